import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { inOrder } from '#domain/meetings/draft.ts';
import type { Remedy } from '#domain/records/meeting.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import '#ui/form-parts.css';
import { Section } from '#ui/section.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import { TextField } from '#ui/text-field.tsx';

const day = (text: string): LocalDate | null => LocalDate.safeParse(text).data ?? null;

/** 整改清单, line by line: what is wrong, what is done about it, by whom, until when; and, once it is followed up, when it was done. */
export function RemedyFields({
  remedies,
  follows,
  newId,
  onPut,
}: {
  readonly remedies: Readonly<Record<string, Remedy>>;
  /** The record is there already, so what was done since can be told. */
  readonly follows: boolean;
  readonly newId: () => string;
  readonly onPut: (id: string, remedy: Remedy | null) => void;
}) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const rows = inOrder(remedies);
  const order = Math.min(
    999,
    rows.reduce((most, [, remedy]) => Math.max(most, remedy.order + 1), 0),
  );
  return (
    <Section title={records('field.remedies')}>
      <p className="zb-guide">{t('remedy.hint')}</p>
      {rows.map(([id, remedy], i) => {
        const put = (fields: Partial<Remedy>): void => onPut(id, { ...remedy, ...fields });
        return (
          <section key={id} className="zb-card" aria-label={t('remedy.nth', { n: i + 1 })}>
            <header className="zb-card-head">
              <span>{t('remedy.nth', { n: i + 1 })}</span>
              <button type="button" className="zb-card-act" aria-label={t('remedy.remove', { n: i + 1 })} onClick={() => onPut(id, null)}>
                <Trash2 aria-hidden="true" />
                {t('decisions.drop')}
              </button>
            </header>
            <TextAreaField
              label={t('remedy.text')}
              value={remedy.text}
              spoken={t('spoken')}
              maxLength={500}
              onChange={(text) => put({ text })}
            />
            <TextAreaField
              label={t('remedy.measure')}
              value={remedy.measure}
              spoken={t('spoken')}
              maxLength={500}
              onChange={(measure) => put({ measure })}
            />
            <div className="zb-two zb-two-stack">
              <TextField label={t('remedy.owner')} value={remedy.ownerName} maxLength={50} onChange={(ownerName) => put({ ownerName })} />
              <DateField label={t('remedy.dueOn')} value={remedy.dueOn ?? ''} onChange={(text) => put({ dueOn: day(text) })} />
            </div>
            {(follows || remedy.doneOn !== null) && (
              <DateField label={t('remedy.doneOn')} value={remedy.doneOn ?? ''} onChange={(text) => put({ doneOn: day(text) })} />
            )}
          </section>
        );
      })}
      <div className="zb-tools">
        <Button
          icon={<Plus className="zb-icon" aria-hidden="true" />}
          onPress={() => onPut(newId(), { order, text: '', measure: '', ownerName: '', dueOn: null, doneOn: null })}
        >
          {t('remedy.add')}
        </Button>
      </div>
    </Section>
  );
}
