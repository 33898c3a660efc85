import './ledger.css';
import { UiLink } from './link.tsx';

/** A number and its word. With an address it is blue and opens its list. */
export type Figure = { readonly value: number | string; readonly label: string; readonly href?: string };

/** A row of numbers. */
export function StatFigures({ label, figures }: { readonly label: string; readonly figures: readonly Figure[] }) {
  return (
    <nav className="zb-figures" aria-label={label}>
      {figures.map((figure) => {
        const inside = (
          <>
            <b className="zb-figure-number">{figure.value}</b> <span className="zb-nb">{figure.label}</span>
          </>
        );
        return figure.href === undefined ? (
          <span key={figure.label}>{inside}</span>
        ) : (
          <UiLink key={figure.label} href={figure.href}>
            {inside}
          </UiLink>
        );
      })}
    </nav>
  );
}
