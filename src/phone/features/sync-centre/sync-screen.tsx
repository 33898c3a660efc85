import { useTranslation } from 'react-i18next';
import { PhotoWaiting } from '#phone/photo-waiting.tsx';
import { WaitingList } from '#phone/waiting-list.tsx';
import { AppPage } from '#ui/app-page.tsx';

/** The sync centre in full: every record that waits, was not taken or came back. */
export function SyncScreen() {
  const { t } = useTranslation('sync');
  return (
    <AppPage title={t('centre.title')} back="/me">
      <WaitingList own />
      <PhotoWaiting />
    </AppPage>
  );
}
