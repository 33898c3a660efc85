import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { exportUnsent } from '#storage/unsent.ts';
import { useServices } from './services.tsx';
import { useToast } from './toasts.tsx';

/** Puts everything that has not reached the township into a file in the phone's downloads. */
export function useBackup(): () => void {
  const { db, today, saveFile } = useServices();
  const toast = useToast();
  const { t } = useTranslation('me');
  return useCallback(() => {
    void (async () => {
      const file = await exportUnsent(db);
      saveFile(t('backupFile', { day: today() }), new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' }));
      toast({ text: t('backupDone') });
    })();
  }, [db, today, saveFile, toast, t]);
}
