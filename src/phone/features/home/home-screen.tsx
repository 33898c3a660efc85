import { ALargeSmall } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { keepAppearance } from '#phone/appearance.ts';
import { useServices } from '#phone/services.tsx';
import { useAppearance } from '#phone/use-appearance.ts';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSyncWords } from '#phone/use-sync.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import { StatFigures } from '#ui/stat-figures.tsx';
import { SyncLine } from '#ui/sync-line.tsx';
import { DraftList } from './draft-list.tsx';
import { DueList } from './due-list.tsx';
import { homeFacts } from './home-facts.ts';
import { ReturnedList } from './returned-list.tsx';

/** 首页: where the phone stands, what was sent back, what was begun, what is due. */
export function HomeScreen() {
  const { t } = useTranslation('home');
  const { session, today, deviceDb, firstPageStands } = useServices();
  const days = useDayWords();
  const sync = useSyncWords();
  const facts = useLive(homeFacts, today());
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
          label={elder ? t('standard') : t('elder')}
          onPress={toggle}
        />
      }
    >
      {sync && (
        <SyncLine look={sync.look} sentence={sync.sentence} receipt={sync.receipt} href={sync.needsSignIn ? '/sign-in' : '/me/sync'} />
      )}
      {facts.state === 'ready' && sync && (
        <>
          <ReturnedList records={facts.data.returned} />
          <DraftList drafts={facts.data.drafts} />
          <Section title={t('due')} aside={days.dayWeek(today())}>
            {facts.data.memberCount === 0 ? (
              <EmptyRoster fetched={sync.summary.lastContactAt !== null} />
            ) : (
              <DueList due={facts.data.due} drafts={facts.data.drafts} groupNames={facts.data.groupNames} />
            )}
          </Section>
          <StatFigures
            label={t('figures')}
            figures={[
              { value: facts.data.memberCount, label: t('members'), href: '/roster' },
              { value: facts.data.meetingsThisMonth, label: t('meetings'), href: '/meetings' },
              { value: sync.summary.waiting, label: t('waiting'), href: '/me/sync' },
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
  if (!fetched) return <EmptyState title={t('firstFetch')} help={t('firstFetchHelp')} />;
  const act = actor.role === 'groupLeader' ? undefined : { label: t('emptyRosterAct'), href: '/roster/new' };
  return <EmptyState title={t('emptyRoster')} help={t('emptyRosterHelp')} act={act} />;
}
