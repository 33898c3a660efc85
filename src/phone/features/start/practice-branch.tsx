import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OpenedPerson, Person } from '#phone/person.tsx';
import { DeviceServicesContext, useDeviceServices } from '#phone/services.tsx';
import { useShownAppearance } from '#phone/use-appearance.ts';
import { leavePractice } from '#storage/first-run.ts';
import { storageProblemOf } from '#storage/full-disk.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { openPractice } from './open-practice.ts';

/** The whole phone over the made-up village. It needs neither an account nor a network, and has no way to either. */
export function PracticeBranch() {
  const { t } = useTranslation('start');
  const device = useDeviceServices();
  useShownAppearance();
  const [opened, setOpened] = useState<OpenedPerson | 'failed'>();
  useEffect(() => {
    let gone = false;
    let close: (() => void) | undefined;
    openPractice(device).then(
      (practice) => {
        close = practice.close;
        if (gone) practice.close();
        else setOpened(practice);
      },
      (error: unknown) => {
        if (storageProblemOf(error) === undefined) throw error;
        setOpened('failed');
      },
    );
    return () => {
      gone = true;
      close?.();
    };
  }, [device]);
  if (opened === undefined || opened === 'failed')
    return (
      <AppPage title={t('practice.enter')}>
        <EmptyState
          title={opened === 'failed' ? t('practice.failed') : t('practice.making')}
          act={opened === 'failed' ? { label: t('practice.leave'), onPress: () => void leavePractice(device.deviceDb) } : undefined}
        />
      </AppPage>
    );
  return (
    <DeviceServicesContext value={opened.services}>
      {/* Its database outlives a second drawing of the same page; it is closed with the practice. */}
      <Person open={() => ({ services: opened.services, close: () => undefined })} />
    </DeviceServicesContext>
  );
}
