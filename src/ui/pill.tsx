import { Circle, ClockAlert, Send, Smartphone, SquareCheck, TriangleAlert, Undo2 } from 'lucide-react';
import './controls.css';

const icons = {
  saved: Smartphone,
  delivered: Send,
  approved: SquareCheck,
  returned: Undo2,
  late: ClockAlert,
  overdue: TriangleAlert,
  todo: Circle,
} as const;

/** The seven states a thing can be in. */
export type PillState = keyof typeof icons;

/** A state's icon alone, for a margin that says the word beneath it. */
export function StateIcon({ state }: { readonly state: PillState }) {
  const Icon = icons[state];
  return <Icon className="zb-icon" aria-hidden="true" />;
}

/** A state as a word, an icon, a shape and last a colour. */
export function Pill({ state, children }: { readonly state: PillState; readonly children: string }) {
  return (
    <span className={`zb-pill zb-pill-${state}`}>
      <StateIcon state={state} />
      {children}
    </span>
  );
}
