import { useTranslation } from 'react-i18next';
import { dayInChina, type LocalDate, monthOf, quarterOf } from '#domain/kernel/local-date.ts';
import { inOrder } from '#domain/meetings/draft.ts';
import { isDue, tally } from '#domain/meetings/tally.ts';
import type { BookPart, BookPeriod } from '#domain/meetings/year-book.ts';
import type { AttendanceState, MeetingBody } from '#domain/records/meeting.ts';
import { formats } from '#i18n/format.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import type { BookPartWords, BookSheet } from '#ui/record-book.tsx';

type Meeting = LocalRecord<'meeting'>;

/** Says a year's book: each meeting in the lines of the paper book, and each gap with why it is one. */
export function useBookWords(): (
  parts: readonly BookPart<Meeting>[],
  names: ReadonlyMap<string, string>,
  reasons: ReadonlyMap<string, string>,
  idOf: (part: BookPart<Meeting>, period: BookPeriod<Meeting>) => string,
) => BookPartWords[] {
  const { t } = useTranslation(['agenda', 'records', 'meetings', 'home']);
  const period = ({ unit, from }: BookPeriod<Meeting>): string => {
    if (unit === 'month') return formats().monthName(monthOf(from));
    if (unit === 'quarter') return t('home:quarter', { quarter: t('home:quarters')[quarterOf(from) - 1] ?? '' });
    return formats().year(monthOf(from));
  };
  const lines = (meeting: Meeting, names: ReadonlyMap<string, string>): BookSheet['lines'] => {
    const { body } = meeting;
    const said = (state: AttendanceState, due: boolean): string =>
      formats().list(
        Object.entries(body.roll)
          .filter(([id, rollClass]) => isDue(rollClass) === due && body.attendance[id]?.state === state)
          .map(([id]) => {
            const name = names.get(id) ?? t('meetings:page.unknownMember');
            const reason = body.attendance[id]?.reason ?? '';
            return reason === '' ? name : t('meetings:page.withReason', { name, reason });
          }),
      );
    const all: readonly (readonly [string, string])[] = [
      [t('records:field.heldOn'), heldWords(t, body)],
      [t('records:field.place'), body.place],
      [t('records:field.chair'), body.chair?.name ?? ''],
      [t('records:field.recorder'), body.recorder?.name ?? ''],
      [t('records:field.theme'), body.theme],
      [t('records:field.lecturer'), body.lecturer?.name ?? ''],
      [t('records:field.attendance'), t('meetings:page.counts', tally(body, body.roll))],
      [t('meetings:page.presentNames'), said('present', true)],
      [t('meetings:page.leaveNames'), said('leave', true)],
      [t('meetings:page.absentNames'), said('absent', true)],
      [t('records:field.observers'), formats().list(body.observers.map(({ name }) => name))],
      [t('records:field.topics'), numbered(inOrder(body.topics).map(([, { text }]) => text))],
      [t('records:field.notes'), body.notes],
      [t('records:field.decisions'), numbered(inOrder(body.decisions).map(([, decision]) => decisionWords(t, decision)))],
      [
        t('agenda:book.written'),
        t('agenda:book.writtenBy', { name: meeting.createdByName, day: formats().fullDay(dayOf(meeting)), no: meeting.receiptNo }),
      ],
    ];
    return all.filter(([, words]) => words !== '');
  };
  return (parts, names, reasons, idOf) =>
    parts.map((part) => ({
      key: `${part.meetingKind} ${part.group?.id ?? ''}`,
      title: part.group
        ? t('agenda:notice.ofGroup', { group: part.group.name, kind: t(`records:meetingKind.${part.meetingKind}`) })
        : t(`records:meetingKind.${part.meetingKind}`),
      sheets: part.periods
        .filter(({ state }) => state !== 'none')
        .flatMap((one): BookSheet[] => {
          if (one.meetings.length > 0)
            return one.meetings.map((meeting) => ({ key: meeting.id, period: period(one), lines: lines(meeting, names), blank: null }));
          const reason = reasons.get(idOf(part, one));
          const blank =
            one.state === 'coming' ? t('agenda:book.coming') : reason ? t('agenda:book.missedWhy', { reason }) : t('agenda:book.missed');
          return [{ key: one.id, period: period(one), lines: [], blank }];
        }),
    }));
}

type Words = ReturnType<typeof useTranslation<['agenda', 'records', 'meetings', 'home']>>['t'];

const numbered = (texts: readonly string[]): string =>
  texts.length === 1 ? (texts[0] ?? '') : texts.map((text, i) => `${i + 1}. ${text}`).join('\n');

const dayOf = (meeting: Meeting): LocalDate => dayInChina(meeting.firstWrittenAt);

function heldWords(t: Words, body: MeetingBody): string {
  const day = formats().fullDay(body.heldOn);
  if (body.startedAt === null) return day;
  return body.endedAt === null
    ? t('meetings:page.timeFrom', { day, from: body.startedAt })
    : t('meetings:page.timeRange', { day, from: body.startedAt, to: body.endedAt });
}

function decisionWords(t: Words, { text, vote }: MeetingBody['decisions'][string]): string {
  return vote === null ? text : [text, t('meetings:vote.numbers', vote)].filter((part) => part !== '').join('\n');
}
