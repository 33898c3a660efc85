import {
  Activity,
  ALargeSmall,
  ArrowLeftRight,
  CircleQuestionMark,
  Download,
  HousePlus,
  Images,
  NotebookPen,
  RefreshCw,
  TriangleAlert,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PhotoWaiting } from '#phone/photo-waiting.tsx';
import { PracticeRows } from '#phone/practice-rows.tsx';
import { useServices } from '#phone/services.tsx';
import { useAppearance } from '#phone/use-appearance.ts';
import { useBackup } from '#phone/use-backup.ts';
import { useStorageState } from '#phone/use-storage-state.ts';
import { useUpdateWaiting } from '#phone/use-update.ts';
import { WaitingList } from '#phone/waiting-list.tsx';
import { enterPractice } from '#storage/first-run.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { SwitchPerson } from './switch-person.tsx';

const ICON = { className: 'zb-icon', 'aria-hidden': true } as const;
const AT_ONCE = 4;

/** 我的: what waits, and this phone's own settings. */
export function MeScreen() {
  const { t } = useTranslation(['me', 'photos', 'records', 'start']);
  const { session, version, deviceDb, today, install, practice } = useServices();
  const navigate = useNavigate();
  const { storage } = useStorageState();
  const appearance = useAppearance();
  const backup = useBackup();
  const newer = useUpdateWaiting();
  const [switching, setSwitching] = useState(false);
  // In the large sizes a name and what stands at its right no longer fit on one line.
  const large = appearance !== undefined && appearance.size !== 'normal';
  const beside = (words: string): { readonly facts: string } | { readonly end: string } => (large ? { facts: words } : { end: words });
  const practise = async (): Promise<void> => {
    await navigate('/', { replace: true });
    await enterPractice(deviceDb, today());
  };
  return (
    <AppPage
      title={t('me:title')}
      subtitle={t('me:who', { name: session.name, role: t(`records:role.${session.role}`) })}
      tabs
      action={
        practice ? undefined : <BarAction icon={<ArrowLeftRight {...ICON} />} label={t('me:switch')} onPress={() => setSwitching(true)} />
      }
    >
      {practice && <PracticeRows practice={practice} />}
      {!practice && <WaitingList atMost={AT_ONCE} />}
      {!practice && <PhotoWaiting />}
      {storage?.persisted === false && (
        <Section title={t('me:keep.title')}>
          <Ledger>
            <LedgerRow
              tone="overdue"
              margin={<TriangleAlert {...ICON} />}
              name={t('me:keep.name')}
              facts={t('me:keep.facts')}
              href="/me/health"
            />
          </Ledger>
        </Section>
      )}
      <Section title={t('me:settings')}>
        <Ledger>
          <LedgerRow
            low
            margin={<ALargeSmall {...ICON} />}
            name={t('me:look')}
            {...(appearance &&
              beside(t('me:lookNow', { size: t(`me:size.${appearance.size}`), theme: t(`me:theme.${appearance.theme}`) })))}
            href="/me/look"
          />
          {!practice && <LedgerRow low margin={<Images {...ICON} />} name={t('photos:when.label')} href="/me/photos" />}
          <LedgerRow low margin={<Activity {...ICON} />} name={t('me:health')} {...beside(t('me:healthNow'))} href="/me/health" />
          {!install.installed() && <LedgerRow low margin={<HousePlus {...ICON} />} name={t('me:install')} href="/me/install" />}
          {!practice && (
            <LedgerRow low margin={<Download {...ICON} />} name={t('me:backup')} {...beside(t('me:backupNow'))} onPress={backup} />
          )}
          {!practice && (
            <LedgerRow
              low
              margin={<NotebookPen {...ICON} />}
              name={t('start:practice.enter')}
              {...beside(t('start:practice.enterNow'))}
              onPress={() => void practise()}
            />
          )}
          <LedgerRow low margin={<CircleQuestionMark {...ICON} />} name={t('me:help')} {...beside(t('me:helpNow'))} href="/help" />
          <LedgerRow
            low
            margin={<RefreshCw {...ICON} />}
            name={t('me:version')}
            end={newer ? t('me:update.ready') : version}
            href="/me/version"
          />
        </Ledger>
      </Section>
      <SwitchPerson open={switching} onClose={() => setSwitching(false)} />
    </AppPage>
  );
}
