import type { RecordId } from '#domain/kernel/ids.ts';
import { addMonths, daysBetween, type LocalDate, lastDayOf, monthOf, quarterOf, type YearMonth } from '#domain/kernel/local-date.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';
import type { ReviewState } from '#domain/review/review.ts';
import { type Cadence, monthlyViewOn } from './cadence.ts';

/** A meeting as far as obligations depend on it. */
export type MeetingFacts = {
  readonly id: RecordId;
  readonly kinds: readonly MeetingKind[];
  readonly groupId: string | null;
  readonly day: LocalDate;
  readonly review: ReviewState;
  readonly late: boolean;
};

/** A branch as far as obligations depend on it. */
export type BranchFacts = {
  readonly meetings: readonly MeetingFacts[];
  readonly groups: readonly { readonly id: string; readonly from: LocalDate | null; readonly until: LocalDate | null }[];
  readonly committeeSeats: readonly { readonly leads: boolean; readonly from: LocalDate; readonly until: LocalDate | null }[];
};

/** Where one obligation of one branch stands in one period. */
export type Cell = {
  readonly obligation: string;
  readonly state: 'approved' | 'delivered' | 'returned' | 'late' | 'open' | 'overdue' | 'none';
  readonly day: LocalDate | null;
  readonly have: number | null;
  readonly need: number | null;
  readonly daysLeft: number | null;
  readonly records: readonly RecordId[];
};

/** A stretch of days, both ends included. */
export type Period = { readonly first: LocalDate; readonly last: LocalDate };

/** The month, or the natural quarter that the month lies in. */
export function periodOf(cadence: Pick<Cadence, 'period'>, month: YearMonth): Period {
  const day = `${month}-01` as LocalDate;
  if (cadence.period === 'month') return { first: day, last: lastDayOf(month) };
  const first = `${month.slice(0, 4)}-${String(quarterOf(day) * 3 - 2).padStart(2, '0')}-01` as LocalDate;
  return { first, last: lastDayOf(monthOf(addMonths(first, 2))) };
}

/** The row of one branch in 各村一览: a cell for each obligation in force in the month. */
export function overviewRow(branch: BranchFacts, month: YearMonth, today: LocalDate): readonly Cell[] {
  return monthlyViewOn(lastDayOf(month)).map((cadence) => cellOf(cadence, branch, periodOf(cadence, month), today));
}

const during = (from: LocalDate | null, until: LocalDate | null, period: Period): boolean =>
  (from === null || from <= period.last) && (until === null || until >= period.first);

/** Whether a branch committee (支委会) stood in the period: somebody but the secretary and his deputy held a seat. */
export const hasCommittee = (seats: BranchFacts['committeeSeats'], period: Period): boolean =>
  seats.some((seat) => !seat.leads && during(seat.from, seat.until, period));

function cellOf(cadence: Cadence, branch: BranchFacts, period: Period, today: LocalDate): Cell {
  const meetings = branch.meetings.filter(
    (meeting) => meeting.kinds.includes(cadence.meetingKind) && meeting.day >= period.first && meeting.day <= period.last,
  );
  const none: Cell = { obligation: cadence.id, state: 'none', day: null, have: null, need: null, daysLeft: null, records: [] };
  if (cadence.whose === 'committee' && meetings.length === 0 && !hasCommittee(branch.committeeSeats, period)) return none;
  const groups = branch.groups.filter((group) => during(group.from, group.until, period));
  if (cadence.whose === 'group' && groups.length === 0) return none;

  const needed = cadence.whose === 'group' ? groups.map((group) => meetings.filter((meeting) => meeting.groupId === group.id)) : [meetings];
  const held = needed.filter((some) => some.length > 0);
  const counted = {
    obligation: cadence.id,
    have: held.length,
    need: needed.length,
    day: lastDay(meetings),
    records: meetings.map((meeting) => meeting.id),
  };
  if (held.length < needed.length) {
    const over = today > period.last;
    return { ...counted, state: over ? 'overdue' : 'open', daysLeft: over ? null : daysBetween(today, period.last) };
  }
  // The best meeting speaks for its group, the worst group for the branch.
  const state = worst(held.map((some) => best(some.map(standing))));
  // The day shown is that of a meeting which stands so, never that of another one beside it.
  return { ...counted, state, day: lastDay(meetings.filter((meeting) => standing(meeting) === state)), daysLeft: null };
}

const rank = ['approved', 'delivered', 'late', 'returned'] as const;
type Standing = (typeof rank)[number];

function standing(meeting: MeetingFacts): Standing {
  if (meeting.review === 'approved' || meeting.review === 'returned') return meeting.review;
  return meeting.late ? 'late' : 'delivered';
}

const best = (all: readonly Standing[]): Standing => rank.find((state) => all.includes(state)) ?? 'delivered';
const worst = (all: readonly Standing[]): Standing => rank.findLast((state) => all.includes(state)) ?? 'delivered';

const lastDay = (meetings: readonly MeetingFacts[]): LocalDate | null =>
  meetings.reduce<LocalDate | null>((latest, meeting) => (latest === null || meeting.day > latest ? meeting.day : latest), null);
