import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { inOrder } from '#domain/meetings/draft.ts';
import { isDue, tally } from '#domain/meetings/tally.ts';
import type { AttendanceState, MeetingBody } from '#domain/records/meeting.ts';
import type { ReviewMark } from '#domain/review/review.ts';
import { formats } from '#i18n/format.ts';
import { PhotoGrid } from '#phone/photos/photo-grid.tsx';
import { useServices } from '#phone/services.tsx';
import { UiLink } from '#ui/link.tsx';
import { Section } from '#ui/section.tsx';
import { attendeeGroups } from './attendance-groups.ts';
import { DecisionFacts } from './decision-facts.tsx';
import { fieldOf } from './marks.ts';
import type { MeetingRoster } from './meeting-roster.ts';
import { RemedyFacts } from './remedy-facts.tsx';

/** What reading a meeting needs. */
export type MeetingFactsProps = {
  readonly body: MeetingBody;
  readonly roster: MeetingRoster;
  readonly today: LocalDate;
  readonly marks?: readonly ReviewMark[];
  readonly recordId: RecordId;
  /** Whether each part has a way to change just that part. */
  readonly changes?: boolean;
};

/** Everything a meeting says, to be read; what the township marked carries its words. */
export function MeetingFacts({ body, roster, today, marks = [], recordId, changes = false }: MeetingFactsProps) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const branch = useServices().session.branchName ?? '';
  const branchThen = roster.branchNameOn(branch, body.heldOn);
  const noteOf = (...fields: (keyof MeetingBody)[]) =>
    marks.filter((mark) => fields.some((field) => field === fieldOf(mark))).map((mark) => mark.note);
  const row = (field: keyof MeetingBody, words: ReactNode) => (
    <Fact key={field} label={records(`field.${field}`)} words={words} notes={noteOf(field)} />
  );
  const change = (part: string, step: 1 | 2 | 3 | 4) =>
    changes ? (
      <UiLink className="zb-part-change" href={`/meetings/${recordId}/edit?step=${step}&only=1`} aria-label={t('page.editPart', { part })}>
        {t('page.edit')}
      </UiLink>
    ) : undefined;
  return (
    <>
      <Section title={t('page.basics')} aside={change(t('page.basics'), 1)}>
        <dl className="zb-facts">
          {row('meetingKind', records(`meetingKind.${body.meetingKind}`))}
          {body.alsoCounts.length > 0 && row('alsoCounts', formats().list(body.alsoCounts.map((kind) => records(`meetingKind.${kind}`))))}
          {branchThen !== branch && <Fact label={t('page.branchThen')} words={branchThen} notes={[]} />}
          {body.meetingKind === 'group' &&
            row('groupId', body.groupId === null ? undefined : roster.groupNameOn(body.groupId, body.heldOn))}
          <Fact label={records('field.heldOn')} words={heldWords(t, body, today)} notes={noteOf('heldOn', 'startedAt', 'endedAt')} />
          {row('place', body.place)}
          {row('chair', body.chair?.name)}
          {row('recorder', body.recorder?.name)}
          {body.theme !== '' && row('theme', body.theme)}
          {body.lecturer && row('lecturer', body.lecturer.name)}
          {body.taughtMinutes !== null && row('taughtMinutes', t('page.minutes', { count: body.taughtMinutes }))}
          {body.themeForms.length > 0 && row('themeForms', formats().list(body.themeForms.map((form) => records(`themeForm.${form}`))))}
          {body.forYear !== null && row('forYear', formats().year(`${body.forYear}-01` as YearMonth))}
          {body.lifeForm !== null && row('lifeForm', records(`lifeForm.${body.lifeForm}`))}
        </dl>
      </Section>
      <Section title={t('page.attendance')} aside={change(t('page.attendance'), 2)}>
        <AttendanceFacts body={body} roster={roster} notes={noteOf('attendance', 'roll')} observerNotes={noteOf('observers')} />
      </Section>
      <Section title={t('page.topics')} aside={change(t('page.topics'), 3)}>
        <dl className="zb-facts">
          {row(
            'topics',
            inOrder(body.topics)
              .map(([, topic], i) => `${i + 1}. ${topic.text}`)
              .join('\n'),
          )}
          {row('notes', body.notes)}
        </dl>
      </Section>
      <Section title={t('page.decisions')} aside={change(t('page.decisions'), 4)}>
        <dl className="zb-facts">
          {row('decisions', Object.keys(body.decisions).length > 0 && <DecisionFacts body={body} today={today} />)}
        </dl>
      </Section>
      <RemedyFacts body={body} recordId={recordId} today={today} changes={changes} notes={noteOf('remedies')} />
      <PhotoGrid photos={body.photos} recordId={recordId} notes={noteOf('photos')} />
    </>
  );
}

