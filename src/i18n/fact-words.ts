import { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { formats } from './format.ts';

const YEAR = /^\d{4}$/;

/** The facts of a problem as its sentence says them: days, months and closed years in words; everything else, and a day that does not exist, as it is. */
export function factWords(facts: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> {
  const said = Object.entries(facts ?? {}).map(([name, fact]) => {
    const day = LocalDate.safeParse(fact);
    if (day.success) return [name, formats().fullDay(day.data)];
    const month = YearMonth.safeParse(fact);
    if (month.success) return [name, formats().month(month.data)];
    const year = name === 'month' && typeof fact === 'string' && YEAR.test(fact);
    return [name, year ? formats().year(`${fact}-01` as YearMonth) : fact];
  });
  return Object.fromEntries(said);
}
