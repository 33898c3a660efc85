import { useTranslation } from 'react-i18next';
import { type Json, sameJson } from '#domain/kernel/json.ts';
import { tellMaking, tellPath, tellValue, tellWritten } from '#i18n/tell.ts';
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
  const lines =
    row.act === 'create'
      ? tellMaking(Object.fromEntries(row.fields.map(({ path, written }) => [path, written as Json])), telling).map((line) => ({
          ...line,
          now: '',
        }))
      : row.fields.map(({ path, written, now }) => ({
          path,
          label: tellPath(path, telling),
          words: tellWritten(path, written as Json, telling),
          now: sameJson(written as Json, now as Json) ? t('same') : tellValue(path, now as Json, telling),
        }));
  if (lines.length === 0) return <p className="zb-sub">{t('nothing')}</p>;
  const beside = row.stands && row.act !== 'create';
  return (
    <table className="dk-att-fields">
      <thead>
        <tr>
          <th scope="col">{t('column.field')}</th>
          <th scope="col">{t('column.written')}</th>
          {beside ? <th scope="col">{t('column.now')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ path, label, words, now }) => (
          <tr key={path}>
            <th scope="row">{label}</th>
            <td>{words}</td>
            {beside ? <td className="zb-sub">{now}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
