import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { UiLink } from '#ui/link.tsx';
import { helpPageOf } from './help-page.ts';

/** The ? of every page: help for just this page. On the help itself there is none. */
export function HelpLink() {
  const { t } = useTranslation('common');
  const { pathname } = useLocation();
  if (pathname === '/help' || pathname.startsWith('/help/')) return null;
  return (
    <UiLink className="zb-bar-help" href={`/help/${helpPageOf(pathname)}`} aria-label={t('helpHere')}>
      ?
    </UiLink>
  );
}
