import type { ReactNode } from 'react';
import './register-sheet.css';

/** One column of a printed register and how much of the width it asks for. */
export type SheetColumn = { readonly key: string; readonly label: string; readonly share: number };

/** A ledger for paper, A4 across: its head stands again on every page, a line is never cut in two, and a gap is a ruled box to write in. */
export function RegisterSheet({
  title,
  place,
  numberLabel,
  columns,
  rows,
  foot,
  gapLabel,
}: {
  readonly title: string;
  readonly place: ReactNode;
  readonly numberLabel: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly (string | null)[] }[];
  readonly foot: ReactNode;
  readonly gapLabel: string;
}) {
  const whole = columns.reduce((sum, column) => sum + column.share, 0);
  return (
    <section className="zb-print" aria-label={title}>
      <table className="zb-print-table">
        <colgroup>
          <col className="zb-print-number" />
          {columns.map((column) => (
            <col key={column.key} width={`${Math.round((column.share / whole) * 95)}%`} />
          ))}
        </colgroup>
        <thead>
          <tr className="zb-print-title">
            <td colSpan={columns.length + 1}>
              <strong>{title}</strong>
              <span>{place}</span>
            </td>
          </tr>
          <tr>
            <th scope="col">{numberLabel}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.id}>
              <td>{i + 1}</td>
              {columns.map((column, at) => {
                const cell = row.cells[at];
                return cell === null ? (
                  <td key={column.key} className="zb-print-gap">
                    <span>{gapLabel}</span>
                  </td>
                ) : (
                  <td key={column.key}>{cell}</td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={columns.length + 1}>{foot}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
