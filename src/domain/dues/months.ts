import { addMonths, type LocalDate, lastDayOf, monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import type { DuesSettings } from './settings.ts';

/** A member as far as the months he owes to this branch depend on him. */
export type DuesLife = {
  /** The day the assembly passed him; null where the roster does not say. */
  readonly joinedOn: LocalDate | null;
  /** Not approved by the committee above: he never was a member. */
  readonly rejectedOn: LocalDate | null;
  /** Came from another branch: the last month paid there, by the letter; null where he did not come or it is silent. */
  readonly paidElsewhereUntil: YearMonth | null;
  /** The day this branch took him in, where he came from another. */
  readonly arrivedOn: LocalDate | null;
  /** Went to another branch: the last month to be paid here, by the letter; null where he did not go or it is silent. */
  readonly paidHereUntil: YearMonth | null;
  /** The day the other branch took him in, where he went; null while he has not arrived, and he is still ours. */
  readonly leftOn: LocalDate | null;
  /** From this day on nothing is due: 停止党籍, 除名, 去世. */
  readonly endedOn: LocalDate | null;
  /** The months he paid at the host branch (流动党员, DU-12). */
  readonly paidAtHost: ReadonlySet<string>;
  /** The first month this branch has kept his dues in these books; nothing before it is asked for. */
  readonly booksFrom: YearMonth | null;
};

/** The months from the first to the last, both included. */
export function monthsBetween(from: YearMonth, to: YearMonth): YearMonth[] {
  const months: YearMonth[] = [];
  for (let day = `${from}-01` as LocalDate; monthOf(day) <= to; day = addMonths(day, 1)) months.push(monthOf(day));
  return months;
}

/** The month so many after another. */
export const monthAfter = (month: YearMonth, count = 1): YearMonth => monthOf(addMonths(`${month}-01` as LocalDate, count));

const latest = (months: readonly (YearMonth | null)[]): YearMonth | null =>
  months.reduce((a, b) => (a === null ? b : b === null || b < a ? a : b), null);
const earliest = (months: readonly (YearMonth | null)[]): YearMonth | null =>
  months.reduce((a, b) => (a === null ? b : b === null || a < b ? a : b), null);

function firstMonth(life: DuesLife, settings: DuesSettings): YearMonth | null {
  const joined = life.joinedOn === null ? null : monthOf(life.joinedOn);
  return latest([
    life.booksFrom,
    // From the day of the assembly (DU-11); whether its own month counts is a township's to set (E-12).
    joined === null || settings.firstMonthCounts ? joined : monthAfter(joined),
    // By 党费交至; where the letter is silent, from the month he was taken in.
    life.paidElsewhereUntil === null ? (life.arrivedOn === null ? null : monthOf(life.arrivedOn)) : monthAfter(life.paidElsewhereUntil),
  ]);
}

function lastMonth(life: DuesLife): YearMonth | null {
  return earliest([
    life.endedOn === null ? null : monthAfter(monthOf(life.endedOn), -1),
    // Until the other branch has taken him in he is ours (党员教育管理工作条例 §25).
    life.leftOn === null ? null : (life.paidHereUntil ?? monthAfter(monthOf(life.leftOn), -1)),
  ]);
}

/** The months between the two for which this branch collects from him. What he paid at a host branch is not among them. */
export function monthsDue(life: DuesLife, from: YearMonth, to: YearMonth, settings: DuesSettings): YearMonth[] {
  if (life.rejectedOn !== null) return [];
  const first = firstMonth(life, settings);
  const last = lastMonth(life);
  const begin = first === null || first < from ? from : first;
  const end = last === null || last > to ? to : last;
  return begin > end ? [] : monthsBetween(begin, end).filter((month) => !life.paidAtHost.has(month));
}

/** Whether a month is over on that day: on its last day what is unpaid is unpaid. */
export const isOver = (month: YearMonth, today: LocalDate): boolean => lastDayOf(month) <= today;
