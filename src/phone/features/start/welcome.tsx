import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import type { InApp } from '#phone/in-app.ts';
import { LanguageChoice } from '#phone/language-choice.tsx';
import { useDeviceServices } from '#phone/services.tsx';
import { SizeSwitch } from '#phone/size-switch.tsx';
import { useShownAppearance } from '#phone/use-appearance.ts';
import { enterPractice, rememberCards } from '#storage/first-run.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { InAppGuide } from './in-app-guide.tsx';
import { MenuPicture } from './menu-picture.tsx';
import './start.css';
import { House, Send, Smartphone } from 'lucide-react';

const ICONS = [Smartphone, Send, House] as const;

/** What a new phone sees once: out of an app's own window first, then three sentences, then trying it or signing in. */
export function Welcome({ inApp, onStay }: { readonly inApp: InApp | null; readonly onStay: () => void }) {
  const { t } = useTranslation(['start', 'common']);
  useShownAppearance();
  if (inApp === null) return <Cards />;
  return (
    <AppPage title={t('common:appName')}>
      <InAppGuide inApp={inApp} picture={<MenuPicture />} onStay={onStay} />
    </AppPage>
  );
}

function Cards() {
  const { t } = useTranslation(['start', 'common']);
  const { deviceDb, now } = useDeviceServices();
  const [at, setAt] = useState(0);
  const words = t('start:cards.words', { returnObjects: true });
  const last = at === words.length - 1;
  const Icon = ICONS[at] ?? House;
  const signIn = (): void => void rememberCards(deviceDb);
  const practise = (): void => {
    window.history.replaceState(null, '', '/');
    void enterPractice(deviceDb, dayInChina(instantAt(now())));
  };
  return (
    <AppPage
      title={t('common:appName')}
      action={last ? undefined : <BarAction icon={null} label={t('start:cards.skip')} onPress={signIn} />}
      footer={
        <div className="zb-foot">
          {last ? (
            <div className="zb-start-ways">
              <Button main wide onPress={practise}>
                {t('start:cards.try')}
              </Button>
              <Button wide onPress={signIn}>
                {t('start:cards.signIn')}
              </Button>
            </div>
          ) : (
            <Button main wide onPress={() => setAt(at + 1)}>
              {t('start:cards.next')}
            </Button>
          )}
        </div>
      }
    >
      <section className="zb-start-card" aria-live="polite">
        <Icon aria-hidden="true" />
        <h2>{words[at]}</h2>
        <p className="zb-sub">{last ? t('start:cards.tryHelp') : t('start:cards.label', { at: at + 1, count: words.length })}</p>
        <SizeSwitch />
        <LanguageChoice />
      </section>
    </AppPage>
  );
}
