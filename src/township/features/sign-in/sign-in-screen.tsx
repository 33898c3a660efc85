import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Session } from '#protocol/session.ts';
import { LanguageChoice } from '#township/language-choice.tsx';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';

/** The way in: a name, a password, and in words why it did not work. */
export function SignInScreen() {
  const { t } = useTranslation('deskShell');
  const say = useSay();
  const { client } = useServices();
  const queries = useQueryClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => client.post('/session', { login: login.trim(), password }, Session),
    onSuccess: (session) => queries.setQueryData(['session'], session),
  });
  const ready = login.trim() !== '' && password !== '';
  return (
    <main className="dk-sign">
      <form
        className="dk-sign-sheet"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !signIn.isPending) signIn.mutate();
        }}
      >
        <h1>{t('brand')}</h1>
        <p className="zb-sub">{t('signIn.where')}</p>
        <label htmlFor="login">{t('signIn.login')}</label>
        <input id="login" className="zb-input" autoComplete="username" value={login} onChange={(event) => setLogin(event.target.value)} />
        <label htmlFor="password">{t('signIn.password')}</label>
        <input
          id="password"
          className="zb-input"
          type="password"
          autoComplete="current-password"
          value={password}
          aria-invalid={signIn.isError}
          onChange={(event) => setPassword(event.target.value)}
        />
        {signIn.isError ? (
          <p className="zb-field-error" role="alert">
            <Pencil className="zb-icon" aria-hidden="true" />
            {say.problem(signIn.error)}
          </p>
        ) : null}
        <button type="submit" className="zb-btn zb-btn-main zb-btn-wide" disabled={!ready || signIn.isPending}>
          {signIn.isPending ? t('signIn.going') : t('signIn.go')}
        </button>
        <a className="zb-link" href="/">
          {t('signIn.phone')}
        </a>
        <LanguageChoice />
      </form>
    </main>
  );
}
