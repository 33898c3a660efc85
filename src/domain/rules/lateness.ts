import { dayInChina, daysBetween, type Instant, type LocalDate } from '#domain/kernel/local-date.ts';

/** From which day on how many days after the event writing it down counts as late (补录). */
export type LatenessRule = { readonly since: LocalDate; readonly graceDays: number; readonly source: string };

/** No regulation sets a number; a week is the default of the township setting. It marks, it never blocks. */
export const latenessRules: readonly LatenessRule[] = [{ since: '2000-01-01' as LocalDate, graceDays: 7, source: 'township setting' }];

/** Days from the day a record is about to the day in China on which it was first typed; 0 when typed on the day or before it, null when it is about no day. */
export function daysLate(day: LocalDate | null, firstWrittenAt: Instant): number | null {
  return day === null ? null : Math.max(0, daysBetween(day, dayInChina(firstWrittenAt)));
}

/** The days of grace in force on a day. */
export function graceDaysOn(day: LocalDate): number {
  return latenessRules.filter((rule) => rule.since <= day).at(-1)?.graceDays ?? 7;
}

/** Whether so many days count as late for a record about this day. */
export const isLate = (day: LocalDate | null, days: number | null): boolean => day !== null && days !== null && days > graceDaysOn(day);
