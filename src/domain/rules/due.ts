import type { GroupId } from '#domain/kernel/ids.ts';
import { addDays, daysBetween, type LocalDate, lastDayOf, monthOf, quarterOf, type YearMonth } from '#domain/kernel/local-date.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';
import { type Cadence, cadencesOn } from './cadence.ts';

/** A stretch of time in which something has to be held once. */
export type Period = { readonly unit: 'month' | 'quarter' | 'year'; readonly from: LocalDate; readonly to: LocalDate };

/** Something to hold that has no record yet. `daysLeft` is negative when its time has passed. */
export type Due = {
  readonly meetingKind: MeetingKind;
  readonly groupId: GroupId | null;
  readonly period: Period;
  readonly daysLeft: number;
};

type Held = {
  readonly meetingKind: MeetingKind;
  readonly alsoCounts: readonly MeetingKind[];
  readonly groupId: GroupId | null;
  readonly heldOn: LocalDate;
};

/** What the list is computed from. */
export type DueFacts = {
  readonly today: LocalDate;
  /** Meetings from the start of `reachBack(today)` on. */
  readonly meetings: readonly Held[];
  /** The groups that stand today, in their order. */
  readonly groupIds: readonly GroupId[];
  /** Whether a branch committee stands today. */
  readonly hasCommittee: boolean;
};

const monthPeriod = (day: LocalDate): Period => ({ unit: 'month', from: `${monthOf(day)}-01` as LocalDate, to: lastDayOf(monthOf(day)) });

function quarterPeriod(day: LocalDate): Period {
  const year = day.slice(0, 4);
  const last = quarterOf(day) * 3;
  const month = (number: number) => `${year}-${String(number).padStart(2, '0')}` as YearMonth;
  return { unit: 'quarter', from: `${month(last - 2)}-01` as LocalDate, to: lastDayOf(month(last)) };
}

const yearPeriod = (day: LocalDate): Period => ({
  unit: 'year',
  from: `${day.slice(0, 4)}-01-01` as LocalDate,
  to: `${day.slice(0, 4)}-12-31` as LocalDate,
});

const periodsOf = { month: monthPeriod, quarter: quarterPeriod, year: yearPeriod } as const;

const before = (period: Period, of: (day: LocalDate) => Period): Period => of(addDays(period.from, -1));

/** The first day whose meetings the list has to know. */
export const reachBack = (today: LocalDate): LocalDate =>
  quarterOf(today) === 4 ? yearPeriod(today).from : before(quarterPeriod(today), quarterPeriod).from;

/**
 * What has to be held in this month, quarter and (from October) year and has no record, and what was missed in the one before;
 * most pressing first. How often, and by what article, stands in cadence.ts. A time before the branch's first record is not held against it.
 */
export function whatIsDue({ today, meetings, groupIds, hasCommittee }: DueFacts): Due[] {
  const first = meetings.reduce<LocalDate | null>((least, { heldOn }) => (least === null || heldOn < least ? heldOn : least), null);
  const isHeld = (kind: MeetingKind, groupId: GroupId | null, period: Period): boolean =>
    meetings.some(
      (held) =>
        (held.meetingKind === kind || held.alsoCounts.includes(kind)) &&
        held.heldOn >= period.from &&
        held.heldOn <= period.to &&
        (groupId === null || held.groupId === groupId),
    );
  const open = (cadence: Cadence, groupId: GroupId | null): Due[] => {
    const of = periodsOf[cadence.period];
    const now = of(today);
    const earlier = before(now, of);
    // Last year's yearly meeting is no longer this month's business.
    const looksBack = cadence.period !== 'year' && first !== null && first <= earlier.to && earlier.from >= cadence.since;
    return (looksBack ? [earlier, now] : [now])
      .filter((period) => !isHeld(cadence.meetingKind, groupId, period))
      .map((period) => ({ meetingKind: cadence.meetingKind, groupId, period, daysLeft: daysBetween(today, period.to) }));
  };
  const all = cadencesOn(today).flatMap((cadence) => {
    // A yearly meeting is asked for in the quarter in which it is generally held.
    if (cadence.period === 'year' && quarterOf(today) !== 4) return [];
    if (cadence.whose === 'committee' && !hasCommittee) return [];
    return cadence.whose === 'group' ? groupIds.flatMap((groupId) => open(cadence, groupId)) : open(cadence, null);
  });
  return all.sort((a, b) => a.daysLeft - b.daysLeft);
}
