import { useTranslation } from 'react-i18next';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { inOrder } from '#domain/meetings/draft.ts';
import type { MeetingBody, Remedy } from '#domain/records/meeting.ts';
import { formats } from '#i18n/format.ts';
import { chargeWords } from '#i18n/vote-words.ts';
import { useSave } from '#phone/use-save.ts';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';

/** 整改清单 to be read: each line with its charge, and whether it is done; who may write says 改好了 in one press. */
export function RemedyFacts({
  body,
  recordId,
  today,
  changes,
  notes,
}: {
  readonly body: MeetingBody;
  readonly recordId: RecordId;
  readonly today: LocalDate;
  readonly changes: boolean;
  readonly notes: readonly string[];
}) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const save = useSave();
  const rows = inOrder(body.remedies);
  if (rows.length === 0 && notes.length === 0) return null;
  const done = (id: string, remedy: Remedy): void =>
    void save({
      id: recordId,
      kind: 'meeting',
      body: { ...body, remedies: { ...body.remedies, [id]: { ...remedy, doneOn: today } } },
      baseline: body as unknown as JsonObject,
    });
  const standing = ({ doneOn }: Remedy): string =>
    doneOn === null ? t('remedy.open') : t('remedy.done', { day: formats().day(doneOn, today) });
  return (
    <Section
      title={records('field.remedies')}
      aside={t('remedy.doneOf', { done: rows.filter(([, { doneOn }]) => doneOn !== null).length, count: rows.length })}
    >
      <dl className="zb-facts">
        {rows.map(([id, remedy], i) => (
          <div key={id} data-marked={notes.length > 0 || undefined}>
            <dt>{t('remedy.nth', { n: i + 1 })}</dt>
            <dd>
              {[remedy.text, remedy.measure ?? '', chargeWords(t, remedy, today), standing(remedy)]
                .filter((part) => part !== '')
                .join('\n')}
              {notes.map((note) => (
                <span key={note} className="zb-facts-note">
                  {note}
                </span>
              ))}
              {changes && remedy.doneOn === null && <Button onPress={() => done(id, remedy)}>{t('remedy.markDone')}</Button>}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
