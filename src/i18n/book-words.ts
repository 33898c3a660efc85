import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '#domain/kernel/ids.ts';
import { dayInChina, type Instant, type LocalDate, monthOf, quarterOf } from '#domain/kernel/local-date.ts';
import { meetingObligationId } from '#domain/meetings/obligations.ts';
import type { BookPart, BookPeriod } from '#domain/meetings/year-book.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import { formats } from './format.ts';
import { meetingLines } from './meeting-lines.ts';

/** One sheet in words: a meeting with its lines, or a place left blank with the reason. */
type Sheet = {
  readonly key: string;
  readonly period: string;
  readonly lines: readonly (readonly [label: string, words: string])[];
  readonly blank: string | null;
};

/** One part of the book in words. */
export type BookPartSaid = { readonly key: string; readonly title: string; readonly sheets: readonly Sheet[] };

/** A record as the book prints it: a meeting, where nothing else is said. */
export type BookRecord<B = MeetingBody> = {
  readonly id: string;
  readonly body: B;
  readonly createdByName: string;
  readonly firstWrittenAt: Instant;
  readonly receiptNo?: string;
};

/** Says a year's book: each meeting in the lines of the paper book, and each gap with why it is one. */
export function useBookWords(): (
  parts: readonly BookPart<BookRecord>[],
  names: ReadonlyMap<string, string>,
  reasons: ReadonlyMap<string, string>,
  /** What was called otherwise on a day than the book is headed with. */
  calledThen: (groupId: string | null, day: LocalDate) => readonly string[],
) => BookPartSaid[] {
  const { t } = useTranslation(['agenda', 'records']);
  const { t: meetings } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const period = ({ unit, from }: BookPeriod<BookRecord>): string => {
    if (unit === 'month') return formats().monthName(monthOf(from));
    if (unit === 'quarter') return t(`agenda:book.quarter.${quarterOf(from) as 1 | 2 | 3 | 4}`);
    return formats().year(monthOf(from));
  };
  const lines = (meeting: BookRecord, names: ReadonlyMap<string, string>, called: readonly string[]): Sheet['lines'] => [
    ...(called.length > 0 ? [[t('agenda:book.calledThen'), formats().list(called)] as const] : []),
    ...meetingLines(meeting.body, names, { meetings, records }).map(({ label, words }) => [label, words] as const),
    writtenLine(t, meeting),
  ];
  return (parts, names, reasons, calledThen) =>
    parts.map((part) => ({
      key: `${part.meetingKind} ${part.group?.id ?? ''}`,
      title: part.group
        ? t('agenda:notice.ofGroup', { group: part.group.name, kind: t(`records:meetingKind.${part.meetingKind}`) })
        : t(`records:meetingKind.${part.meetingKind}`),
      sheets: part.periods
        .filter(({ state }) => state !== 'none')
        .flatMap((one): Sheet[] => {
          if (one.meetings.length > 0)
            return one.meetings.map((meeting) => ({
              key: meeting.id,
              period: period(one),
              lines: lines(meeting, names, calledThen(part.group?.id ?? null, meeting.body.heldOn)),
              blank: null,
            }));
          const reason = reasons.get(meetingObligationId(part.meetingKind, (part.group?.id ?? null) as GroupId | null, one));
          const blank =
            one.state === 'coming' ? t('agenda:book.coming') : reason ? t('agenda:book.missedWhy', { reason }) : t('agenda:book.missed');
          return [{ key: one.id, period: period(one), lines: [], blank }];
        }),
    }));
}

/** Who wrote a record first, on which day, and its receipt. */
export const writtenLine = (
  t: TFunction<['agenda', 'records']>,
  { createdByName, firstWrittenAt, receiptNo }: BookRecord<unknown>,
): readonly [string, string] => [
  t('agenda:book.written'),
  t('agenda:book.writtenBy', { name: createdByName, day: formats().fullDay(dayInChina(firstWrittenAt)), no: receiptNo ?? '' }),
];
