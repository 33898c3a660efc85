import { expect, test } from 'vitest';
import type { Instant, LocalDate } from '#domain/kernel/local-date.ts';
import { daysLate, isLate } from '#domain/rules/lateness.ts';

test.each([
  ['2026-06-12', '2026-06-12T02:00:00.000Z', 0, false],
  ['2026-06-12', '2026-06-12T16:00:00.000Z', 1, false], // midnight in China
  ['2026-06-05', '2026-06-12T15:59:59.999Z', 7, false],
  ['2026-06-05', '2026-06-12T16:00:00.000Z', 8, true],
  ['2026-06-20', '2026-06-12T02:00:00.000Z', 0, false],
])('what happened on %s and was typed at %s is %i days late: %s', (day, at, days, late) => {
  const found = daysLate(day as LocalDate, at as Instant);
  expect([found, isLate(found, { graceDays: 7 })]).toEqual([days, late]);
});

test('what is about no day is never late', () => {
  expect([daysLate(null, '2026-06-12T02:00:00.000Z' as Instant), isLate(null, { graceDays: 7 })]).toEqual([null, false]);
});

test('how many days are late is for the township to set', () => {
  expect([isLate(4, { graceDays: 3 }), isLate(4, { graceDays: 4 }), isLate(1, { graceDays: 0 })]).toEqual([true, false, true]);
});
