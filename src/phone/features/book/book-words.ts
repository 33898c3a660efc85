import { useTranslation } from 'react-i18next';
import { dayInChina, type LocalDate, monthOf, quarterOf } from '#domain/kernel/local-date.ts';
import type { BookPart, BookPeriod } from '#domain/meetings/year-book.ts';
import { formats } from '#i18n/format.ts';
import { meetingLines } from '#i18n/meeting-lines.ts';
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
  const { t } = useTranslation(['agenda', 'records', 'home']);
  const { t: meetings } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const period = ({ unit, from }: BookPeriod<Meeting>): string => {
    if (unit === 'month') return formats().monthName(monthOf(from));
    if (unit === 'quarter') return t('home:quarter', { quarter: t('home:quarters')[quarterOf(from) - 1] ?? '' });
    return formats().year(monthOf(from));
  };
  const lines = (meeting: Meeting, names: ReadonlyMap<string, string>): BookSheet['lines'] => [
    ...meetingLines(meeting.body, names, { meetings, records }).map(({ label, words }) => [label, words] as const),
    [
      t('agenda:book.written'),
      t('agenda:book.writtenBy', { name: meeting.createdByName, day: formats().fullDay(dayOf(meeting)), no: meeting.receiptNo }),
    ],
  ];
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

const dayOf = (meeting: Meeting): LocalDate => dayInChina(meeting.firstWrittenAt);
