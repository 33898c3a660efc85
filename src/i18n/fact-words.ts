import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { formats } from './format.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;
const YEAR = /^\d{4}$/;

/** The facts of a problem as its sentence says them: days, months and closed years in words, everything else as it is. */
export function factWords(facts: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> {
  const said = Object.entries(facts ?? {}).map(([name, fact]) => {
    if (typeof fact !== 'string') return [name, fact];
    if (DAY.test(fact)) return [name, formats().fullDay(fact as LocalDate)];
    if (MONTH.test(fact)) return [name, formats().month(fact as YearMonth)];
    return [name, name === 'month' && YEAR.test(fact) ? formats().year(`${fact}-01` as YearMonth) : fact];
  });
  return Object.fromEntries(said);
}
