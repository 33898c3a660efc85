import { ALargeSmall, ExternalLink, RefreshCw } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { keepAppearance } from '#phone/appearance.ts';
import { inAppOf } from '#phone/in-app.ts';
import { dueWords, laterWords } from '#phone/later-words.ts';
import { useServices } from '#phone/services.tsx';
import { useAppearance } from '#phone/use-appearance.ts';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSyncState, useSyncWords } from '#phone/use-sync.ts';
import { mayUpdate, useUpdateWaiting } from '#phone/use-update.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { StatFigures } from '#ui/stat-figures.tsx';
import { SyncLine } from '#ui/sync-line.tsx';
import { DraftList } from './draft-list.tsx';
import { homeFacts } from './home-facts.ts';
import { ReturnedList } from './returned-list.tsx';

const PracticeRows = lazy(async () => {
  const [rows] = await Promise.all([import('#phone/practice-rows.tsx'), laterWords()]);
  return { default: rows.PracticeRows };
});

const readDueList = async () => {
  const [list] = await Promise.all([import('./due-list.tsx'), dueWords()]);
  return { default: list.DueList };
};
const DueList = lazy(readDueList);

/** 首页: where the phone stands, what was sent back, what was begun, what is due. */
export function HomeScreen() {
  const { t } = useTranslation(['home', 'sync']);
  const { session, today, deviceDb, firstPageStands, practice, userAgent } = useServices();
  const state = useSyncState();
  const newer = useUpdateWaiting();
  const inApp = inAppOf(userAgent);
  const days = useDayWords();
  const sync = useSyncWords();
  const facts = useLive(homeFacts, today());
  // Begun while the store is read, so that the list follows the first screen at once and costs its drawing nothing.
  useEffect(() => void readDueList(), []);
  const stands = facts.state === 'ready' && sync !== undefined;
  useEffect(() => {
    if (stands) firstPageStands?.();
  }, [stands, firstPageStands]);
  const elder = (useAppearance()?.size ?? 'normal') !== 'normal';
  const toggle = () => void keepAppearance(deviceDb, { size: elder ? 'normal' : 'elder' });
  return (
    <AppPage
      title={session.branchName ?? ''}
      tabs
      action={
        <BarAction
          icon={<ALargeSmall className="zb-icon" aria-hidden="true" />}
          label={elder ? t('home:standard') : t('home:elder')}
          onPress={toggle}
        />
      }
    >
      {sync && <SyncLine look={sync.look} sentence={sync.sentence} receipt={sync.receipt} href={sync.href} />}
      {sync?.progress && <ProgressBar label={t('sync:line.progress')} {...sync.progress} />}
      {inApp !== null && (
        <Ledger>
          <LedgerRow
            margin={<ExternalLink className="zb-icon" aria-hidden="true" />}
            name={t('home:inApp')}
            facts={t('home:inAppFacts')}
            href="/me/install"
          />
        </Ledger>
      )}
      {newer && sync && mayUpdate(sync.summary, state) && (
        <Ledger>
          <LedgerRow low margin={<RefreshCw className="zb-icon" aria-hidden="true" />} name={t('home:update')} href="/me/version" />
        </Ledger>
      )}
      {practice && (
        <Suspense>
          <PracticeRows practice={practice} />
        </Suspense>
      )}
      {facts.state === 'ready' && sync && (
        <>
          <ReturnedList records={facts.data.returned} />
          <DraftList drafts={facts.data.drafts} />
          <Section title={t('home:due')} aside={days.dayWeek(today())}>
            {facts.data.memberCount === 0 ? (
              <EmptyRoster fetched={sync.summary.lastContactAt !== null && !sync.fetching} />
            ) : (
              <Suspense>
                <DueList />
              </Suspense>
            )}
          </Section>
          <StatFigures
            label={t('home:figures')}
            figures={[
              { value: facts.data.memberCount, label: t('home:members'), href: '/roster' },
              { value: facts.data.meetingsThisMonth, label: t('home:meetings'), href: '/meetings' },
              { value: sync.summary.waiting, label: t('home:waiting'), href: '/me/sync' },
            ]}
          />
        </>
      )}
    </AppPage>
  );
}

function EmptyRoster({ fetched }: { readonly fetched: boolean }) {
  const { t } = useTranslation('home');
  const { actor } = useServices();
  if (!fetched)
    return <EmptyState title={t('firstFetch')} help={t('firstFetchHelp')} act={{ label: t('firstFetchAct'), href: '/me/sync' }} />;
  const act =
    actor.role === 'groupLeader' ? { label: t('emptyRosterSee'), href: '/roster' } : { label: t('emptyRosterAct'), href: '/roster/new' };
  return <EmptyState title={t('emptyRoster')} help={t('emptyRosterHelp')} act={act} />;
}
