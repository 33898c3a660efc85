import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import './posts.css';
import './posts-print.css';

/** A page that is looked at on the phone and printed on A4: on paper only the sheet is left, in black on white. */
export function PrintPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation('posts');
  return (
    <AppPage
      title={title}
      back="/posts"
      action={<BarAction icon={<Printer className="zb-icon" aria-hidden="true" />} label={t('print.do')} onPress={() => window.print()} />}
    >
      <p className="zb-block zb-sub zb-screen-only">{t('print.help')}</p>
      {children}
    </AppPage>
  );
}
