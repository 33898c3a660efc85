import { Archive, FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PhotoWaiting } from '#phone/photo-waiting.tsx';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSyncState } from '#phone/use-sync.ts';
import { WaitingList } from '#phone/waiting-list.tsx';
import { setAsideItems } from '#storage/set-aside.ts';
import { AppPage } from '#ui/app-page.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger } from '#ui/section.tsx';
import './sync-centre.css';

const ICON = { className: 'zb-icon', 'aria-hidden': true } as const;

/** The sync centre in full: every record that waits, was not taken or came back; what was given up; and the file to carry work in. */
export function SyncScreen() {
  const { t } = useTranslation(['sync', 'attention']);
  const { practice } = useServices();
  const aside = useLive(setAsideItems);
  const { elsewhere = 0 } = useSyncState();
  return (
    <AppPage title={t('sync:centre.title')} back="/me">
      <WaitingList own />
      <PhotoWaiting />
      {elsewhere > 0 && (
        <div className="zb-block" role="status">
          <p>{t('sync:centre.elsewhere', { count: elsewhere })}</p>
        </div>
      )}
      <div className="zb-section zb-centre-more">
        <Ledger>
          {aside.state === 'ready' && aside.data.length > 0 && (
            <LedgerRow
              low
              margin={<Archive {...ICON} />}
              name={t('attention:aside.title')}
              end={t('attention:aside.count', { count: aside.data.length })}
              href="/me/sync/aside"
            />
          )}
          {practice === undefined && (
            <LedgerRow
              margin={<FileDown {...ICON} />}
              name={t('attention:file.title')}
              facts={t('attention:file.rowHelp')}
              href="/me/sync/file"
            />
          )}
        </Ledger>
      </div>
    </AppPage>
  );
}
