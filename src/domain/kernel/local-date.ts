import { z } from 'zod';

/** A calendar day with no time and no zone, "2026-03-31". Compares correctly as a string. */
export const LocalDate = z.iso.date().brand<'LocalDate'>();
export type LocalDate = z.infer<typeof LocalDate>;

/** A calendar month, "2026-03". Compares correctly as a string. */
export const YearMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .brand<'YearMonth'>();
export type YearMonth = z.infer<typeof YearMonth>;

/** A moment, always UTC with a trailing Z. Says when something was recorded, never which day it was about. */
export const Instant = z.iso.datetime({ precision: 3 }).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A time of day, "14:30". */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .brand<'ClockTime'>();
export type ClockTime = z.infer<typeof ClockTime>;

/** Reads a day that the code is sure of; throws when it is not one. */
export const localDate = (text: string): LocalDate => LocalDate.parse(text);

/** The moment of so many milliseconds since 1970. */
export const instantAt = (ms: number): Instant => new Date(ms).toISOString() as Instant;

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The day it is in China at this moment, whatever zone the phone believes it is in. */
export function dayInChina(at: Instant): LocalDate {
  // China has kept UTC+8 without summer time since 1991, so no zone table is needed on the phone.
  return new Date(Date.parse(at) + CHINA_OFFSET_MS).toISOString().slice(0, 10) as LocalDate;
}

/** The time of day in China at this moment, "10:42". */
export function timeInChina(at: Instant): ClockTime {
  return new Date(Date.parse(at) + CHINA_OFFSET_MS).toISOString().slice(11, 16) as ClockTime;
}

const DAY_MS = 86_400_000;
const utc = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`);

/** Whole days from the first day to the second; negative when the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => Math.round((utc(to) - utc(from)) / DAY_MS);

/** The day so many days later (or earlier, when negative). */
export const addDays = (day: LocalDate, days: number): LocalDate =>
  new Date(utc(day) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate;

/** The corresponding day so many months later, or the month's last day where it does not exist (民法典 §202, by analogy). */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10) as LocalDate;
}

/** The month a day lies in. */
export const monthOf = (day: LocalDate): YearMonth => day.slice(0, 7) as YearMonth;

/** The natural quarter a day lies in, 1 to 4. */
export const quarterOf = (day: LocalDate): 1 | 2 | 3 | 4 => (Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1) as 1 | 2 | 3 | 4;

/** The last day of a month. */
export function lastDayOf(month: YearMonth): LocalDate {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) as LocalDate;
}
