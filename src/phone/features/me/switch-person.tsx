import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { leftOnPhone } from '#phone/left-on-phone.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { forgetCurrent } from '#storage/device.ts';
import { syncSummary } from '#storage/queries.ts';
import { ConfirmSheet } from '#ui/confirm-sheet.tsx';

/** Asks before the phone is handed on, and says whose unsent work stays on it. */
export function SwitchPerson({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('me');
  const { deviceDb, sessions, session } = useServices();
  const own = useLive(syncSummary);
  const others = useLiveQuery(() => (open ? leftOnPhone(deviceDb, session.accountId) : []), [open, deviceDb, session.accountId]) ?? [];
  const unsent = own.state === 'ready' ? own.data.waiting + own.data.attention : 0;
  const leave = async (): Promise<void> => {
    onClose();
    await sessions.signOut();
    await forgetCurrent(deviceDb);
  };
  return (
    <ConfirmSheet
      open={open}
      title={t('switchTitle')}
      text={
        <>
          {unsent > 0 ? t('switchWaiting', { count: unsent }) : t('switchText')}
          {others.map(({ name, count }) => (
            <span key={name}>
              <br />
              {t('switchOthers', { name, count })}
            </span>
          ))}
        </>
      }
      keepLabel={t('switchKeep')}
      actLabel={t('switchAct')}
      onKeep={onClose}
      onAct={() => void leave()}
    />
  );
}
