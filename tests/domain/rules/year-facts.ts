import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';
import type { YearFacts, YearMeeting } from '#domain/rules/year.ts';
import { day, recordId } from '#tests/support/factories.ts';

/** One whole sitting; a test names only what matters to it. */
export const sitting = (number: number, kind: MeetingKind, on: string, given: Partial<YearMeeting> = {}): YearMeeting => ({
  id: recordId(number),
  kinds: [kind],
  groupId: null,
  day: day(on),
  forYear: null,
  complete: true,
  ...given,
});

const month = (number: number): string => String(number).padStart(2, '0');

/** A year in which a branch with a committee and so many groups held all there was to hold. */
export function fullYear(groups: number, year = 2026): YearFacts {
  const ids = Array.from({ length: groups }, (_, i) => `g${i + 1}`);
  const months = Array.from({ length: 12 }, (_, i) => i + 1);
  let n = 0;
  const on = (kind: MeetingKind, at: number, date: string, given: Partial<YearMeeting> = {}): YearMeeting => {
    n += 1;
    return sitting(n, kind, `${year}-${month(at)}-${date}`, given);
  };
  return {
    branch: { from: null, until: null },
    groups: ids.map((id) => ({ id, from: null, until: null })),
    committeeSeats: [{ leads: false, from: '2021-03-15' as LocalDate, until: null }],
    appraisals: [{ id: recordId(900), year, complete: true }],
    meetings: [
      on('assembly', 3, '12'),
      on('assembly', 6, '18'),
      on('assembly', 9, '10'),
      on('assembly', 12, '17'),
      on('lifeMeeting', 12, '17'),
      ...[2, 5, 8, 11].map((at) => on('lesson', at, '20')),
      ...months.flatMap((at) => [
        on('committee', at, '05'),
        on('themeDay', at, '10'),
        ...ids.map((groupId) => on('group', at, '15', { groupId })),
      ]),
    ],
  };
}
