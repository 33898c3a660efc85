import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import words from './roster-words.json' with { type: 'json' };

/** Why a written day is not one. */
export type DateProblem = Problem<
  'import.dateUnreadable' | 'import.dateLunar' | 'import.dateImpossible' | 'import.dayMissing' | 'import.dateAhead'
>;

type Parts = { readonly year: number; readonly month: number; readonly day: number | null };

const SEPARATED =
  /^(\d{4})\s*[-./\u5e74\u3002\uff0e]\s*(\d{1,2})\s*(?:[-./\u6708\u3002\uff0e]\s*(?:(\d{1,2})\s*\u65e5?)?)?(?:[ T]0{1,2}:00(?::00)?)?$/;
const PACKED = /^(\d{4})(\d{2})(\d{2})?$/;
// Months and days that only the lunar calendar has; which day that was, a table would have to say, and the person may mean another.
const LUNAR = new RegExp(words.lunar, 'u');
const FIRST_SERIAL_MS = Date.UTC(1899, 11, 30);

/** Full-width digits and signs as the plain ones that people meant. */
const plain = (text: string): string => text.trim().replace(/[\uff0d-\uff19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

function partsOf(written: string): Parts | undefined {
  const text = plain(written);
  // An Excel serial has five digits for every day from 1927 to 2173.
  if (/^\d{5}(\.0+)?$/.test(text)) {
    const day = new Date(FIRST_SERIAL_MS + Number(text) * 86_400_000);
    return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
  }
  const found = PACKED.exec(text) ?? SEPARATED.exec(text);
  if (!found) return undefined;
  return { year: Number(found[1]), month: Number(found[2]), day: found[3] === undefined ? null : Number(found[3]) };
}

const two = (n: number): string => String(n).padStart(2, '0');
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function checked(written: string): Result<Parts, DateProblem> {
  const parts = partsOf(written);
  if (!parts || LUNAR.test(written))
    return fail(LUNAR.test(written) ? 'import.dateLunar' : 'import.dateUnreadable', { text: written.slice(0, 40) });
  const { year, month, day } = parts;
  if (year < 1900 || year > 2199 || month < 1 || month > 12)
    return fail('import.dateImpossible', { text: written.slice(0, 40), year, month, day: day ?? 0, last: 0 });
  if (day !== null && (day < 1 || day > daysIn(year, month)))
    return fail('import.dateImpossible', { text: written.slice(0, 40), year, month, day, last: daysIn(year, month) });
  return ok(parts);
}

/** Reads a calendar day as people and spreadsheets write it; a day the calendar does not have, or one after `today`, is named. */
export function readDay(written: string, today: LocalDate): Result<LocalDate, DateProblem> {
  const read = checked(written);
  if (!read.ok) return read;
  const { year, month, day } = read.value;
  if (day === null) return fail('import.dayMissing', { text: written.slice(0, 40) });
  const answer = `${year}-${two(month)}-${two(day)}` as LocalDate;
  return answer > today ? fail('import.dateAhead', { text: written.slice(0, 40) }) : ok(answer);
}

/** Reads a month, or the month of a day. */
export function readMonth(written: string, today: LocalDate): Result<YearMonth, DateProblem> {
  const read = checked(written);
  if (!read.ok) return read;
  const answer = `${read.value.year}-${two(read.value.month)}` as YearMonth;
  return answer > today.slice(0, 7) ? fail('import.dateAhead', { text: written.slice(0, 40) }) : ok(answer);
}
