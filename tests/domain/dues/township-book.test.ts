import { expect, test } from 'vitest';
import { type BatchAtTownship, differenceFen, typedYuan, yearAtTownship } from '#domain/dues/township-book.ts';
import { fen } from '#domain/kernel/fen.ts';
import { localDate } from '#domain/kernel/local-date.ts';

test.each<[string, number | undefined]>([
  ['12.5', 1250],
  ['1,234.57', 123_457],
  ['１２．５０', 1250],
  ['1,5', undefined],
  ['12.345', undefined],
  ['-3', undefined],
  ['1e21', undefined],
  ['999999999', undefined],
  ['', undefined],
])('%j typed at the desk is %s fen', (text, amount) => {
  expect(typedYuan(text)).toBe(amount);
});

const batch = (day: string, total: number, change: Partial<BatchAtTownship> = {}): BatchAtTownship => ({
  remittedOn: localDate(day),
  totalFen: fen(total),
  largeFen: fen(0),
  withdrawn: false,
  receipt: null,
  ...change,
});

test('a month holds what was handed up in it, without what was taken back, and stands as its worst batch', () => {
  const signed = { state: 'signed', countedFen: fen(20) } as const;
  const months = yearAtTownship(
    [
      batch('2026-03-31', 10),
      batch('2026-03-01', 20, { receipt: signed }),
      batch('2026-03-02', 500, { withdrawn: true }),
      batch('2026-04-01', 20, { receipt: signed, largeFen: fen(100_000) }),
      batch('2025-03-01', 7),
    ],
    2026,
  );
  expect(months).toHaveLength(12);
  expect(months[2]).toEqual({ month: '2026-03', sumFen: 30, batches: 2, standing: 'onItsWay' });
  expect(months[3]).toEqual({ month: '2026-04', sumFen: 100_020, batches: 1, standing: 'signed' });
  expect(months[0]).toMatchObject({ sumFen: 0, standing: null });
});

test('a difference is nothing before the count, and less than nothing where it is short', () => {
  expect(differenceFen(batch('2026-03-01', 150))).toBeNull();
  expect(differenceFen(batch('2026-03-01', 150, { receipt: { state: 'difference', countedFen: fen(143) } }))).toBe(-7);
});
