import { Contact, Footprints, House, Plus, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { TabBar } from '#ui/tab-bar.tsx';

const ICON = { className: 'zb-icon', 'aria-hidden': true } as const;

/** The five tabs: 首页 名册 记一笔 走访 我的. */
export function PhoneTabs() {
  const { t } = useTranslation('common');
  const { pathname } = useLocation();
  const at = (href: string) => (href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`));
  return (
    <TabBar
      label={t('tabs.label')}
      tabs={[
        { href: '/', label: t('tabs.home'), icon: <House {...ICON} />, current: at('/') },
        { href: '/roster', label: t('tabs.roster'), icon: <Contact {...ICON} />, current: at('/roster') },
        { href: '/log', label: t('tabs.log'), icon: <Plus {...ICON} />, current: at('/log'), main: true },
        { href: '/visits', label: t('tabs.visits'), icon: <Footprints {...ICON} />, current: at('/visits') },
        { href: '/me', label: t('tabs.me'), icon: <UserRound {...ICON} />, current: at('/me') },
      ]}
    />
  );
}
