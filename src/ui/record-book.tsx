import type { ReactNode } from 'react';
import './record-book.css';

/** One sheet of the book: a meeting with its lines, or a place left blank with the reason. */
export type BookSheet = {
  readonly key: string;
  /** Which stretch of time: 第一季度, 3月. */
  readonly period: string;
  readonly lines: readonly (readonly [label: string, words: string])[];
  /** Said where there is no meeting. */
  readonly blank: string | null;
};

/** One part of the book: a kind of meeting, of one group where there are several. */
export type BookPartWords = { readonly key: string; readonly title: string; readonly sheets: readonly BookSheet[] };

/** A year's book as it is read on the screen and printed: a cover, then kind by kind and day by day. Printed it is always light. */
export const RecordBook = ({
  cover,
  parts,
}: {
  readonly cover: { readonly title: string; readonly branch: string; readonly year: string; readonly facts: readonly string[] };
  readonly parts: readonly BookPartWords[];
}) => (
  <div className="zb-book">
    <header className="zb-book-cover">
      <h2>{cover.title}</h2>
      <strong>{cover.year}</strong>
      <strong>{cover.branch}</strong>
      {cover.facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </header>
    {parts.map((part) => (
      <section key={part.key} className="zb-book-part">
        <h3>{part.title}</h3>
        {part.sheets.map((sheet) => (
          <article key={sheet.key} className={sheet.blank === null ? 'zb-book-sheet' : 'zb-book-sheet zb-book-blank'}>
            <h4>{sheet.period}</h4>
            {sheet.blank === null ? <Lines lines={sheet.lines} /> : <p>{sheet.blank}</p>}
          </article>
        ))}
      </section>
    ))}
  </div>
);

const Lines = ({ lines }: { readonly lines: BookSheet['lines'] }) => (
  <table>
    <tbody>
      {lines.map(([label, words]) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td>{words}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** A page that is printed as it is: on paper only its children are left. */
export const PrintedPage = ({ children }: { readonly children: ReactNode }) => <div className="zb-printed">{children}</div>;
