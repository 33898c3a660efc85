import { useTranslation } from 'react-i18next';
import { addDays, dayInChina, type Instant, type LocalDate, timeInChina } from '#domain/kernel/local-date.ts';
import { useServices } from './services.tsx';

/** Days and moments as they are said: the year only when it is not this year, 今天 and 昨天 by name. */
export type DayWords = {
  readonly day: (day: LocalDate) => string;
  readonly dayWeek: (day: LocalDate) => string;
  readonly moment: (at: Instant) => string;
};

/** The words for days, seen from today in China. */
export function useDayWords(): DayWords {
  const { t } = useTranslation('common');
  const today = useServices().today();
  const parts = (day: LocalDate) => ({ year: day.slice(0, 4), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) });
  const day = (of: LocalDate): string => (of.slice(0, 4) === today.slice(0, 4) ? t('date.day', parts(of)) : t('date.dayOfYear', parts(of)));
  return {
    day,
    dayWeek: (of) => t('date.dayWeek', { ...parts(of), week: t('date.weekdays')[new Date(`${of}T00:00:00Z`).getUTCDay()] ?? '' }),
    moment: (at) => {
      const on = dayInChina(at);
      const time = timeInChina(at);
      if (on === today) return t('date.today', { time });
      if (on === addDays(today, -1)) return t('date.yesterday', { time });
      return t('date.dayTime', { ...parts(on), time });
    },
  };
}
