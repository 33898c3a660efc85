import { useQueryClient } from '@tanstack/react-query';
import {
  BookUser,
  Download,
  Handshake,
  Inbox,
  MessageSquareText,
  NotebookText,
  Plane,
  Scale,
  ShieldUser,
  Smartphone,
  Table2,
  TriangleAlert,
  Upload,
  Users,
  Wallet,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import type { Session } from '#protocol/session.ts';
import { useAttention } from './attention-queries.ts';
import { SignInScreen } from './features/sign-in/sign-in-screen.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { LookChoice } from './look-choice.tsx';
import { Empty, Waiting } from './parts.tsx';
import { useInbox, useSession } from './queries.ts';
import { useServices } from './services.tsx';

const PLACES = [
  { to: '/', key: 'inbox', icon: Inbox },
  { to: '/attention', key: 'attention', icon: TriangleAlert },
  { to: '/overview', key: 'overview', icon: Table2 },
  { to: '/members', key: 'members', icon: Users },
  { to: '/meetings', key: 'meetings', icon: NotebookText },
  { to: '/registers', key: 'registers', icon: BookUser },
  { to: '/dues', key: 'dues', icon: Wallet },
  { to: '/matters', key: 'matters', icon: MessageSquareText },
  { to: '/posts', key: 'posts', icon: Handshake },
  { to: '/stays', key: 'stays', icon: Plane },
  { to: '/phones', key: 'phones', icon: Smartphone },
  { to: '/people', key: 'people', icon: ShieldUser },
  { to: '/settings', key: 'settings', icon: Scale },
  { to: '/import', key: 'import', icon: Upload },
  { to: '/export', key: 'export', icon: Download },
] as const;

/** The desk around every page: who may not be here is told so, who is not signed in signs in, everybody else has the places at the left. */
export function DeskShell() {
  const { t } = useTranslation('deskShell');
  const session = useSession();
  if (session.isPending || session.isError) return <Waiting error={session.error} again={() => void session.refetch()} />;
  if (session.data === null) return <SignInScreen />;
  if (session.data.role !== 'townshipStaff' && session.data.role !== 'townshipAdmin')
    return (
      <Empty title={t('notHere.title', { name: session.data.name })} hint={t('notHere.hint')}>
        <p>
          <a className="zb-link" href="/">
            {t('notHere.phone')}
          </a>
        </p>
        <SignOut />
      </Empty>
    );
  return (
    <div className="dk">
      <Navigation session={session.data} />
      <main className="dk-main">
        <Outlet />
      </main>
    </div>
  );
}

function Navigation({ session }: { session: Session }) {
  const { t } = useTranslation('deskShell');
  const inbox = useInbox({ state: 'waiting' });
  const attention = useAttention({});
  const numbers: Readonly<Record<string, number | undefined>> = {
    inbox: inbox.data && inbox.data.counts.waiting + inbox.data.counts.mended,
    attention: attention.data && attention.data.counts.held + attention.data.counts.refused,
  };
  const admin = session.role === 'townshipAdmin';
  return (
    <nav className="dk-nav" aria-label={t('nav.label')}>
      <div className="dk-brand">
        <b>{t('brand')}</b>
        <span>{session.townshipName}</span>
        {session.practice ? <span className="dk-practice">{t('practice')}</span> : null}
      </div>
      {PLACES.filter(({ key }) => key !== 'people' || admin).map(({ to, key, icon: Icon }) => (
        <NavLink key={to} to={to} end={to === '/'}>
          <Icon className="zb-icon" aria-hidden="true" />
          {t(`nav.${key}`)}
          {numbers[key] ? <span className="dk-n">{numbers[key]}</span> : null}
        </NavLink>
      ))}
      <div className="dk-who">
        <b>{session.name}</b>
        <SignOut />
        <LookChoice />
        <LanguageChoice />
      </div>
    </nav>
  );
}

function SignOut() {
  const { t } = useTranslation('deskShell');
  const { client } = useServices();
  const queries = useQueryClient();
  const leave = async (): Promise<void> => {
    // Signing out must always work here, also when the endpoint does not answer.
    await client.remove('/session').catch(() => undefined);
    queries.clear();
    queries.setQueryData(['session'], null);
  };
  return (
    <button type="button" className="zb-link" onClick={() => void leave()}>
      {t('signOut')}
    </button>
  );
}
