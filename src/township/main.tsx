import '#domain/kernel/zod-without-eval.ts';
import '#ui/base.css';
import '#ui/english.css';
import '#ui/controls.css';
import './desk.css';
import './record/record.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App } from 'antd';
import i18next from 'i18next';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { instantAt } from '#domain/kernel/local-date.ts';
import { deskWords } from '#i18n/desk-words.ts';
import { onLanguage, showLanguage, startI18n } from '#i18n/i18n.ts';
import { createClient, DeskProblem } from './client.ts';
import { DeskComponents } from './desk-components.tsx';
import { keptLanguage } from './language.ts';
import { showKeptLook } from './look.ts';
import { createDeskRouter } from './routes.tsx';
import { type Services, ServicesProvider } from './services.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('township.html has no #root');
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
showKeptLook(window.localStorage, document.documentElement);

const services: Services = {
  client: createClient((input, init) => fetch(input, init)),
  now: () => instantAt(Date.now()),
  notebook: window.localStorage,
  hand: (file, name) => {
    const url = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
  },
  copyText: (text) =>
    navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    ),
};

const queries: QueryClient = new QueryClient({
  // A session that ends while somebody works leads to the sign-in page; his marks are in the notebook.
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof DeskProblem && error.status === 401) queries.setQueryData(['session'], null);
    },
  }),
  defaultOptions: {
    queries: {
      retry: (times, error) => times < 2 && error instanceof DeskProblem && (error.status === 0 || error.status === 503),
      staleTime: 10_000,
    },
  },
});

await startI18n(deskWords, async () => (await import('#i18n/english-desk-words.ts')).englishDeskWords);
onLanguage((language) => {
  document.documentElement.lang = language;
  document.title = i18next.t('deskShell:title');
});
await showLanguage(keptLanguage(window.localStorage));
createRoot(root).render(
  <DeskComponents csp={{ nonce }} button={{ autoInsertSpace: false }}>
    <App message={{ duration: 6 }} component={false}>
      <QueryClientProvider client={queries}>
        <ServicesProvider services={services}>
          <RouterProvider router={createDeskRouter()} />
        </ServicesProvider>
      </QueryClientProvider>
    </App>
  </DeskComponents>,
);
