import type { GroupId } from '#domain/kernel/ids.ts';
import { addDays, daysBetween, type LocalDate, lastDayOf, monthOf, quarterOf, type YearMonth } from '#domain/kernel/local-date.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';

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
  /** A branch of seven or more formal members has a committee (支部工作条例 §20). */
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

const before = (period: Period, of: (day: LocalDate) => Period): Period => of(addDays(period.from, -1));

/** The first day whose meetings the list has to know. */
export const reachBack = (today: LocalDate): LocalDate =>
  quarterOf(today) === 4 ? yearPeriod(today).from : before(quarterPeriod(today), quarterPeriod).from;

/**
 * What has to be held in this month, quarter and (from October) year and has no record, and what was missed in the one before;
 * most pressing first. Frequencies: 支部工作条例 §11–17. A time before the branch's first record is not held against it.
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
  const open = (kind: MeetingKind, groupId: GroupId | null, of: (day: LocalDate) => Period, looksBack = true): Due[] => {
    const now = of(today);
    const earlier = before(now, of);
    const periods = looksBack && first !== null && first <= earlier.to ? [earlier, now] : [now];
    return periods
      .filter((period) => !isHeld(kind, groupId, period))
      .map((period) => ({ meetingKind: kind, groupId, period, daysLeft: daysBetween(today, period.to) }));
  };
  const all = [
    ...open('assembly', null, quarterPeriod),
    ...(hasCommittee ? open('committee', null, monthPeriod) : []),
    ...groupIds.flatMap((groupId) => open('group', groupId, monthPeriod)),
    ...open('lesson', null, quarterPeriod),
    ...open('themeDay', null, monthPeriod),
    ...(quarterOf(today) === 4 ? open('lifeMeeting', null, yearPeriod, false) : []),
  ];
  return all.sort((a, b) => a.daysLeft - b.daysLeft);
}
