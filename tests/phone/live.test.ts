import { describe, expect, test } from 'vitest';
import { holdLine } from '#phone/live.ts';
import { BRANCH, testId } from '#tests/support/factories.ts';

/** A browser whose lines and timers do only what the test says. */
class TestLines {
  readonly lines: (EventTarget & { closed: boolean; close: () => void })[] = [];
  readonly timers = new Map<number, { run: () => void; ms: number }>();
  shown = true;
  nowMs = 0;
  look: () => void = () => undefined;
  #last = 0;

  readonly parts = {
    open: () => {
      const line = Object.assign(new EventTarget(), {
        closed: false,
        close() {
          line.closed = true;
        },
      });
      this.lines.push(line);
      return line as unknown as EventSource;
    },
    visible: () => this.shown,
    onVisible: (look: () => void) => {
      this.look = look;
      return () => undefined;
    },
    now: () => this.nowMs,
    setTimeout: (run: () => void, ms: number) => {
      this.timers.set(++this.#last, { run, ms });
      return this.#last;
    },
    clearTimeout: (id: number) => void this.timers.delete(id),
  };

  get last() {
    const line = this.lines.at(-1);
    if (!line) throw new Error('no line was opened');
    return line;
  }

  say(branchId: string, seq: number): void {
    this.last.dispatchEvent(new MessageEvent('head', { data: JSON.stringify({ branchId, seq }) }));
  }

  /** The line ends; answers after how long the next one is tried. */
  end(): number {
    this.last.dispatchEvent(new Event('error'));
    const [[id, timer] = []] = [...this.timers];
    if (id === undefined || !timer) throw new Error('nothing is tried again');
    this.timers.delete(id);
    timer.run();
    return timer.ms;
  }
}

describe('the line held open to the township', () => {
  test('tells when this branch moved on, and of no other', () => {
    const browser = new TestLines();
    const heard: number[] = [];
    holdLine(browser.parts, BRANCH, (seq) => heard.push(seq));
    browser.say(BRANCH, 7);
    browser.say(testId(0xb1), 8);
    browser.last.dispatchEvent(new MessageEvent('head', { data: '<html>' }));
    expect(heard).toEqual([7]);
  });

  test('a proxy that ends it at once is tried ever less often, and never more than one line is open', () => {
    const browser = new TestLines();
    holdLine(browser.parts, BRANCH, () => undefined);
    const waits = Array.from({ length: 12 }, () => browser.end());
    expect(waits[0]).toBeLessThanOrEqual(5_000);
    expect(waits.every((ms, i) => i === 0 || ms >= (waits[i - 1] ?? 0))).toBe(true);
    expect(waits.at(-1)).toBe(600_000);
    expect(browser.lines.filter((line) => !line.closed)).toHaveLength(1);
  });

  test('a line that held for long and broke is taken up again soon', () => {
    const browser = new TestLines();
    holdLine(browser.parts, BRANCH, () => undefined);
    for (let i = 0; i < 6; i += 1) browser.end();
    browser.nowMs += 3_600_000;
    expect(browser.end()).toBeLessThanOrEqual(5_000);
  });

  test('while nobody looks at the page no line is open; looked at again there is one', () => {
    const browser = new TestLines();
    const stop = holdLine(browser.parts, BRANCH, () => undefined);
    browser.shown = false;
    browser.look();
    expect(browser.lines.every((line) => line.closed)).toBe(true);
    browser.shown = true;
    browser.look();
    expect(browser.last.closed).toBe(false);
    stop();
    expect(browser.last.closed).toBe(true);
    expect(browser.timers.size).toBe(0);
  });
});
