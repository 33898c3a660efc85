import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { helpPages } from '#phone/help-page.ts';
import { AppPage } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { UiLink } from '#ui/link.tsx';
import { Section } from '#ui/section.tsx';
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
        {asked !== undefined && <EmptyState title={t('unknown')} act={{ label: t('all'), href: '/help' }} />}
        <p className="zb-sub zb-help-lead">{t('lead')}</p>
        <Section title={t('pages')}>
          <ul className="zb-ledger">
            {helpPages.map((each) => (
              <li key={each}>
                <UiLink className="zb-help-way" href={`/help/${each}`}>
                  {t(`${each}.title`)}
                  <ChevronRight className="zb-icon zb-row-chevron" aria-hidden="true" />
                </UiLink>
              </li>
            ))}
          </ul>
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
      <div className="zb-block">
        <Button wide href="/help">
          {t('all')}
        </Button>
      </div>
      <p className="zb-sub zb-help-lead">{t('lead')}</p>
    </AppPage>
  );
}
