import { useTranslation } from 'react-i18next';
import { useShownAppearance } from '#phone/use-appearance.ts';
import { AppPage } from '#ui/app-page.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './sign-in.css';

/** The first page of a phone that knows nobody. The address asked for is kept and opens after it. */
export function SignInScreen() {
  const { t } = useTranslation(['signIn', 'common']);
  useShownAppearance();
  return (
    <AppPage title={t('common:appName')}>
      <div className="zb-sign-in-mark">
        <h2>{t('signIn:title')}</h2>
        <p className="zb-sub">{t('signIn:lead')}</p>
      </div>
      <SignInForm />
      <div className="zb-block">
        <p className="zb-sub">{t('signIn:forgot')}</p>
      </div>
    </AppPage>
  );
}
