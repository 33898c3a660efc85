import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useServices } from '#phone/services.tsx';
import { AppPage } from '#ui/app-page.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './sign-in.css';

/** Signing in again after the session ran out; what waits goes in as soon as it is done. */
export function SignInAgain() {
  const { t } = useTranslation('signIn');
  const { sync } = useServices();
  const navigate = useNavigate();
  const done = (): void => {
    void sync.tryNow();
    void navigate('/');
  };
  return (
    <AppPage title={t('againTitle')} back="/">
      <div className="zb-sign-in-mark">
        <p className="zb-sub">{t('againLead')}</p>
      </div>
      <SignInForm onDone={done} />
    </AppPage>
  );
}
