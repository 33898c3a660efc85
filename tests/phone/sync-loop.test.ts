import { describe, expect, test } from 'vitest';
import { type BrowserParts, startSyncLoop } from '#phone/sync-loop.ts';
import { onOutboxGrowth } from '#storage/watch.ts';
import { ACCOUNT, BRANCH, memberBody, recordId } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

/** A browser whose timers go off only when the test says so. */
class TestBrowser {
  readonly window = new EventTarget() as unknown as Window;
  readonly document = Object.assign(new EventTarget(), { visibilityState: 'visible' }) as unknown as Document;
  readonly timers = new Map<number, { run: () => void; ms: number }>();
  #last = 0;

  parts(locks?: BrowserParts['locks']): BrowserParts {
    return {
      locks,
      window: this.window,
      document: this.document,
      setTimeout: (run, ms) => {
        this.timers.set(++this.#last, { run, ms });
        return this.#last;
      },
      clearTimeout: (id) => this.timers.delete(id),
    };
  }

  get nextIn(): number | undefined {
    return [...this.timers.values()].at(-1)?.ms;
  }
}

const world = (locks?: BrowserParts['locks']) => {
  const time = new TestTime();
  const township = new MemoryTownship(time.now);
  const phone = new TestPhone(time);
  const browser = new TestBrowser();
  const noted: (string | null)[] = [];
  const loop = startSyncLoop({
    accountId: ACCOUNT,
    branchId: BRANCH,
    store: phone.store(),
    township,
    clock: { now: time.now, sleep: async (ms) => time.pass(ms) },
    random: () => 0.5,
    onLocalWrite: (wake) => onOutboxGrowth(phone.db, wake),
    note: async (failure) => void noted.push(failure),
    browser: browser.parts(locks),
  });
  return { time, township, phone, browser, loop, noted };
};

describe('the loop that keeps phone and township in step', () => {
  test('现在再试一次 hands in what waits and says when it was in contact', async () => {
    const { township, phone, loop, noted, browser } = world();
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody(), baseline: null });
    const seen: string[] = [];
    loop.subscribe(() => seen.push(loop.state().phase));
    await loop.tryNow();
    expect(township.records).toHaveLength(1);
    expect(loop.state()).toMatchObject({ phase: 'idle', lastFailure: null, lastContactAt: '2026-03-01T01:00:00.000Z' });
    expect(seen).toContain('pushing');
    expect(noted.at(-1)).toBeNull();
    expect(browser.nextIn).toBe(60_000);
    loop.stop();
  });

  test('without a line it waits, says why, and asks again within a minute', async () => {
    const { township, phone, loop, browser } = world();
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody(), baseline: null });
    township.failPush = () => 'offline';
    await loop.tryNow();
    expect(loop.state()).toMatchObject({ phase: 'waiting', lastFailure: 'offline' });
    expect(browser.nextIn).toBeLessThanOrEqual(60_000);
    expect(await phone.db.outbox.count()).toBe(1);
    loop.stop();
  });

  test('wakes when the browser says there is a line again, and when the screen is looked at again', async () => {
    const { loop, browser } = world();
    await loop.tryNow();
    browser.window.dispatchEvent(new Event('online'));
    expect(browser.nextIn).toBe(300);
    await loop.tryNow();
    browser.document.dispatchEvent(new Event('visibilitychange'));
    expect(browser.nextIn).toBe(300);
    loop.stop();
  });

  test('leaves the work to the other tab that is at it', async () => {
    const taken = {
      request: async (_name: string, _options: unknown, run: (lock: null) => unknown) => run(null),
    } as unknown as BrowserParts['locks'];
    const { phone, township, loop, browser } = world(taken);
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody(), baseline: null });
    await loop.tryNow();
    expect(township.pushes).toEqual([]);
    expect(browser.nextIn).toBe(60_000);
    loop.stop();
  });

  test('a tab that was frozen with the work in its hands is taken over from after some minutes', async () => {
    const frozen = {
      request: async (_name: string, options: { steal?: boolean }, run: (lock: object | null) => unknown) => run(options.steal ? {} : null),
    } as unknown as BrowserParts['locks'];
    const { phone, township, loop } = world(frozen);
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody(), baseline: null });
    for (let minute = 0; minute < 3; minute += 1) await loop.tryNow();
    expect(township.pushes).toEqual([]);
    await loop.tryNow();
    expect(township.pushes).toEqual([1]);
    loop.stop();
  });

  test('[S19] greets at the start and every quarter of an hour, however often the line comes and goes', async () => {
    const { time, township, loop } = world();
    let greetings = 0;
    const hello = township.hello.bind(township);
    township.hello = (request) => {
      greetings += 1;
      return hello(request);
    };
    for (let run = 0; run < 20; run += 1) {
      await loop.tryNow();
      time.pass(60_000);
    }
    expect(greetings).toBe(2);
    loop.stop();
  });

  test('stopped, it leaves no timer behind', async () => {
    const { loop, browser } = world();
    await loop.tryNow();
    loop.stop();
    expect(browser.timers.size).toBe(0);
    browser.window.dispatchEvent(new Event('online'));
    expect(browser.timers.size).toBe(0);
  });
});
