import { expect, test } from 'vitest';
import { weeksOf } from '#township/features/plans/plans-screen.tsx';

test('a month stands in whole weeks from Monday on, each of its days once', () => {
  for (const [month, lead, days] of [
    ['2026-06', 0, 30], // begins on a Monday
    ['2026-02', 6, 28], // begins on a Sunday
    ['2028-02', 1, 29],
  ] as const) {
    const weeks = weeksOf(month);
    expect(weeks.length % 7).toBe(0);
    expect(weeks.findIndex((day) => day !== null)).toBe(lead);
    expect(new Set(weeks.filter((day) => day !== null)).size).toBe(days);
  }
});
