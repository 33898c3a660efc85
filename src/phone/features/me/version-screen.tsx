import { useTranslation } from 'react-i18next';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { syncSummary } from '#storage/queries.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useUpdateWaiting } from './use-update.ts';

/** The version, and the newer one where it waits. It is offered only when nothing waits to be handed in. */
export function VersionScreen() {
  const { t } = useTranslation('me');
  const { version, updates } = useServices();
  const summary = useLive(syncSummary);
  const newer = useUpdateWaiting();
  const waiting = summary.state === 'ready' ? summary.data.waiting : null;
  return (
    <AppPage title={t('update.title')} subtitle={t('update.now', { version })} back="/me">
      {!newer && <EmptyState title={t('update.latest')} help={t('update.latestHelp')} />}
      {newer && waiting !== null && waiting > 0 && (
        <EmptyState title={t('update.waiting', { count: waiting })} help={t('update.waitingHelp')} />
      )}
      {newer && waiting === 0 && (
        <EmptyState title={t('update.ready')} help={t('update.readyHelp')} act={{ label: t('update.apply'), onPress: updates.apply }} />
      )}
    </AppPage>
  );
}
