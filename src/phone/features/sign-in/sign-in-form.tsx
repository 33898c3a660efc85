import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#domain/kernel/result.ts';
import { useDeviceServices } from '#phone/services.tsx';
import { useProblemText } from '#phone/use-problem-text.ts';
import { rememberSession } from '#storage/device.ts';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';

/** Account and password. After the first sign-in the phone knows its person with no network. */
export function SignInForm({ onDone }: { readonly onDone?: () => void }) {
  const { t } = useTranslation('signIn');
  const { sessions, deviceDb, askToPersist } = useDeviceServices();
  const problemText = useProblemText();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const missing = (value: string) => (problem?.code === 'field.required' && value.trim() === '' ? t('required') : undefined);

  async function submit(): Promise<void> {
    if (login.trim() === '' || password === '') return setProblem({ code: 'field.required' });
    setBusy(true);
    const answer = await sessions.signIn({ login: login.trim(), password });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    if (answer.value.branchId === null) {
      await sessions.signOut();
      return setProblem({ code: 'signIn.notABranch' });
    }
    setProblem(undefined);
    await rememberSession(deviceDb, answer.value);
    // A browser that will not promise says so in 一键体检; it is no reason to stop here.
    void askToPersist();
    onDone?.();
  }

  return (
    <form
      aria-label={t('title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={t('login')}
        hint={t('loginHint')}
        value={login}
        onChange={setLogin}
        error={missing(login)}
        autoComplete="username"
        autoCapitalize="none"
        name="login"
      />
      <TextField
        label={t('password')}
        value={password}
        onChange={setPassword}
        error={missing(password)}
        type="password"
        autoComplete="current-password"
        name="password"
      />
      <div className="zb-block">
        {problem && problem.code !== 'field.required' && (
          <p className="zb-sign-in-problem" role="alert">
            {problem.code === 'signIn.notABranch' ? (
              <>
                {t('notABranch')} <a href="/township">{t('openDesk')}</a>
              </>
            ) : (
              problemText(problem)
            )}
          </p>
        )}
        <Button main wide submit disabled={busy}>
          {busy ? t('busy') : t('submit')}
        </Button>
      </div>
    </form>
  );
}
