import { dayInChina, daysBetween, type Instant, type LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingSettings } from '#domain/meetings/settings.ts';

/** Days from the day a record is about to the day in China on which it was first typed; 0 when typed on the day or before it, null when it is about no day. */
export function daysLate(day: LocalDate | null, firstWrittenAt: Instant): number | null {
  return day === null ? null : Math.max(0, daysBetween(day, dayInChina(firstWrittenAt)));
}

/** Whether so many days count as late (补录) by the township's setting; no regulation sets a number. It marks, it never blocks. */
export const isLate = (days: number | null, { graceDays }: Pick<MeetingSettings, 'graceDays'>): boolean =>
  days !== null && days > graceDays;
