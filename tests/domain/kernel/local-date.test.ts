import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayInChina,
  daysBetween,
  type Instant,
  LocalDate,
  lastDayOf,
  localDate,
  quarterOf,
  timeInChina,
  type YearMonth,
} from '#domain/kernel/local-date.ts';

const anyDay = fc
  .date({ min: new Date('1920-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => localDate(at.toISOString().slice(0, 10)));

describe('a day', () => {
  test.each(['2023-02-30', '2023-13-01', '2023-2-3', '', '二月三十', '2023-02-29'])('%j is not a day', (text) => {
    expect(LocalDate.safeParse(text).success).toBe(false);
  });

  test('the day in China begins at 16:00 UTC, whatever the phone thinks', () => {
    expect(dayInChina('2026-03-31T15:59:59.999Z' as Instant)).toBe('2026-03-31');
    expect(dayInChina('2026-03-31T16:00:00.000Z' as Instant)).toBe('2026-04-01');
    expect(timeInChina('2026-03-31T16:00:00.000Z' as Instant)).toBe('00:00');
  });

  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28', 'the month-end where the day does not exist'],
    ['2028-01-31', 1, '2028-02-29', 'a leap year has one more'],
    ['2021-03-15', 60, '2026-03-15', 'a term of five years'],
    ['2026-03-15', -6, '2025-09-15', 'six months before a term ends'],
    ['2025-12-31', 2, '2026-02-28', 'over the new year'],
  ])('%s and %i months is %s: %s', (day, months, expected) => {
    expect(addMonths(localDate(day), months)).toBe(expected);
  });

  test('quarters are natural quarters and months end when the calendar says', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map((day) => quarterOf(localDate(day)))).toEqual([1, 1, 2, 4]);
    expect(lastDayOf('2028-02' as YearMonth)).toBe('2028-02-29');
  });
});
