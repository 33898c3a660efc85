import { useTranslation } from 'react-i18next';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { AppPage } from '#ui/app-page.tsx';
import './roster.css';
import { SetupHints } from './setup-hints.tsx';
import { readRoster } from './use-roster.ts';

/** 支部设置: the groups, the two committees, and what about them is worth a look. */
export function SetupScreen() {
  const { t } = useTranslation('roster');
  const { today } = useServices();
  const found = useLive(readRoster);
  return (
    <AppPage title={t('setup.title')} back="/roster">
      {found.state === 'ready' && <SetupHints roster={found.data} day={today()} />}
    </AppPage>
  );
}
