import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { inOrder } from '#domain/meetings/draft.ts';
import { type MeetingBody, meeting as meetingKind } from '#domain/records/meeting.ts';
import type { ReviewMark } from '#domain/review/review.ts';
import { decisionWords } from '#i18n/vote-words.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import { ReturnedField } from '#ui/returned-field.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { attendanceWords } from './attendance-words.ts';
import type { FormModel } from './form-model.ts';
import { fieldOf } from './marks.ts';
import type { MendPart } from './mend-editor.tsx';
import { PersonField } from './person-field.tsx';
import { readClock } from './step-when.tsx';

type MendPlaceProps = {
  readonly number: number;
  readonly mark: ReviewMark;
  readonly done: boolean;
  readonly baseline: MeetingBody;
  readonly model: FormModel;
  readonly onOpen: (part: MendPart) => void;
};

/** How one marked place is mended: the box to write in, and what a proposed text becomes. */
type Mending = { readonly box: ReactNode; readonly use: (proposal: string) => void; readonly was: string };

/** One place that the township marked: its number, its field, the township's words and its proposal. */
export function MendPlace({ number, mark, done, baseline, model, onOpen }: MendPlaceProps) {
  const { t } = useTranslation('meetings');
  const { box, use, was } = useMending(mark, baseline, model, onOpen);
  const proposal =
    mark.proposal === null
      ? undefined
      : { label: t('mend.proposal'), text: mark.proposal, useLabel: t('mend.useIt'), onUse: () => use(mark.proposal ?? '') };
  return (
    <ReturnedField number={number} todoLabel={t('mend.toMend')} doneLabel={t('mend.done')} done={done} note={mark.note} proposal={proposal}>
      {box}
      {done && <p className="zb-mend-was">{was === '' ? t('mend.wasEmpty') : t('mend.was', { text: was })}</p>}
    </ReturnedField>
  );
}

function useMending(mark: ReviewMark, baseline: MeetingBody, model: FormModel, onOpen: (part: MendPart) => void): Mending {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const { t: photos } = useTranslation('photos');
  const { body, apply } = model;
  const field = fieldOf(mark);
  const set = (fields: Partial<MeetingBody>) => apply({ type: 'set', fields });
  const open = (part: MendPart, words: string, label: string, act: string): Mending => ({
    box: <OpenBox label={label} words={words} act={act} onOpen={() => onOpen(part)} />,
    use: () => onOpen(part),
    was: '',
  });

  switch (field) {
    case 'notes':
      return {
        box: (
          <TextAreaField
            label={records('field.notes')}
            spoken={t('spoken')}
            value={body.notes}
            maxLength={20_000}
            onChange={(notes) => set({ notes })}
          />
        ),
        use: (notes) => set({ notes }),
        was: baseline.notes,
      };
    case 'place':
    case 'theme':
      return {
        box: (
          <TextField
            label={records(`field.${field}`)}
            value={body[field]}
            maxLength={field === 'place' ? 60 : 100}
            onChange={(text) => set({ [field]: text })}
          />
        ),
        use: (text) => set({ [field]: text.slice(0, field === 'place' ? 60 : 100) }),
        was: baseline[field],
      };
    case 'heldOn': {
      const put = (text: string) => {
        const day = LocalDate.safeParse(text);
        if (day.success) set({ heldOn: day.data });
      };
      return { box: <DateField label={records('field.heldOn')} value={body.heldOn} onChange={put} />, use: put, was: baseline.heldOn };
    }
    case 'startedAt':
    case 'endedAt':
      return {
        box: (
          <TextField
            type="time"
            label={records(`field.${field}`)}
            value={body[field] ?? ''}
            onChange={(text) => set({ [field]: readClock(text) })}
          />
        ),
        use: (text) => set({ [field]: readClock(text) }),
        was: baseline[field] ?? '',
      };
    case 'chair':
    case 'recorder':
    case 'lecturer':
      return {
        box: (
          <PersonField
            model={model}
            label={records(`field.${field}`)}
            value={body[field]}
            onChange={(person) => set({ [field]: person })}
          />
        ),
        use: (name) => set({ [field]: { memberId: null, name: name.trim() } }),
        was: baseline[field]?.name ?? '',
      };
    case 'decisions':
      return useableRow('decisions', mark, baseline, model, onOpen, t, records);
    case 'topics':
      return useableRow('topics', mark, baseline, model, onOpen, t, records);
    case 'remedies':
      return open('decisions', '', records('field.remedies'), t('mend.openDecisions'));
    case 'photos':
      return {
        ...open('photos', photos('count', { count: Object.keys(body.photos).length }), records('field.photos'), photos('change')),
        was: photos('count', { count: Object.keys(baseline.photos).length }),
      };
    case 'attendance':
    case 'roll':
    case 'observers':
      return {
        ...open(
          'who',
          attendanceWords(t, body, model.roll, model.roster),
          records(field === 'observers' ? 'field.observers' : 'field.attendance'),
          t('mend.openAttendance'),
        ),
        was: attendanceWords(t, baseline, baseline.roll, model.roster),
      };
    default:
      return open(
        'when',
        '',
        Object.hasOwn(meetingKind.fields, field) ? records(`field.${field as keyof MeetingBody}`) : field,
        t('mend.openBasics'),
      );
  }
}

