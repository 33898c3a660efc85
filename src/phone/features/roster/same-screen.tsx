import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '#domain/access.ts';
import type { BranchId } from '#domain/kernel/ids.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { ConfirmSheet } from '#ui/confirm-sheet.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import './roster.css';
import { useMerging } from './use-merging.ts';
import { type Pair, readPeople, useLikePairs } from './use-same-people.ts';

const NOBODY: readonly LocalRecord<'member'>[] = [];

/** 可能是同一个人: pairs to be looked at, and those that were made one, each with its way back. */
export function SameScreen() {
  const { t } = useTranslation('samePeople');
  const { actor, session } = useServices();
  const { part } = useMerging();
  const words = useDayWords();
  const found = useLive(readPeople);
  const { members, merged } = found.state === 'ready' ? found.data : { members: NOBODY, merged: NOBODY };
  const pairs = useLikePairs(members);
  const [parting, setParting] = useState<Pair | null>(null);
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: session.branchId as BranchId, kind: 'member', groupId: null });
  const all = new Map([...members, ...merged].map((member) => [member.id as string, member]));
  const month = (member: LocalRecord<'member'>): string => (member.body.birthMonth === null ? '' : formats().month(member.body.birthMonth));
  return (
    <AppPage title={t('title')} back="/roster">
      {found.state === 'ready' && pairs.length + merged.length === 0 && <EmptyState title={t('none')} help={t('noneHelp')} />}
      {pairs.length > 0 && (
        <>
          <p className="zb-block zb-sub">{t('help')}</p>
          <Ledger>
            {pairs.map(([one, other]) => (
              <LedgerRow
                key={`${one.id} ${other.id}`}
                margin={null}
                name={t('pair', { one: one.body.name, other: other.body.name })}
                facts={formats().list([...new Set([month(one), month(other)])].filter((text) => text !== ''))}
                end={writes ? t('look') : undefined}
                href={writes ? `/roster/same/${one.id}/${other.id}` : `/roster/${one.id}`}
              />
            ))}
          </Ledger>
        </>
      )}
      {merged.length > 0 && (
        <Section title={t('merged')}>
          <Ledger>
            {merged.map((other) => {
              const into = other.body.mergedInto;
              const kept = all.get(into?.memberId ?? '');
              if (!into || !kept) return null;
              const facts = { name: other.body.name, day: words.day(into.on), by: into.byName };
              return (
                <LedgerRow
                  key={other.id}
                  margin={null}
                  name={kept.body.name}
                  facts={into.byName === '' ? t('mergedFactsNobody', facts) : t('mergedFacts', facts)}
                  end={writes ? t('part') : undefined}
                  onPress={writes ? () => setParting([kept, other]) : undefined}
                />
              );
            })}
          </Ledger>
        </Section>
      )}
      <ConfirmSheet
        open={parting !== null}
        title={t('partQuestion')}
        text={t('partText')}
        keepLabel={t('keep')}
        actLabel={t('part')}
        onKeep={() => setParting(null)}
        onAct={() => {
          if (parting) void part(...parting).then(() => setParting(null));
        }}
      />
    </AppPage>
  );
}
