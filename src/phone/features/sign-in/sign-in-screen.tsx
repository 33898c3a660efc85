import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import { LanguageChoice } from '#phone/language-choice.tsx';
import { leftOnPhone } from '#phone/left-on-phone.ts';
import { useDeviceServices } from '#phone/services.tsx';
import { SizeSwitch } from '#phone/size-switch.tsx';
import { useShownAppearance } from '#phone/use-appearance.ts';
import { getSetting } from '#storage/device.ts';
import { enterPractice } from '#storage/first-run.ts';
import { AppPage } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './sign-in.css';

/** The page of a phone that knows nobody, or whose person made room for another. The address asked for is kept and opens after it. */
export function SignInScreen() {
  const { t } = useTranslation(['signIn', 'common']);
  const { deviceDb, now } = useDeviceServices();
  useShownAppearance();
  const left = useLiveQuery(() => leftOnPhone(deviceDb, null), [deviceDb]) ?? [];
  const emptied = useLiveQuery(() => getSetting<boolean>(deviceDb, 'emptied'), [deviceDb]);
  const practise = (): void => {
    window.history.replaceState(null, '', '/');
    void enterPractice(deviceDb, dayInChina(instantAt(now())));
  };
  return (
    <AppPage title={t('common:appName')} action={<SizeSwitch />}>
      <div className="zb-sign-in-mark">
        <h2>{t('signIn:title')}</h2>
        <p className="zb-sub">{t('signIn:lead')}</p>
      </div>
      {emptied === true && (
        <div className="zb-block" role="status">
          <strong>{t('signIn:emptied')}</strong>
          <p className="zb-sub">{t('signIn:emptiedHelp')}</p>
        </div>
      )}
      {left.length > 0 && (
        <div className="zb-block">
          <strong>{t('signIn:leftTitle')}</strong>
          {left.map(({ name, count }) => (
            <p className="zb-sub" key={name}>
              {t('signIn:left', { name, count })}
            </p>
          ))}
        </div>
      )}
      <SignInForm />
      <div className="zb-block">
        <p className="zb-sub">{t('signIn:forgot')}</p>
      </div>
      <div className="zb-block">
        <Button wide onPress={practise}>
          {t('signIn:try')}
        </Button>
        <p className="zb-sub">{t('signIn:tryHelp')}</p>
      </div>
      <div className="zb-block">
        <LanguageChoice />
      </div>
    </AppPage>
  );
}
