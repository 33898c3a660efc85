import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration } from 'react-router';
import { LinkProvider } from '#ui/link.tsx';
import { PageFrameContext } from '#ui/page-frame.tsx';
import { PracticeRibbon } from '#ui/practice-ribbon.tsx';
import { HelpLink } from './help-link.tsx';
import { PhoneTabs } from './phone-tabs.tsx';
import { RouterLink } from './router-link.tsx';
import { useServices } from './services.tsx';
import { Toasts } from './toasts.tsx';
import { useShownAppearance } from './use-appearance.ts';

/** What stands round every page: the practice mark, the tabs, the words after an act. */
export function Shell() {
  const { t } = useTranslation('common');
  const { session, practice } = useServices();
  const appearance = useShownAppearance();
  const frame = useMemo(
    () => ({
      ribbon: session.practice ? (
        <PracticeRibbon mark={t('practice.mark')} text={practice ? t('practice.branch') : t('practice.text')} />
      ) : null,
      tabs: <PhoneTabs />,
      backLabel: t('back'),
      help: <HelpLink />,
    }),
    [session.practice, practice, t],
  );
  return (
    <LinkProvider value={RouterLink}>
      <PageFrameContext value={frame}>
        <Toasts stay={appearance !== undefined && appearance.size !== 'normal'}>
          <Outlet />
        </Toasts>
        <ScrollRestoration />
      </PageFrameContext>
    </LinkProvider>
  );
}
