import i18next from 'i18next';
import type { Fen } from '#domain/kernel/fen.ts';
import { dayInChina, daysBetween, type Instant, type LocalDate, type YearMonth } from '#domain/kernel/local-date.ts';
import { asLanguage, type Language } from './languages.ts';

/** Numbers, days, moments and money as one language writes them. A moment is told by the clock in China. */
export type Formats = {
  readonly number: (n: number) => string;
  /** An amount with its sign, "¥1,212.30". */
  readonly money: (amount: Fen) => string;
  /** An amount in yuan without its unit, "1,212.30", for a sentence that names the unit. */
  readonly yuan: (amount: Fen) => string;
  /** "6月5日", "5 Jun"; with the year when it is not the year of today. */
  readonly day: (day: LocalDate, today: LocalDate) => string;
  /** The same with its weekday, "6月5日 周五", "Fri 5 Jun". */
  readonly dayWeek: (day: LocalDate, today: LocalDate) => string;
  /** Always with the year, "2026年6月5日". */
  readonly fullDay: (day: LocalDate) => string;
  /** For a narrow column, without the year, "6月5日", "5 Jun". */
  readonly shortDay: (day: LocalDate) => string;
  /** The number of the day alone, "5日", "5". */
  readonly dayOfMonth: (day: LocalDate) => string;
  /** "6月", "June". */
  readonly monthName: (month: YearMonth) => string;
  /** "2026年6月", "June 2026". */
  readonly month: (month: YearMonth) => string;
  /** "2026年", "2026". */
  readonly year: (month: YearMonth) => string;
  /** The time of day in China, "08:05". */
  readonly time: (at: Instant) => string;
  /** "今天 08:05", "昨天 23:59", "6月5日 08:05". */
  readonly moment: (at: Instant, today: LocalDate) => string;
  /** How long ago a day is, "今天", "昨天", "3 天前". */
  readonly ago: (day: LocalDate, today: LocalDate) => string;
  /** "张一、张二", "a, b". */
  readonly list: (items: readonly string[]) => string;
  /** What is known of one thing, in one line, "第一组，在广州", "Group 1, in Guangzhou". */
  readonly facts: (facts: readonly string[]) => string;
};

// British English writes the day before the month and the clock with 24 hours, as the Chinese screens do.
const locales: Readonly<Record<Language, string>> = { 'zh-CN': 'zh-CN', en: 'en-GB' };

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const isThisYear = (day: LocalDate, today: LocalDate): boolean => day.slice(0, 4) === today.slice(0, 4);

function build(language: Language): Formats {
  const locale = locales[language];
  const chinese = language === 'zh-CN';
  // A formatter costs a cheap phone about a millisecond to make, so each is made when it is first wanted.
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = once(() => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
    return (day: LocalDate): string => format().format(new Date(`${day}T00:00:00Z`));
  };
  const months = (options: Intl.DateTimeFormatOptions) => {
    const format = dates(options);
    return (month: YearMonth): string => format(`${month.slice(0, 7)}-01` as LocalDate);
  };
  const number = once(() => new Intl.NumberFormat(locale));
  // Cut from the digits of the whole fen: an amount never becomes a fraction, not even on its way to the screen.
  const yuan = (amount: Fen, unit = ''): string => {
    const digits = String(Math.abs(amount)).padStart(3, '0');
    return `${amount < 0 ? '-' : ''}${unit}${number().format(Number(digits.slice(0, -2)))}.${digits.slice(-2)}`;
  };
  const clock = once(
    () => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Shanghai' }),
  );
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const thisYear = dates({ month: 'short', day: 'numeric' });
  const fullDay = dates({ year: 'numeric', month: 'short', day: 'numeric' });
  const weekday = dates({ weekday: 'short' });
  const day = (of: LocalDate, today: LocalDate): string => (isThisYear(of, today) ? thisYear(of) : fullDay(of));
  const time = (at: Instant): string => clock().format(new Date(at));
  const ago = (of: LocalDate, today: LocalDate): string => {
    const parts = relative().formatToParts(daysBetween(today, of), 'day');
    // The house sets a space between a number and a Chinese word; Intl sets none.
    return parts.map(({ value }) => value).join(chinese ? ' ' : '');
  };
  return {
    number: (n) => number().format(n),
    money: (amount) => yuan(amount, '¥'),
    yuan: (amount) => yuan(amount),
    day,
    dayWeek: (of, today) => (chinese ? `${day(of, today)} ${weekday(of)}` : `${weekday(of)} ${day(of, today)}`),
    fullDay,
    shortDay: thisYear,
    dayOfMonth: dates({ day: 'numeric' }),
    monthName: months({ month: chinese ? 'short' : 'long' }),
    month: months({ year: 'numeric', month: 'long' }),
    year: months({ year: 'numeric' }),
    time,
    moment: (at, today) => {
      const on = dayInChina(at);
      const near = daysBetween(on, today);
      return `${near === 0 || near === 1 ? ago(on, today) : day(on, today)} ${time(at)}`;
    },
    ago,
    list: (items) => items.join(chinese ? '、' : ', '),
    facts: (facts) => facts.join(chinese ? '，' : ', '),
  };
}

const built = new Map<Language, Formats>();

/** The formats of one language. */
export function formatsOf(language: Language): Formats {
  const known = built.get(language);
  if (known !== undefined) return known;
  const made = build(language);
  built.set(language, made);
  return made;
}

/** The formats of the language that is shown now. A component that uses them draws again with its own `useTranslation`. */
export const formats = (): Formats => formatsOf(asLanguage(i18next.language));
