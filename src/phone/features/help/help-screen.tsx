import { useTranslation } from 'react-i18next';
import { AppPage } from '#ui/app-page.tsx';
import { Section } from '#ui/section.tsx';
import './help.css';

const pages = ['home', 'roster', 'log', 'visits', 'me'] as const;

/** Short answers for each of the five tabs; they are part of the app and need no network. */
export function HelpScreen() {
  const { t } = useTranslation('help');
  return (
    <AppPage title={t('title')} back="/me">
      <p className="zb-sub zb-help-lead">{t('lead')}</p>
      {pages.map((page) => (
        <Section key={page} title={t(`${page}.title`)}>
          <dl className="zb-ledger">
            {t(`${page}.items`, { returnObjects: true }).map(({ q, a }) => (
              <div className="zb-help-item" key={q}>
                <dt>{q}</dt>
                <dd>{a}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </AppPage>
  );
}
