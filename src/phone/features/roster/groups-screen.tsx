import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { BranchId, RecordId } from '#domain/kernel/ids.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { begunSheet } from '#phone/use-sheet-draft.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger } from '#ui/section.tsx';
import './roster.css';
import { GroupSheet } from './group-sheet.tsx';
import { isOpen, readRoster } from './use-roster.ts';

/** The party groups in their order, those dissolved last; each opens to be changed. */
export function GroupsScreen() {
  const { t } = useTranslation('roster');
  const { actor, session, today } = useServices();
  const words = useDayWords();
  const found = useLive(readRoster);
  const { db, newId } = useServices();
  const [params, setParams] = useSearchParams();
  // Which sheet is open stands in the address: a page taken away in the middle comes back to it, and 首页 leads to it.
  const open = params.get('open') as RecordId | null;
  const setOpen = (id: RecordId | null): void => setParams(id === null ? {} : { open: id }, { replace: true });
  const openNew = (): void => void begunSheet(db, 'group', newId).then(setOpen);
  const day = today();
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: session.branchId as BranchId, kind: 'group', groupId: null });
  const roster = found.state === 'ready' ? found.data : null;
  const groups = roster ? [...roster.groups].sort((a, b) => Number(isOpen(b, day)) - Number(isOpen(a, day))) : [];
  const names = new Map(roster?.members.map((member) => [member.id as string, member.body.name]));
  const leaderWords = (leaderId: string | null) => {
    const name = names.get(leaderId ?? '');
    return name === undefined ? t('groups.noLeader') : t('groups.ledBy', { name });
  };
  return (
    <AppPage
      title={t('groups.title')}
      back="/roster/setup"
      action={
        writes ? <BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('groups.new')} onPress={openNew} /> : undefined
      }
    >
      {roster && groups.length === 0 && (
        <EmptyState
          title={t('groups.emptyTitle')}
          help={t('groups.emptyHelp')}
          act={writes ? { label: t('groups.add'), onPress: openNew } : { label: t('toRoster'), href: '/roster' }}
        />
      )}
      {roster && groups.length > 0 && (
        <Ledger>
          {groups.map((group) => (
            <LedgerRow
              key={group.id}
              margin={
                isOpen(group, day)
                  ? t('groups.members', {
                      count: roster.members.filter(({ body }) => body.groupId === (group.id as string) && isOnRoll(body, day)).length,
                    })
                  : null
              }
              name={group.body.name}
              nameNote={group.body.grid}
              facts={
                group.body.dissolvedOn !== null && !isOpen(group, day)
                  ? t('groups.dissolved', { day: words.day(group.body.dissolvedOn) })
                  : leaderWords(group.body.leaderId)
              }
              onPress={writes ? () => setOpen(group.id) : undefined}
            />
          ))}
        </Ledger>
      )}
      {open !== null && roster && writes && (
        <GroupSheet
          key={open}
          recordId={open}
          group={groups.find(({ id }) => id === open) ?? null}
          roster={roster}
          onClose={() => setOpen(null)}
        />
      )}
    </AppPage>
  );
}
