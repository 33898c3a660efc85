import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { AppPage } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';

/** What is shown instead of a page that broke: that nothing is lost, and the two ways on. */
export function RouteError() {
  const { t } = useTranslation('common');
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404)
    return (
      <AppPage title={t('notFound.title')} back="/">
        <EmptyState title={t('notFound.text')} act={{ label: t('notFound.home'), href: '/' }} />
      </AppPage>
    );
  return (
    <AppPage title={t('broken.title')} back="/">
      <EmptyState title={t('broken.text')} help={t('broken.help')} act={{ label: t('broken.again'), onPress: () => location.reload() }} />
      <div className="zb-block">
        <p className="zb-sub">{t('broken.tell', { words: error instanceof Error ? error.message : String(error) })}</p>
        <Button href="/" wide>
          {t('notFound.home')}
        </Button>
      </div>
    </AppPage>
  );
}
