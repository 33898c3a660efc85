import type { TFunction } from 'i18next';
import type { YearMonth } from '#domain/kernel/local-date.ts';
import { inOrder, wholeMeeting } from '#domain/meetings/draft.ts';
import { isDue, tally } from '#domain/meetings/tally.ts';
import type { AttendanceState, MeetingBody, Remedy } from '#domain/records/meeting.ts';
import { formats } from './format.ts';
import { chargeWords, sheetLines } from './vote-words.ts';

/** One line of a meeting as paper has it: which field, what it is called, what it says. */
export type MeetingLine = { readonly field: keyof MeetingBody; readonly label: string; readonly words: string };

type Words = { readonly meetings: TFunction<'meetings'>; readonly records: TFunction<'records'> };

const together = (parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join('\n');

const numbered = (texts: readonly string[]): string =>
  texts.length === 1 ? (texts[0] ?? '') : texts.map((text, i) => `${i + 1}. ${text}`).join('\n');

function held(body: MeetingBody, { meetings }: Words): string {
  const day = formats().fullDay(body.heldOn);
  if (body.startedAt === null) return day;
  return body.endedAt === null
    ? meetings('page.timeFrom', { day, from: body.startedAt })
    : meetings('page.timeRange', { day, from: body.startedAt, to: body.endedAt });
}

function decided({ decisions, heldOn }: MeetingBody, { meetings, records }: Words): string {
  return numbered(
    inOrder(decisions).map(([, decision]) => {
      const { vote } = decision;
      const way = vote && formats().list([records(`voteKind.${vote.kind}`), ...(vote.secret ? [meetings('vote.secret')] : [])]);
      return together([
        decision.text,
        chargeWords(meetings, decision, heldOn),
        ...(vote ? [way ?? '', sheetLines(meetings, vote).join('；')] : []),
      ]);
    }),
  );
}

/** The 整改清单 as paper has it, numbered, each with what is done, by whom and whether it was done. */
export function remedied(
  remedies: Readonly<Record<string, Remedy>>,
  heldOn: MeetingBody['heldOn'],
  { meetings }: Pick<Words, 'meetings'>,
): string {
  return numbered(
    inOrder(remedies).map(([, remedy]) =>
      together([
        remedy.text,
        remedy.measure,
        chargeWords(meetings, remedy, heldOn),
        remedy.doneOn === null ? meetings('remedy.open') : meetings('remedy.done', { day: formats().day(remedy.doneOn, heldOn) }),
      ]),
    ),
  );
}

/** A meeting in the lines of the paper book, without those that say nothing. */
export function meetingLines(given: MeetingBody, names: ReadonlyMap<string, string>, words: Words): MeetingLine[] {
  const { meetings, records } = words;
  const body = wholeMeeting(given);
  const nameOf = (id: string): string => names.get(id) ?? meetings('page.unknownMember');
  const said = (state: AttendanceState, due: boolean): string =>
    formats().list(
      Object.entries(body.roll)
        .filter(([id, rollClass]) => isDue(rollClass) === due && body.attendance[id]?.state === state)
        .map(([id]) => {
          const reason = body.attendance[id]?.reason ?? '';
          return reason === '' ? nameOf(id) : meetings('page.withReason', { name: nameOf(id), reason });
        }),
    );
  const late = Object.entries(body.arrivals).sort(([, a], [, b]) => (a < b ? -1 : 1));
  const line = (field: Exclude<keyof MeetingBody, 'leftOut' | 'planId' | 'changeReasons'>, text: string): MeetingLine => ({
    field,
    label: records(`field.${field}`),
    words: text,
  });
  const all: readonly MeetingLine[] = [
    line('heldOn', held(body, words)),
    line('alsoCounts', formats().list(body.alsoCounts.map((kind) => records(`meetingKind.${kind}`)))),
    line('place', body.place),
    line('chair', body.chair?.name ?? ''),
    line('recorder', body.recorder?.name ?? ''),
    line('theme', body.theme),
    line('themeForms', formats().list(body.themeForms.map((form) => records(`themeForm.${form}`)))),
    line('lecturer', body.lecturer?.name ?? ''),
    line('taughtMinutes', body.taughtMinutes === null ? '' : meetings('page.minutes', { count: body.taughtMinutes })),
    line('forYear', body.forYear === null ? '' : formats().year(`${body.forYear}-01` as YearMonth)),
    line('lifeForm', body.lifeForm === null ? '' : records(`lifeForm.${body.lifeForm}`)),
    line('attendance', meetings('page.counts', tally(body, body.roll))),
    { field: 'attendance', label: meetings('page.presentNames'), words: said('present', true) },
    { field: 'attendance', label: meetings('page.leaveNames'), words: said('leave', true) },
    { field: 'attendance', label: meetings('page.absentNames'), words: said('absent', true) },
    { field: 'attendance', label: meetings('page.uncountedNames'), words: said('present', false) },
    line('arrivals', formats().list(late.map(([id, at]) => meetings('page.cameAt', { name: nameOf(id), at })))),
    line('observers', formats().list(body.observers.map(({ name }) => name))),
    line('topics', numbered(inOrder(body.topics).map(([, { text }]) => text))),
    line('notes', body.notes),
    line('decisions', decided(body, words)),
    line('remedies', remedied(body.remedies, body.heldOn, words)),
    line(
      'confirmed',
      body.confirmed === null
        ? ''
        : meetings('page.confirmed', { name: body.confirmed.name, day: formats().day(body.confirmed.on, body.heldOn) }),
    ),
  ];
  return all.filter(({ words: text }) => text !== '');
}
