import { useTranslation } from 'react-i18next';
import { useServices } from '#phone/services.tsx';
import type { AttentionDetail, Names } from '#storage/set-aside.ts';
import type { AttentionItem } from '#storage/shapes.ts';
import { Ledger } from '#ui/section.tsx';
import { type ToldField, toldFields } from './told-fields.ts';
import './sync-centre.css';

/** What an edit wrote, field by field, maps row by row, beside what stood there and what stands there now. */
export function ToldList({ entry }: { readonly entry: Pick<AttentionDetail, keyof AttentionItem | 'names' | 'confirmed'> }) {
  const { t } = useTranslation('attention');
  const fields = useToldFields(entry, entry.names, entry.confirmed);
  if (entry.operation.act === 'delete') return <p className="zb-plain-line">{t('deletes')}</p>;
  const clash = entry.outcome === 'lost' && entry.code === 'edit.overwritten';
  const by = entry.confirmed?.updatedByName;
  return (
    <Ledger>
      {fields.map((field) =>
        clash ? (
          <Clash key={field.path} field={field} theirs={by ? t('nowBy', { name: by }) : t('now')} />
        ) : (
          <div className="zb-told" key={field.path}>
            <span className="zb-sub">{field.label}</span>
            <span className="zb-told-value">{field.mine}</span>
            {field.before !== '' && <span className="zb-sub">{t('was', { value: field.before })}</span>}
            {field.now !== '' && <span className="zb-sub">{t('nowIs', { value: field.now })}</span>}
          </div>
        ),
      )}
    </Ledger>
  );
}

function Clash({ field, theirs }: { readonly field: ToldField; readonly theirs: string }) {
  const { t } = useTranslation('attention');
  return (
    <div className="zb-told">
      <strong>{field.label}</strong>
      <div className="zb-clash">
        <div>
          <span className="zb-sub">{t('mine')}</span>
          <span className="zb-told-value">{field.mine}</span>
        </div>
        <div>
          <span className="zb-sub">{theirs}</span>
          <span className="zb-told-value">{field.now}</span>
        </div>
      </div>
    </div>
  );
}

/** The fields of an edit in today's words. */
export function useToldFields(item: AttentionItem, names: Names, confirmed: AttentionDetail['confirmed']): readonly ToldField[] {
  // Drawn again when the language changes.
  useTranslation('told');
  const today = useServices().today();
  const now = confirmed && confirmed.deleted === 0 ? confirmed.body : undefined;
  return toldFields(item, now, { names, today });
}