/** A row of a map that can be mended in its line: the one the mark names, or the only one there is. With several, the part is opened whole. */
function useableRow(
  map: 'decisions' | 'topics',
  mark: ReviewMark,
  baseline: MeetingBody,
  model: FormModel,
  onOpen: (part: MendPart) => void,
  t: ReturnType<typeof useTranslation<'meetings'>>['t'],
  records: ReturnType<typeof useTranslation<'records'>>['t'],
): Mending {
  const rows = inOrder(model.body[map]);
  const named = mark.path.split('.')[1];
  const id = named ?? (rows.length === 1 ? rows[0]?.[0] : undefined);
  const current = id === undefined ? undefined : model.body[map][id];
  const write = (rowId: string, text: string) =>
    model.apply(
      map === 'decisions' ? { type: 'decision', id: rowId, fields: { text } } : { type: 'topic', id: rowId, text: text.slice(0, 200) },
    );
  const act = <Button onPress={() => onOpen(map)}>{map === 'decisions' ? t('mend.openDecisions') : t('mend.openTopics')}</Button>;
  if (id !== undefined && current)
    return {
      box: (
        <>
          <TextAreaField
            label={records(`field.${map}`)}
            value={current.text}
            spoken={map === 'decisions' ? t('spoken') : undefined}
            maxLength={map === 'decisions' ? 2000 : 200}
            onChange={(text) => write(id, text)}
          />
          {map === 'decisions' && act}
        </>
      ),
      use: (text) => write(id, text),
      was: baseline[map][id]?.text ?? '',
    };
  const words =
    map === 'decisions'
      ? inOrder(model.body.decisions)
          .map(([, row], i) => `${i + 1}. ${decisionWords(t, row, model.today)}`)
          .join('\n')
      : rows.map(([, row], i) => `${i + 1}. ${row.text}`).join('\n');
  return {
    box: (
      <OpenBox
        label={records(`field.${map}`)}
        words={words}
        act={map === 'decisions' ? t('mend.openDecisions') : t('mend.openTopics')}
        onOpen={() => onOpen(map)}
      />
    ),
    // Among several rows nobody can tell which one is meant, so the proposal becomes a row of its own and nothing is written over.
    use: (text) => {
      write(model.newId(), text);
      onOpen(map);
    },
    was: inOrder(baseline[map])
      .map(([, row]) => row.text)
      .join('\n'),
  };
}

function OpenBox({
  label,
  words,
  act,
  onOpen,
}: {
  readonly label: string;
  readonly words: string;
  readonly act: string;
  readonly onOpen: () => void;
}) {
  return (
    <div className="zb-field">
      <div className="zb-field-label">{label}</div>
      {words !== '' && <p className="zb-mend-text">{words}</p>}
      <Button onPress={onOpen}>{act}</Button>
    </div>
  );
}