type Words = ReturnType<typeof useTranslation<'meetings'>>['t'];

function heldWords(t: Words, body: MeetingBody, today: LocalDate): string {
  const day = formats().dayWeek(body.heldOn, today);
  if (body.startedAt === null) return day;
  return body.endedAt === null
    ? t('page.timeFrom', { day, from: body.startedAt })
    : t('page.timeRange', { day, from: body.startedAt, to: body.endedAt });
}

function AttendanceFacts({
  body,
  roster,
  notes,
  observerNotes,
}: {
  readonly body: MeetingBody;
  readonly roster: MeetingRoster;
  readonly notes: readonly string[];
  readonly observerNotes: readonly string[];
}) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const counts = tally(body, body.roll);
  const people = attendeeGroups(body.meetingKind, body.roll, roster, t('page.unknownMember')).flatMap((group) => group.people);
  const names = (state: AttendanceState | 'unmarked', due: boolean): string =>
    formats().list(
      people
        .filter((person) => isDue(person.rollClass) === due && (body.attendance[person.id]?.state ?? 'unmarked') === state)
        .map((person) => {
          const reason = body.attendance[person.id]?.reason ?? '';
          return reason === '' ? person.name : t('page.withReason', { name: person.name, reason });
        }),
    );
  const nameOf = new Map(people.map(({ id, name }) => [id as string, name]));
  const late = formats().list(
    Object.entries(body.arrivals)
      .sort(([, a], [, b]) => (a < b ? -1 : 1))
      .map(([id, at]) => t('page.cameAt', { name: nameOf.get(id) ?? t('page.unknownMember'), at })),
  );
  const rows: readonly (readonly [string, string])[] = [
    [t('page.presentNames'), names('present', true)],
    [t('page.leaveNames'), names('leave', true)],
    [t('page.absentNames'), names('absent', true)],
    [t('page.unmarkedNames'), names('unmarked', true)],
    [t('page.uncountedNames'), names('present', false)],
  ];
  return (
    <dl className="zb-facts">
      <Fact label={records('field.attendance')} words={t('page.counts', counts)} notes={notes} />
      {rows.map(([label, words]) => words !== '' && <Fact key={label} label={label} words={words} notes={[]} />)}
      {late !== '' && <Fact label={records('field.arrivals')} words={late} notes={[]} />}
      {(body.observers.length > 0 || observerNotes.length > 0) && (
        <Fact
          label={records('field.observers')}
          words={formats().list(body.observers.map((person) => person.name))}
          notes={observerNotes}
        />
      )}
    </dl>
  );
}

function Fact({ label, words, notes }: { readonly label: string; readonly words: ReactNode; readonly notes: readonly string[] }) {
  const { t } = useTranslation('meetings');
  const empty = words === undefined || words === null || words === '' || words === false;
  return (
    <div data-marked={notes.length > 0 || undefined}>
      <dt>{label}</dt>
      <dd className={empty ? 'zb-facts-none' : undefined}>
        {empty ? t('page.none') : words}
        {notes.map((note) => (
          <span key={note} className="zb-facts-note">
            {note}
          </span>
        ))}
      </dd>
    </div>
  );
}
