import { Shapes } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSyncState } from '#phone/use-sync.ts';
import { mayUpdate, useUpdateWaiting } from '#phone/use-update.ts';
import { syncSummary } from '#storage/queries.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';

/** The version, and the newer one where it waits. It is offered when nothing waits to be handed in, or when what waits needs it. */
export function VersionScreen() {
  const { t } = useTranslation('me');
  const { t: gallery } = useTranslation('gallery');
  const { version, updates } = useServices();
  const summary = useLive(syncSummary);
  const state = useSyncState();
  const newer = useUpdateWaiting();
  const offered = summary.state === 'ready' && mayUpdate(summary.data, state);
  return (
    <AppPage title={t('update.title')} subtitle={t('update.now', { version })} back="/me">
      {!newer && <EmptyState title={t('update.latest')} help={t('update.latestHelp')} act={{ label: t('update.toMe'), href: '/me' }} />}
      {newer && summary.state === 'ready' && !offered && (
        <EmptyState
          title={t('update.waiting', { count: summary.data.waiting })}
          help={t('update.waitingHelp')}
          act={{ label: t('update.seeWaiting'), href: '/me/sync' }}
        />
      )}
      {newer && offered && (
        <EmptyState title={t('update.ready')} help={t('update.readyHelp')} act={{ label: t('update.apply'), onPress: updates.apply }} />
      )}
      <Section title={t('update.makers')}>
        <Ledger>
          <LedgerRow low margin={<Shapes className="zb-icon" aria-hidden="true" />} name={gallery('title')} href="/gallery" />
        </Ledger>
      </Section>
    </AppPage>
  );
}
