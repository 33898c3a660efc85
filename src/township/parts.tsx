import type { LucideIcon } from 'lucide-react';
import { Circle, ClockFading, Minus, Send, SquareCheck, TriangleAlert, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewState } from '#domain/review/review.ts';
import { useSay } from './say.ts';

/** One sentence, one line that helps, and at most one thing to press. */
export const Empty = ({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) => (
  <div className="dk-empty">
    <strong>{title}</strong>
    {hint ? <p className="zb-sub">{hint}</p> : null}
    {children}
  </div>
);

/** What stands where an answer should: that it is coming, or why it did not come, with a way to ask again. */
export function Waiting({ error, again }: { error: unknown; again: () => void }) {
  const { t } = useTranslation('deskShell');
  const say = useSay();
  if (!error) return <p className="dk-waiting zb-sub">{t('loading')}</p>;
  return (
    <Empty title={say.problem(error)}>
      <button type="button" className="zb-btn zb-btn-second" onClick={again}>
        {t('again')}
      </button>
    </Empty>
  );
}

/** The head of a page: its name, its filters, and what stands at the right. */
export const PageBar = ({ title, children }: { title: string; children?: ReactNode }) => (
  <header className="dk-top">
    <h1>{title}</h1>
    {children}
  </header>
);

/** One choice in a line of filters. */
export const Choice = ({ chosen, onChoose, children }: { chosen: boolean; onChoose: () => void; children: ReactNode }) => (
  <button type="button" className="dk-choice" aria-pressed={chosen} onClick={onChoose}>
    {children}
  </button>
);

/** Where something stands; `none` is what applies to nobody. */
export type Standing = 'approved' | 'delivered' | 'returned' | 'late' | 'open' | 'overdue' | 'none';

/** The icon that goes with each state, everywhere the same. */
export const standingIcon: Readonly<Record<Standing, LucideIcon>> = {
  approved: SquareCheck,
  delivered: Send,
  returned: Undo2,
  late: ClockFading,
  open: Circle,
  overdue: TriangleAlert,
  none: Minus,
};

/** The icon of a state in the desk's size and line. */
export function StandingIcon({ standing }: { standing: Standing }) {
  const Icon = standingIcon[standing];
  return <Icon className="zb-icon" aria-hidden="true" />;
}

/** Where a record's review stands, as a state of the design. */
export const standingOf = (state: ReviewState): Standing =>
  state === 'approved' ? 'approved' : state === 'returned' ? 'returned' : state === 'none' ? 'none' : 'delivered';

const pill: Readonly<Record<Standing, string>> = {
  approved: 'approved',
  delivered: 'delivered',
  returned: 'returned',
  late: 'late',
  open: 'todo',
  overdue: 'overdue',
  none: 'saved',
};

/** Icon and word in the colours of a state. */
export const StandingPill = ({ standing, children }: { standing: Standing; children: ReactNode }) => (
  <span className={`zb-pill zb-pill-${pill[standing]}`}>
    <StandingIcon standing={standing} />
    {children}
  </span>
);
