import { dayInChina, daysBetween, type Instant, type LocalDate } from '#domain/kernel/local-date.ts';

/** Days after the meeting within which a record is not called late; no national text says it, so a township may set it. */
export const LATE_AFTER_DAYS = 7;

/** How long after the meeting it was first written down. `late` is a fact to show (补录), never a fault. */
export type Lateness = { readonly days: number; readonly late: boolean };

/** Compares the day it was held with the day it was first typed in, by China's calendar. */
export function lateness(heldOn: LocalDate, firstWrittenAt: Instant, afterDays: number = LATE_AFTER_DAYS): Lateness {
  const days = Math.max(0, daysBetween(heldOn, dayInChina(firstWrittenAt)));
  return { days, late: days > afterDays };
}
