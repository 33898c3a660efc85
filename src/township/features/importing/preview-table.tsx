import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TableVirtuoso } from 'react-virtuoso';
import type { ImportPreview, ImportRow } from '#protocol/desk.ts';
import { Choice } from '#township/parts.tsx';

const ACTIONS = ['add', 'update', 'same', 'refuse'] as const;

/** Every row of the file with what would become of it; the ones that cannot be taken say why, column by column. */
export function PreviewTable({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('importing');
  const [only, setOnly] = useState<ImportRow['action'] | null>(preview.counts.refuse > 0 ? 'refuse' : null);
  const rows = only === null ? preview.rows : preview.rows.filter((row) => row.action === only);
  const columns = Object.keys(preview.rows[0]?.cells ?? {});
  return (
    <>
      <p className="dk-choices">
        <Choice chosen={only === null} onChoose={() => setOnly(null)}>
          {t('counts.all', { n: preview.rows.length })}
        </Choice>
        {ACTIONS.filter((action) => preview.counts[action] > 0).map((action) => (
          <Choice key={action} chosen={only === action} onChoose={() => setOnly(action)}>
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
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        )}
        itemContent={(_, row) => <Cells row={row} columns={columns} />}
      />
    </>
  );
}

function Cells({ row, columns }: { row: ImportRow; columns: readonly string[] }) {
  const { t, i18n } = useTranslation('importing');
  const reason = (problem: ImportRow['problems'][number]): string => {
    const key = `importing:reason.${problem.code}`;
    return i18n.exists(key)
      ? (i18n.t as (key: string, facts: object) => string)(key, problem.facts ?? {})
      : t('reason.unknown', { code: problem.code });
  };
  return (
    <>
      <td className="dk-num">{row.number}</td>
      <td className={`dk-do-${row.action}`}>
        <strong>{t(`action.${row.action}`)}</strong>
        {row.problems.map((problem) => (
          <span key={problem.column + problem.code} className="dk-note">
            {t('at', { column: problem.column, reason: reason(problem) })}
          </span>
        ))}
      </td>
      {columns.map((column) => (
        <td key={column} className={row.problems.some((problem) => problem.column === column) ? 'dk-penned-cell' : undefined}>
          {row.cells[column] ?? ''}
        </td>
      ))}
    </>
  );
}
