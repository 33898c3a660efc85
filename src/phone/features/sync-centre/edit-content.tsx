import { useTranslation } from 'react-i18next';
import type { Json } from '#domain/kernel/json.ts';
import { formats } from '#i18n/format.ts';
import { useFieldWords } from '#phone/use-field-words.ts';
import type { AttentionEntry } from '#storage/queries.ts';
import { Ledger } from '#ui/section.tsx';
import './sync-centre.css';

/** What the edit wrote, field by field, with what stood there before. A map is told by how many of its rows were written. */
export function EditContent({ entry }: { readonly entry: AttentionEntry }) {
  const { t } = useTranslation('sync');
  const fieldWords = useFieldWords();
  const valueWords = useValueWords();
  const { operation, before } = entry;
  if (operation.act === 'delete') return <p className="zb-plain-line">{t('attention.deletes')}</p>;
  const fields = Map.groupBy(Object.entries(operation.changes), ([path]) => path.split('.')[0] ?? path);
  return (
    <Ledger>
      {[...fields].map(([field, changes]) => {
        const [only] = changes;
        const single = changes.length === 1 && only !== undefined && only[0] === field;
        const was = single ? before[field] : undefined;
        return (
          <div className="zb-told" key={field}>
            <span className="zb-sub">{fieldWords([field])}</span>
            <span className="zb-told-value">{single ? valueWords(field, only[1]) : t('attention.rows', { count: changes.length })}</span>
            {was !== undefined && operation.act === 'set' && (
              <span className="zb-sub">{t('attention.before', { value: valueWords(field, was) })}</span>
            )}
          </div>
        );
      })}
    </Ledger>
  );
}

const wordLists: Readonly<Record<string, string>> = {
  status: 'memberStatus',
  occupation: 'occupation',
  education: 'education',
  sex: 'sex',
  rights: 'rights',
  meetingKind: 'meetingKind',
  title: 'officeTitle',
  committee: 'committee',
};

function useValueWords(): (field: string, value: Json) => string {
  const { t, i18n } = useTranslation(['sync', 'records']);
  const words = (field: string, value: Json): string => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('sync:attention.empty');
    if (typeof value === 'boolean') return t(value ? 'sync:attention.yes' : 'sync:attention.no');
    if (Array.isArray(value)) return formats().list(value.map((item: Json) => words(field, item)));
    if (typeof value === 'object') {
      const { name, place } = value as { readonly name?: Json; readonly place?: Json };
      return typeof name === 'string'
        ? name
        : typeof place === 'string'
          ? place
          : t('sync:attention.rows', { count: Object.keys(value).length });
    }
    const key = `records:${wordLists[field] ?? field}.${String(value)}`;
    return i18n.exists(key) ? String(t(key as never)) : String(value);
  };
  return words;
}
