import { useTranslation } from 'react-i18next';
import { sameJson } from '#domain/kernel/json.ts';
import { tellPath, tellValue, tellWritten } from '#i18n/tell.ts';
import type { AttentionRow } from '#protocol/attention.ts';
import { useSay } from '#township/say.ts';

/** The fields that the work wrote, each beside what stands there now; for a new record only what was written. */
export function AttentionFields({ row }: { row: AttentionRow }) {
  // Drawn again when the language changes; the values are told in its words.
  const { t } = useTranslation('deskAttention');
  const say = useSay();
  const telling = { names: row.names, today: say.today };
  if (row.act === 'delete') return <p className="zb-sub">{t('deletesWhat')}</p>;
  if (row.act === null) return null;
  // What a new record leaves empty says nothing.
  const fields = row.fields.filter(({ written }) => row.act !== 'create' || !isEmpty(written));
  if (fields.length === 0) return <p className="zb-sub">{t('nothing')}</p>;
  return (
    <table className="dk-att-fields">
      <thead>
        <tr>
          <th scope="col">{t('column.field')}</th>
          <th scope="col">{t('column.written')}</th>
          {row.stands ? <th scope="col">{t('column.now')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {fields.map(({ path, written, now }) => (
          <tr key={path}>
            <th scope="row">{tellPath(path, telling)}</th>
            <td>{tellWritten(path, written, telling)}</td>
            {row.stands ? <td className="zb-sub">{sameJson(written, now) ? t('same') : tellValue(path, now, telling)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || value === false || (typeof value === 'object' && Object.keys(value).length === 0);
