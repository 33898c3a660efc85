import { useTranslation } from 'react-i18next';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';

/** Why the phone's own store cannot be used: 'outdated', a newer version has it; 'blocked', an older page holds it; 'closed', the browser does not open it. */
export type StoreTroubleKind = 'outdated' | 'blocked' | 'closed';

/** What is shown when nothing can be kept: plainly why, that nothing is lost, and the way on. Nobody types into a page that cannot keep it. */
export function StoreTrouble({ kind }: { readonly kind: StoreTroubleKind }) {
  const { t } = useTranslation('common');
  return (
    <AppPage title={t('appName')}>
      <EmptyState
        title={t(`store.${kind}.title`)}
        help={t(`store.${kind}.help`)}
        act={{ label: t('store.again'), onPress: () => location.reload() }}
      />
    </AppPage>
  );
}
