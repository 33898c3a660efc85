import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TableVirtuoso } from 'react-virtuoso';
import { type ImportRow, RosterColumn } from '#protocol/importing.ts';
import { Choice } from '#township/parts.tsx';
import { MendCell } from './mend-cell.tsx';
import { RowSays } from './row-says.tsx';
import type { Importing } from './use-import.ts';

const ACTIONS = ['add', 'update', 'same', 'refuse', 'ask', 'skip'] as const;

/** Every row of the file with what would become of it. A cell is mended where it stands; a row that looks like somebody is recognised. */
export function PreviewTable({ importing }: { readonly importing: Importing }) {
  const { t } = useTranslation('importing');
  const preview = importing.found;
  const [only, setOnly] = useState<ImportRow['action'] | null | undefined>(undefined);
  if (preview === null) return null;
  const first = preview.counts.refuse > 0 ? 'refuse' : preview.counts.ask > 0 ? 'ask' : null;
  // What was to be mended is mended: the whole list comes, so that the page is not suddenly empty.
  const chosen = only === undefined || (only !== null && preview.counts[only] === 0) ? first : only;
  const rows = chosen === null ? preview.rows : preview.rows.filter((row) => row.action === chosen);
  const used = new Set(preview.columns.flatMap(({ use }) => (use === null || use === 'skip' ? [] : [use])));
  for (const row of rows) for (const problem of row.problems) used.add(problem.column);
  const columns = RosterColumn.options.filter((column) => used.has(column));
  // The name stands first whatever the file's order, for a person looks for somebody and not for a cell.
  const ordered = [...columns.filter((column) => column === 'name'), ...columns.filter((column) => column !== 'name')];
  return (
    <>
      <p className="dk-choices">
        <Choice chosen={chosen === null} onChoose={() => setOnly(null)}>
          {t('counts.all', { n: preview.rows.length })}
        </Choice>
        {ACTIONS.filter((action) => preview.counts[action] > 0).map((action) => (
          <Choice key={action} chosen={chosen === action} onChoose={() => setOnly(action)}>
            {t(`counts.${action}`, { n: preview.counts[action] })}
          </Choice>
        ))}
      </p>
      <TableVirtuoso
        className="dk-table dk-sheet dk-preview"
        data={rows}
        initialItemCount={Math.min(rows.length, 30)}
        computeItemKey={(_, row) => row.number}
        fixedHeaderContent={() => (
          <tr>
            <th scope="col">{t('column.row')}</th>
            <th scope="col">{t('column.action')}</th>
            {ordered.map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        )}
        itemContent={(_, row) => (
          <>
            <td className="dk-num">{row.number}</td>
            <td className={`dk-do-${row.action}`}>
              <RowSays row={row} importing={importing} />
            </td>
            {ordered.map((column) => (
              <MendCell key={column} row={row} column={column} importing={importing} />
            ))}
          </>
        )}
      />
    </>
  );
}
