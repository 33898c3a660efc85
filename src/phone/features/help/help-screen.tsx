import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { helpPages } from '#phone/help-page.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import './help.css';

/** Short answers for every page; they are part of the app and need no network. With a page in the address only those of that page. */
export function HelpScreen() {
  const { t } = useTranslation('help');
  const { page: asked } = useParams();
  const navigate = useNavigate();
  const page = helpPages.find((known) => known === asked);
  if (page === undefined)
    return (
      <AppPage title={t('title')} back="/me">
        {asked !== undefined && <EmptyState title={t('unknown')} />}
        <p className="zb-sub zb-help-lead">{t('lead')}</p>
        <Section title={t('pages')}>
          <Ledger>
            {helpPages.map((each) => (
              <LedgerRow key={each} low margin="" name={t(`${each}.title`)} href={`/help/${each}`} />
            ))}
          </Ledger>
        </Section>
      </AppPage>
    );
  return (
    <AppPage title={t('of', { page: t(`${page}.title`) })} back={() => void navigate(-1)}>
      <dl className="zb-ledger zb-help-list">
        {t(`${page}.items`, { returnObjects: true }).map(({ q, a }) => (
          <div className="zb-help-item" key={q}>
            <dt>{q}</dt>
            <dd>{a}</dd>
          </div>
        ))}
      </dl>
      <Ledger>
        <LedgerRow low margin="" name={t('all')} href="/help" />
      </Ledger>
      <p className="zb-sub zb-help-lead">{t('lead')}</p>
    </AppPage>
  );
}
