import { Activity, ALargeSmall, ArrowLeftRight, CircleQuestionMark, Download, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '#phone/services.tsx';
import { useAppearance } from '#phone/use-appearance.ts';
import { useBackup } from '#phone/use-backup.ts';
import { WaitingList } from '#phone/waiting-list.tsx';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { SwitchPerson } from './switch-person.tsx';
import { useUpdateWaiting } from './use-update.ts';

const ICON = { className: 'zb-icon', 'aria-hidden': true } as const;
const AT_ONCE = 4;

/** 我的: what waits, and this phone's own settings. */
export function MeScreen() {
  const { t } = useTranslation(['me', 'records']);
  const { session, version } = useServices();
  const appearance = useAppearance();
  const backup = useBackup();
  const newer = useUpdateWaiting();
  const [switching, setSwitching] = useState(false);
  return (
    <AppPage
      title={t('me:title')}
      subtitle={t('me:who', { name: session.name, role: t(`records:role.${session.role}`) })}
      tabs
      action={<BarAction icon={<ArrowLeftRight {...ICON} />} label={t('me:switch')} onPress={() => setSwitching(true)} />}
    >
      <WaitingList atMost={AT_ONCE} />
      <Section title={t('me:settings')}>
        <Ledger>
          <LedgerRow
            low
            margin={<ALargeSmall {...ICON} />}
            name={t('me:look')}
            end={appearance && t('me:lookNow', { size: t(`me:size.${appearance.size}`), theme: t(`me:theme.${appearance.theme}`) })}
            href="/me/look"
          />
          <LedgerRow low margin={<Activity {...ICON} />} name={t('me:health')} end={t('me:healthNow')} href="/me/health" />
          <LedgerRow low margin={<Download {...ICON} />} name={t('me:backup')} end={t('me:backupNow')} onPress={backup} />
          <LedgerRow low margin={<CircleQuestionMark {...ICON} />} name={t('me:help')} end={t('me:helpNow')} href="/help" />
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
