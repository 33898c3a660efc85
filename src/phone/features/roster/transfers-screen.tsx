import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { BranchId, RecordId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { TransferBody } from '#domain/records/transfer.ts';
import { isOver, letterEnds, receiptDue, transferHint, transferState } from '#domain/relations/transfer.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { begunSheet } from '#phone/use-sheet-draft.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { settingsHere } from '#storage/settings.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { TransferSheet } from './transfer-sheet.tsx';
import { readRoster } from './use-roster.ts';

const readTransfers = (db: BranchDb) => recordsOfKind(db, 'transfer');

/** 组织关系转接: those under way first, each with where it stands and what is late; those that are over below. */
export function TransfersScreen() {
  const { t } = useTranslation('relations');
  const { db, newId, actor, session, today } = useServices();
  const found = useLive(readTransfers);
  const roster = useLive(readRoster);
  const stands = useStanding();
  const settings = useLive(settingsHere);
  const isLate = (body: TransferBody): boolean =>
    settings.state === 'ready' && transferHint(body, today(), settings.data.roster.letterDays) !== null;
  const [params, setParams] = useSearchParams();
  const open = params.get('open') as RecordId | null;
  const writes = may.write(actor, {
    townshipId: actor.townshipId,
    branchId: session.branchId as BranchId,
    kind: 'transfer',
    groupId: null,
  });
  const begin = (): void => void begunSheet(db, 'transfer', newId).then((id) => setParams({ open: id }, { replace: true }));
  const all = found.state === 'ready' ? [...found.data].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)) : [];
  const parts = [
    [t('transfers.open'), all.filter(({ body }) => !isOver(body))],
    [t('transfers.over'), all.filter(({ body }) => isOver(body))],
  ] as const;
  return (
    <AppPage
      title={t('transfers.title')}
      back="/roster/setup"
      action={
        writes ? <BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('transfers.add')} onPress={begin} /> : undefined
      }
    >
      {found.state === 'ready' && all.length === 0 && (
        <EmptyState
          title={t('transfers.emptyTitle')}
          help={t('transfers.emptyHelp')}
          act={writes ? { label: t('transfers.add'), onPress: begin } : undefined}
        />
      )}
      {parts.map(
        ([title, list]) =>
          list.length > 0 && (
            <Section key={title} title={title}>
              <Ledger>
                {list.map(({ id, body }) => (
                  <LedgerRow
                    key={id}
                    margin={isLate(body) ? <StateIcon state="overdue" /> : t(`transfers.mark.${body.direction}`)}
                    tone={isLate(body) ? 'overdue' : 'plain'}
                    name={body.name}
                    nameNote={t(`transfers.way.${body.direction}`, { branch: body.otherBranch })}
                    facts={stands(body)}
                    href={`/roster/transfers/${id}`}
                  />
                ))}
              </Ledger>
            </Section>
          ),
      )}
      {open !== null && writes && roster.state === 'ready' && found.state === 'ready' && settings.state === 'ready' && (
        <TransferSheet
          key={open}
          recordId={open}
          transfer={found.data.find(({ id }) => id === open) ?? null}
          roster={roster.data}
          letterDays={settings.data.roster.letterDays}
          memberId={params.get('member')}
          onClose={() => setParams({}, { replace: true })}
        />
      )}
    </AppPage>
  );
}

/** Where a transfer stands in a sentence, with the day that counts and what is late. */
export function useStanding(): (body: TransferBody) => string {
  const { t } = useTranslation('relations');
  const { today } = useServices();
  const { letterDays } = useSettings().roster;
  const words = useDayWords();
  return (body) => {
    const state = transferState(body);
    const hint = transferHint(body, today(), letterDays);
    const until: LocalDate | null = state === 'lettered' ? letterEnds(body, letterDays) : state === 'accepted' ? receiptDue(body) : null;
    if (hint === 'letterLate') return t(`transfers.letterLate.${body.direction}`, { count: letterDays });
    if (hint !== null) return t(`transfers.hint.${hint}`, { day: until === null ? '' : words.day(until) });
    return t(`transfers.state.${body.direction}.${state}`, { day: until === null ? '' : words.day(until) });
  };
}
