import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoff } from '#sync/backoff.ts';

describe('waiting before asking again', () => {
  test('a phone never waits longer than five minutes of its own accord', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (failures, random) => {
        const wait = backoff(failures, () => random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(300_000);
      }),
    );
  });

  test('the bound doubles with each failure', () => {
    expect([0, 1, 2, 3].map((failures) => backoff(failures, () => 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  test('a wait the township asked for is kept to, and not by all phones to the same second', () => {
    expect(backoff(5, () => 0, 30_000)).toBe(30_000);
    expect(backoff(5, () => 0.5, 30_000)).toBe(45_000);
  });
});
