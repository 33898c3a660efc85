import { expect, test } from 'vitest';
import { factWords } from '#i18n/fact-words.ts';

test('a sentence about a problem says days, months and closed years as people do, and leaves the rest alone', () => {
  expect(factWords({ month: '2026-05', on: '2026-05-20', name: '2026', count: 3, receiptNo: '0618-0042' })).toEqual({
    month: '2026年5月',
    on: '2026年5月20日',
    name: '2026',
    count: 3,
    receiptNo: '0618-0042',
  });
  expect(factWords({ month: '2025' })).toEqual({ month: '2025年' });
  expect(factWords({ value: '2023-02-30', typed: '2023-13' }), 'what was typed wrong is shown as it was typed').toEqual({
    value: '2023-02-30',
    typed: '2023-13',
  });
  expect(factWords(undefined)).toEqual({});
});
