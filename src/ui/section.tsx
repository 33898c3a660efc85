import { Children, isValidElement, type ReactNode, useId } from 'react';
import './ledger.css';

/** A heading over a part of a page, with a fact at its right. */
export function Section({ title, aside, children }: { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="zb-section" aria-labelledby={id}>
      <div className="zb-section-head">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <span className="zb-sub">{aside}</span>}
      </div>
      {children}
    </section>
  );
}

/** A white sheet of ruled rows; each of its children becomes an item of a list. */
export function Ledger({ children, label }: { readonly children: ReactNode; readonly label?: string }) {
  const rows = Children.toArray(children);
  return (
    <ul className="zb-ledger" aria-label={label}>
      {rows.map((row, i) => (
        <li key={isValidElement(row) ? row.key : i}>{row}</li>
      ))}
    </ul>
  );
}
