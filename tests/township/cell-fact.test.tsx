import i18next from 'i18next';
import { expect, test } from 'vitest';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { OverviewCell } from '#protocol/desk.ts';
import { cellFact, monthBeside, wantsMending } from '#township/features/overview/cell-fact.ts';

const aCell = (part: Partial<OverviewCell>): OverviewCell => ({
  obligation: 'committee',
  state: 'open',
  day: null,
  have: null,
  need: null,
  daysLeft: null,
  records: [],
  ...part,
});

test.each([
  [{ state: 'approved', day: '2026-06-03' as LocalDate, have: 1, need: 1 }, '6月3日'],
  [{ state: 'delivered', have: 3, need: 3, day: '2026-06-15' as LocalDate }, '3/3'],
  [{ state: 'open', daysLeft: 12 }, '剩 12 天'],
  [{ state: 'open', daysLeft: 0 }, '今天到期'],
  [{ state: 'overdue', have: 0, need: 1 }, '逾期'],
  [{ state: 'returned', day: '2026-06-03' as LocalDate }, '退回'],
  [{ state: 'none' }, '—'],
] as const)('a cell says the shortest fact: %o', (part, fact) => {
  expect(cellFact(aCell(part), i18next.getFixedT('zh-CN', 'overview'))).toBe(fact);
});

test('只看要补的 keeps what is overdue or returned, never what was written late', () => {
  const states = ['approved', 'delivered', 'returned', 'late', 'open', 'overdue', 'none'] as const;
  expect(states.filter((state) => wantsMending({ state }))).toEqual(['returned', 'overdue']);
});

test('the month switch goes over the turn of the year', () => {
  expect([monthBeside('2026-01', -1), monthBeside('2025-12', 1)]).toEqual(['2025-12', '2026-01']);
});
