import { type LocalDate, monthOf } from '#domain/kernel/local-date.ts';
import type { DuesCloseBody } from '#domain/records/dues-close.ts';

/** The closed month or year that a day lies in; undefined where its books are open. */
export function closedPeriodOf(day: LocalDate, closes: readonly DuesCloseBody[]): string | undefined {
  const periods = [monthOf(day) as string, day.slice(0, 4)];
  return closes.find((close) => close.reopenedOn === null && periods.includes(close.period))?.period;
}
