import type { ReactNode } from 'react';
import './page.css';
import { UiLink } from './link.tsx';

/** One of the five tabs. */
export type Tab = {
  readonly href: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly current: boolean;
  readonly main?: boolean;
};

/** The tabs at the bottom; the main one is filled and carries its word. */
export function TabBar({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav className="zb-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <UiLink
          key={tab.href}
          href={tab.href}
          className={tab.main ? 'zb-tab-main' : undefined}
          aria-current={tab.current ? 'page' : undefined}
        >
          {tab.icon}
          <span>{tab.label}</span>
        </UiLink>
      ))}
    </nav>
  );
}
