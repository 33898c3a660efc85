import { useTranslation } from 'react-i18next';
import { WaitingList } from '#phone/waiting-list.tsx';
import { useSyncWords } from '#phone/use-sync.ts';
import { AppPage } from '#ui/app-page.tsx';
import { SyncLine } from '#ui/sync-line.tsx';

/** The sync centre in full: the sentence, then every record that waits, was refused or came back. */
export function SyncScreen() {
  const { t } = useTranslation('sync');
  const sync = useSyncWords();
  return (
    <AppPage title={t('centre.title')} back="/me">
      {sync && <SyncLine look={sync.look} sentence={sync.sentence} receipt={sync.receipt} href={sync.needsSignIn ? '/sign-in' : '/me/health'} />}
      <WaitingList />
    </AppPage>
  );
}
