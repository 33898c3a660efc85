import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bounded, formatHlc, Hlc, type HlcState, msOfHlc, tick, witnessed } from '#domain/kernel/hlc.ts';

const NOW = Date.parse('2026-11-22T08:00:00.000Z');
const DEVICE = '01926f3e-0000-7000-8000-0000a1b2c3d4';

describe('the hybrid clock', () => {
  test('[N10] gives a later time at every tick, even when the phone clock runs backwards', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: NOW * 2 }), { minLength: 2, maxLength: 60 }), (clock) => {
        let state: HlcState = { ms: 0, count: 0 };
        const given = clock.map((ms) => {
          state = tick(state, ms);
          return formatHlc(state.ms, state.count, DEVICE);
        });
        expect([...given].sort()).toEqual(given);
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });

  test('more than 65,535 saves in one millisecond carry into the next', () => {
    expect(tick({ ms: NOW, count: 0xffff }, NOW)).toEqual({ ms: NOW + 1, count: 0 });
  });

  test('writes what its own shape accepts, for any device', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 0xffff }), fc.string(), (ms, count, device) => {
        const hlc = formatHlc(ms, count, device);
        expect(Hlc.safeParse(hlc).success).toBe(true);
        expect(msOfHlc(hlc)).toBe(ms);
      }),
    );
  });

  test('a phone two years ahead neither poisons the others nor is refused', () => {
    const ahead = formatHlc(NOW + 2 * 365 * 86_400_000, 7, DEVICE);
    expect(witnessed({ ms: NOW, count: 0 }, ahead, NOW, 300_000)).toEqual({ ms: NOW, count: 0 });
    expect(bounded(ahead, NOW, 300_000)).toEqual({ hlc: formatHlc(NOW, 0, DEVICE), clamped: true });
  });

  test('days without a signal are no reason to touch a time', () => {
    const old = formatHlc(NOW - 20 * 86_400_000, 3, DEVICE);
    expect(bounded(old, NOW, 300_000)).toEqual({ hlc: old, clamped: false });
  });

  test('after seeing another phone, the next own time is later than it', () => {
    const seen = formatHlc(NOW + 60_000, 9, 'ffffffff');
    const state = tick(witnessed({ ms: NOW, count: 0 }, seen, NOW, 300_000), NOW);
    expect(formatHlc(state.ms, state.count, '00000000') > seen).toBe(true);
  });
});
