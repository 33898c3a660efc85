import { useTranslation } from 'react-i18next';
import type { Instant, LocalDate } from '#domain/kernel/local-date.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from './services.tsx';

/** Days and moments as they are said: the year only when it is not this year, 今天 and 昨天 by name. */
export type DayWords = {
  readonly day: (day: LocalDate) => string;
  readonly dayWeek: (day: LocalDate) => string;
  readonly moment: (at: Instant) => string;
};

/** The words for days, seen from today in China. */
export function useDayWords(): DayWords {
  // Drawn again when the language changes.
  useTranslation('common');
  const today = useServices().today();
  const { day, dayWeek, moment } = formats();
  return { day: (of) => day(of, today), dayWeek: (of) => dayWeek(of, today), moment: (at) => moment(at, today) };
}
