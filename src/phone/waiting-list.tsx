import { Cloud, Info } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BranchDb } from '#storage/db.ts';
import { type AttentionEntry, attentionItems, returnedRecords, type WaitingRecord, waitingRecords } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { useAttentionTitle, useReason } from './attention-words.ts';
import { mendHref, recordHref, useRecordTitle } from './record-title.ts';
import { useServices } from './services.tsx';
import { useDayWords } from './use-day-words.ts';
import { useLive } from './use-live.ts';
import { useSyncState, useSyncWords } from './use-sync.ts';

type Everything = {
  readonly returned: readonly LocalRecord[];
  readonly attention: readonly AttentionEntry[];
  readonly waiting: readonly WaitingRecord[];
};

async function everythingOpen(db: BranchDb): Promise<Everything> {
  const [returned, attention, waiting] = await Promise.all([returnedRecords(db), attentionItems(db), waitingRecords(db)]);
  return { returned, attention, waiting };
}

/** Every record that is not where it should be, each with its reason: sent back, not taken, waiting. On a page of its own its heading is the sync line's sentence. */
export function WaitingList({ atMost = Number.POSITIVE_INFINITY, own = false }: { readonly atMost?: number; readonly own?: boolean }) {
  const { t } = useTranslation('sync');
  const { practice } = useServices();
  const found = useLive(everythingOpen);
  const sync = useSyncWords();
  if (found.state === 'loading' || sync === undefined) return null;
  const { returned, attention, waiting } = found.data;
  const rows = [
    ...returned.map((record) => <ReturnedRow key={record.id} record={record} />),
    ...attention.map((entry) => <AttentionRow key={entry.id} entry={entry} />),
    ...waiting.map((item) => (
      <WaitingRow key={item.record.id} item={item} needsSignIn={sync.needsSignIn} practice={practice !== undefined} />
    )),
  ];
  return (
    <Section title={own ? sync.sentence : t('centre.title')} aside={sync.receipt}>
      {rows.length === 0 ? (
        <EmptyState
          title={practice ? t('centre.practiceClear') : t('centre.clear')}
          help={practice ? t('centre.practice') : t('centre.clearHelp')}
          act={{ label: t('centre.clearAct'), href: '/log' }}
        />
      ) : (
        <>
          <Ledger>{rows.slice(0, atMost)}</Ledger>
          {rows.length > atMost && (
            <Ledger>
              <LedgerRow low margin="" name={t('centre.seeAll')} end={rows.length} href="/me/sync" />
            </Ledger>
          )}
        </>
      )}
      {sync.progress && <ProgressBar label={t('line.progress')} {...sync.progress} />}
      {!practice && <TryAgain needsSignIn={sync.needsSignIn} offline={sync.look === 'offline'} />}
    </Section>
  );
}

function TryAgain({ needsSignIn, offline }: { readonly needsSignIn: boolean; readonly offline: boolean }) {
  const { t } = useTranslation('sync');
  const { sync } = useServices();
  const { phase } = useSyncState();
  const [asked, setAsked] = useState(false);
  const trying = asked || phase === 'pushing' || phase === 'pulling';
  const again = async (): Promise<void> => {
    setAsked(true);
    await sync.tryNow();
    setAsked(false);
  };
  return (
    <div className="zb-block">
      {needsSignIn ? (
        <Button wide href="/sign-in">
          {t('centre.signIn')}
        </Button>
      ) : (
        <Button wide icon={<Cloud className="zb-icon" aria-hidden="true" />} onPress={() => void again()} disabled={trying}>
          {trying ? t('centre.trying') : t('centre.again')}
        </Button>
      )}
      <p className="zb-sub">{offline ? t('centre.offlineHint') : t('centre.onlineHint')}</p>
    </div>
  );
}

function ReturnedRow({ record }: { readonly record: LocalRecord }) {
  const { t } = useTranslation('sync');
  const title = useRecordTitle();
  return (
    <LedgerRow
      tone="red"
      margin={
        <>
          <StateIcon state="returned" />
          {t('centre.returned')}
        </>
      }
      name={title(record)}
      facts={t('centre.returnedFacts', { count: record.review.marks.length })}
      href={mendHref(record) ?? undefined}
    />
  );
}

/** An edit that was not taken, with its reason; it leads to the ways on. */
export function AttentionRow({ entry }: { readonly entry: AttentionEntry }) {
  const { t } = useTranslation('sync');
  const title = useAttentionTitle();
  const reason = useReason();
  return (
    <LedgerRow
      margin={
        <>
          <Info className="zb-icon" aria-hidden="true" />
          {t(`centre.${entry.outcome}`)}
        </>
      }
      name={title(entry, entry.record)}
      facts={reason(entry)}
      href={`/me/sync/${entry.id}`}
    />
  );
}

function WaitingRow({
  item,
  needsSignIn,
  practice,
}: {
  readonly item: WaitingRecord;
  readonly needsSignIn: boolean;
  readonly practice: boolean;
}) {
  const { t } = useTranslation('sync');
  const title = useRecordTitle();
  const days = useDayWords();
  const moment = days.moment(item.since);
  const facts = practice
    ? t('centre.practiceWaiting', { moment })
    : item.reason === 'behindRefused'
      ? t('centre.behindRefused')
      : needsSignIn
        ? t('centre.waitingSignIn', { moment })
        : t('centre.waitingFacts', { moment });
  return (
    <LedgerRow
      margin={
        <>
          <StateIcon state="saved" />
          {t('centre.waiting')}
        </>
      }
      name={title(item.record)}
      facts={facts}
      href={recordHref(item.record) ?? undefined}
    />
  );
}
