import { expect, test } from 'vitest';
import { lazySync } from '#phone/lazy-sync.ts';
import type { SyncLoop } from '#phone/sync-loop.ts';

/** The timers of a browser, which go off only when the test says so. */
function handTimers() {
  const waiting = new Map<number, () => void>();
  let last = 0;
  const timers = {
    setTimeout: (run: () => void) => {
      waiting.set(++last, run);
      return last;
    },
    clearTimeout: (id?: number) => void waiting.delete(id ?? 0),
  } as unknown as Pick<Window, 'setTimeout' | 'clearTimeout'>;
  const goOff = () => {
    for (const [id, run] of [...waiting]) {
      waiting.delete(id);
      run();
    }
  };
  return { timers, waiting, goOff };
}

const aLoop = () => {
  const calls: string[] = [];
  const loop: SyncLoop = {
    state: () => ({ phase: 'idle', done: 7, total: 7, lastFailure: null, lastContactAt: null }),
    subscribe: () => () => undefined,
    tryNow: async () => void calls.push('try'),
    stop: () => void calls.push('stop'),
  };
  return { loop, calls };
};

test('a loop whose file could not be read is read again, and its words go in after all', async () => {
  const { timers, waiting, goOff } = handTimers();
  const { loop, calls } = aLoop();
  let asked = 0;
  const lazy = lazySync(async () => {
    asked += 1;
    if (asked < 3) throw new TypeError('Failed to fetch dynamically imported module');
    return loop;
  }, timers);
  const told: number[] = [];
  lazy.subscribe(() => told.push(lazy.state().done));
  await expect.poll(() => waiting.size).toBe(1);
  goOff();
  await expect.poll(() => waiting.size).toBe(1);
  await lazy.tryNow();
  expect(asked).toBe(3);
  expect(calls).toEqual(['try']);
  expect(told).toEqual([7]);
  expect(waiting.size).toBe(0);
});

test('a person who left asks for nothing more', async () => {
  const { timers, waiting } = handTimers();
  const { loop, calls } = aLoop();
  let fail: (reason: Error) => void = () => undefined;
  const lost = lazySync(() => new Promise((_, reject) => (fail = reject)), timers);
  lost.stop();
  fail(new Error('no line'));
  await lost.tryNow();
  expect(waiting.size).toBe(0);

  const late = Promise.withResolvers<SyncLoop>();
  const left = lazySync(() => late.promise, timers);
  left.stop();
  late.resolve(loop);
  await left.tryNow();
  expect(calls).toContain('stop');
});
