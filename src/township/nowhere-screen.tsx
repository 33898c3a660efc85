import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty, PageBar } from './parts.tsx';

/** A page for addresses that lead nowhere. */
export function NowhereScreen() {
  const { t } = useTranslation('deskShell');
  return (
    <>
      <PageBar title={t('nowhere.title')} />
      <Empty title={t('nowhere.hint')}>
        <Link className="zb-btn zb-btn-second" to="/">
          {t('nav.inbox')}
        </Link>
      </Empty>
    </>
  );
}
