import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRow, RosterColumn } from '#protocol/importing.ts';
import type { Importing } from './use-import.ts';

/** A cell of the preview: pressed it can be written anew, Enter or leaving it has the row judged again, Escape leaves it as it was. */
export function MendCell({
  row,
  column,
  importing,
}: {
  readonly row: ImportRow;
  readonly column: RosterColumn;
  readonly importing: Importing;
}) {
  const { t } = useTranslation('importing');
  const [typing, setTyping] = useState<string | null>(null);
  const text = row.cells[column] ?? '';
  const faulty = row.problems.some((problem) => problem.column === column);
  const isMended = importing.said.mends.some((mend) => mend.row === row.number && mend.column === column);
  const label =
    row.name === ''
      ? t('editRow', { row: row.number, column: t(`columns.${column}`) })
      : t('edit', { name: row.name, column: t(`columns.${column}`) });
  const end = (): void => {
    if (typing !== null && typing.trim() !== text) importing.mend(row.number, column, typing.trim());
    setTyping(null);
  };
  return (
    <td className={faulty ? 'dk-penned-cell' : isMended ? 'dk-mended-cell' : undefined}>
      {typing === null ? (
        <button
          type="button"
          className="dk-mend-cell"
          aria-label={label}
          title={text}
          // Of a citizen number only the last four came here, so it is written anew.
          onClick={() => setTyping(column === 'idNumber' ? '' : text)}
        >
          {text}
        </button>
      ) : (
        <input
          className="zb-input"
          aria-label={label}
          ref={(input) => input?.focus()}
          maxLength={200}
          autoComplete="off"
          value={typing}
          onChange={(event) => setTyping(event.target.value)}
          onBlur={end}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') setTyping(null);
          }}
        />
      )}
      {isMended && typing === null ? (
        <button type="button" className="zb-link dk-back" onClick={() => importing.mend(row.number, column, null)}>
          {t('back')}
        </button>
      ) : null}
    </td>
  );
}
