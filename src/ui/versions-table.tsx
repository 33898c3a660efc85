import './versions.css';

/** A version's head: which one, by whom and when, and why. */
export type VersionHead = { readonly title: string; readonly facts: readonly string[] };

/** One field in both versions. */
export type VersionRow = { readonly key: string; readonly label: string; readonly before: string; readonly after: string };

/** Two versions side by side, field by field; those that differ are marked by a colour and by a word. */
export const VersionsTable = ({
  heads: [before, after],
  rows,
  empty,
  changed,
}: {
  readonly heads: readonly [VersionHead, VersionHead];
  readonly rows: readonly VersionRow[];
  /** Said where a version says nothing. */
  readonly empty: string;
  /** The word beside a field that was changed. */
  readonly changed: string;
}) => (
  <table className="zb-versions">
    <thead>
      <tr>
        {[before, after].map(({ title, facts }) => (
          <th key={title} scope="col">
            {title}
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </th>
        ))}
      </tr>
    </thead>
    {rows.map((row) => {
      const differs = row.before !== row.after || undefined;
      return (
        <tbody key={row.key}>
          <tr>
            <th scope="colgroup" colSpan={2}>
              {row.label}
              {differs && <b className="zb-versions-changed"> {changed}</b>}
            </th>
          </tr>
          <tr>
            <td data-changed={differs}>{row.before === '' ? empty : row.before}</td>
            <td data-changed={differs}>{row.after === '' ? empty : row.after}</td>
          </tr>
        </tbody>
      );
    })}
  </table>
);
