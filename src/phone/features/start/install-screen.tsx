import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type BrowserName, browserNameOf } from '#phone/browser-name.ts';
import { inAppOf } from '#phone/in-app.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { syncSummary } from '#storage/queries.ts';
import { AppPage } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import { InAppGuide } from './in-app-guide.tsx';
import { MenuPicture } from './menu-picture.tsx';
import './start.css';

const ALL: readonly BrowserName[] = ['chrome', 'edge', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'samsung', 'safari', 'firefox'];

/** 放到桌面: the browser's own question where it has one, else the way through its menu; in an app's own window the way out of it. */
export function InstallScreen() {
  const { t } = useTranslation('start');
  const { install, userAgent, askToPersist } = useServices();
  const canAsk = useSyncExternalStore(install.subscribe, install.canAsk);
  const [asked, setAsked] = useState(false);
  const own = browserNameOf(userAgent);
  const inApp = inAppOf(userAgent);
  const waiting = useLive(syncSummary);
  if (inApp !== null)
    return (
      <AppPage title={t('install.title')} back="/me">
        <InAppGuide inApp={inApp} picture={<MenuPicture />} waiting={waiting.state === 'ready' ? waiting.data.waiting : 0} />
      </AppPage>
    );
  if (install.installed())
    return (
      <AppPage title={t('install.title')} back="/me">
        <EmptyState title={t('install.done')} help={t('install.doneHelp')} act={{ label: t('install.home'), href: '/' }} />
      </AppPage>
    );
  const ask = async (): Promise<void> => {
    const agreed = await install.ask();
    setAsked(agreed);
    // A browser that refused before often agrees once the app is on the home screen.
    if (agreed) await askToPersist();
  };
  return (
    <AppPage title={t('install.title')} back="/me">
      <div className="zb-block">
        <p>{t('install.now')}</p>
        {canAsk && (
          <div className="zb-install-ask">
            <Button main wide onPress={() => void ask()}>
              {t('install.ask')}
            </Button>
          </div>
        )}
        <p className="zb-sub" role="status">
          {asked ? t('install.asked') : ''}
        </p>
      </div>
      {!canAsk && !asked && <Way browser={own} title={t('install.which', { name: t(`install.names.${own}`) })} />}
      <Section title={t('install.others')}>
        {ALL.filter((browser) => browser !== own).map((browser) => (
          <details className="zb-way-of" key={browser}>
            <summary>{t(`install.names.${browser}`)}</summary>
            <Steps browser={browser} />
          </details>
        ))}
      </Section>
    </AppPage>
  );
}

function Way({ browser, title }: { readonly browser: BrowserName; readonly title: string }) {
  const { t } = useTranslation('start');
  return (
    <Section title={title}>
      <div className="zb-way-sheet">
        <Steps browser={browser} />
        <p className="zb-sub">{t('install.menuDiffers')}</p>
      </div>
    </Section>
  );
}

function Steps({ browser }: { readonly browser: BrowserName }) {
  const { t } = useTranslation('start');
  return (
    <ol className="zb-steps">
      {t(`install.steps.${browser}`, { returnObjects: true }).map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
