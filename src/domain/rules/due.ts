import type { GroupId } from '#domain/kernel/ids.ts';
import { addDays, daysBetween, type LocalDate, lastDayOf, monthOf, quarterOf, type YearMonth } from '#domain/kernel/local-date.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { type Rule, rulesOf } from './year.ts';

/** A stretch of time in which something has to be held once. */
export type Period = { readonly unit: 'month' | 'quarter' | 'year'; readonly from: LocalDate; readonly to: LocalDate };

/** Something to hold that has no record yet. `daysLeft` is negative when its time has passed. */
export type Due = {
  readonly meetingKind: MeetingKind;
  readonly groupId: GroupId | null;
  readonly period: Period;
  readonly daysLeft: number;
};

/** A sitting as far as the list depends on it; `kinds` are those it counts for by the township's settings. */
export type Held = {
  readonly kinds: readonly MeetingKind[];
  readonly groupId: GroupId | null;
  readonly heldOn: LocalDate;
  /** The year a 组织生活会 is for; its day's year where it says none. */
  readonly forYear?: number | null;
};

/** What the list is computed from. */
export type DueFacts = {
  readonly today: LocalDate;
  /** Meetings from the start of `reachBack(today)` on. */
  readonly meetings: readonly Held[];
  /** What the township has set; the default of every number where it has set nothing. */
  readonly settings?: Settings;
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
 * most pressing first. How often, and by what article, stands in cadence.ts; how many lessons, in the township's settings. A time before the branch's first record is not held against it.
 */
export function whatIsDue({ today, meetings, groupIds, hasCommittee, settings = defaultSettings }: DueFacts): Due[] {
  const first = meetings.reduce<LocalDate | null>((least, { heldOn }) => (least === null || heldOn < least ? heldOn : least), null);
  const held = (kind: MeetingKind, groupId: GroupId | null, period: Period): number =>
    meetings.filter(
      (meeting) => meeting.kinds.includes(kind) && (groupId === null || meeting.groupId === groupId) && isIn(meeting, kind, period),
    ).length;
  const open = (rule: Rule, kind: MeetingKind, groupId: GroupId | null): Due[] => {
    const of = periodsOf[rule.period];
    const now = of(today);
    const earlier = before(now, of);
    // Last year's yearly meeting is no longer this month's business.
    const looksBack = rule.period !== 'year' && first !== null && first <= earlier.to && earlier.from >= rule.since;
    return (looksBack ? [earlier, now] : [now])
      .filter((period) => held(kind, groupId, period) < rule.times)
      .map((period) => ({ meetingKind: kind, groupId, period, daysLeft: daysBetween(today, period.to) }));
  };
  const all = rulesOf(today, settings).flatMap((rule) => {
    const kind = rule.meetingKind;
    // A yearly meeting is asked for in the quarter in which it is generally held.
    if (kind === null || (rule.period === 'year' && quarterOf(today) !== 4)) return [];
    if (rule.whose === 'committee' && !hasCommittee) return [];
    return rule.whose === 'group' ? groupIds.flatMap((groupId) => open(rule, kind, groupId)) : open(rule, kind, null);
  });
  return all.sort((a, b) => a.daysLeft - b.daysLeft);
}

/** A 组织生活会 belongs to the year it is for, every other sitting to its day. */
const isIn = ({ heldOn, forYear }: Held, kind: MeetingKind, { unit, from, to }: Period): boolean =>
  kind === 'lifeMeeting' && unit === 'year' && typeof forYear === 'number'
    ? String(forYear) === from.slice(0, 4)
    : heldOn >= from && heldOn <= to;
