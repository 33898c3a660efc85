import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnUse, type ImportColumn } from '#protocol/importing.ts';

/** What each column of the file is taken for. The ones that nobody knows stand first; the others open on a press. */
export function ColumnsPanel({
  columns,
  onUse,
}: {
  readonly columns: readonly ImportColumn[];
  readonly onUse: (heading: string, use: ColumnUse) => void;
}) {
  const { t } = useTranslation('importing');
  const [all, setAll] = useState(false);
  const open = columns.filter((column) => all || column.how !== 'known');
  const options = ColumnUse.options.map((value) => ({ value, label: t(`columns.${value}`) }));
  return (
    <section className="dk-sheet dk-padded dk-columns">
      <h2>{t('columnsTitle')}</h2>
      <p className="zb-sub">{t('columnsHint')}</p>
      {open.length > 0 ? (
        <ul>
          {open.map((column) => (
            <li key={column.heading}>
              <strong>{column.heading}</strong>
              <Select<ColumnUse>
                aria-label={t('columnUse', { heading: column.heading })}
                placeholder={t('columnUnknown')}
                {...(column.use === null ? {} : { value: column.use })}
                onChange={(use) => onUse(column.heading, use)}
                options={options}
                popupMatchSelectWidth={false}
              />
              <span className="zb-sub">{t(`columnHow.${column.how}`)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <button type="button" className="zb-link" aria-expanded={all} onClick={() => setAll(!all)}>
        {t(all ? 'columnsLess' : 'columnsMore')}
      </button>
    </section>
  );
}
