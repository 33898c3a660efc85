import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseYuan } from '#domain/kernel/fen.ts';

test.each([
  ['38', 3800],
  ['38.5', 3850],
  ['38.50', 3850],
  [' 0.20 ', 20],
  ['0', 0],
])('%j yuan is %i fen', (text, expected) => {
  expect(parseYuan(text)).toEqual({ ok: true, value: expected });
});

test.each(['', '3.505', '1e3', '-5', '1,000', '五元', '.5', '1e21', '９', '12345678901'])('%j is not an amount and says so', (text) => {
  expect(parseYuan(text)).toMatchObject({ ok: false, problem: { code: 'money.notAnAmount' } });
});

test('whatever is written with two places is read back exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (amount) => {
      expect(parseYuan(`${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`)).toEqual({ ok: true, value: amount });
    }),
  );
});
