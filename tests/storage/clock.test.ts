import { describe, expect, test } from 'vitest';
import { formatHlc } from '#domain/kernel/hlc.ts';
import { learnTime, nextStamp } from '#storage/clock.ts';
import { deviceOf } from '#tests/support/factories.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const world = () => ({ time: new TestTime(), db: new TestPhone(new TestTime()).db });

describe('the phone’s sense of time', () => {
  test('[S9] an edit made after seeing another’s is the later one, also when the other phone’s clock is minutes ahead', async () => {
    const { time, db } = world();
    const theirs = formatHlc(time.ms + 4 * 60_000, 7, deviceOf('b'));
    await learnTime(db, time.ms, time.ms, [theirs]);
    expect((await nextStamp(db, deviceOf('a'), time.ms)).hlc > theirs).toBe(true);
  });

  test('[S9] a time nobody can have written yet is not learnt', async () => {
    const { time, db } = world();
    const wild = formatHlc(time.ms + 40 * 86_400_000, 0, deviceOf('b'));
    await learnTime(db, time.ms, time.ms, [wild]);
    expect((await nextStamp(db, deviceOf('a'), time.ms)).hlc < wild).toBe(true);
  });

  test('[S9] seventy thousand edits in one tick of a coarse clock are still in order', async () => {
    const { time, db } = world();
    await db.meta.put({ key: 'clock', value: { ms: time.ms, count: 0xfffe, n: 70_000, offset: 0 } });
    const stamps = [];
    for (let i = 0; i < 4; i++) stamps.push(await nextStamp(db, deviceOf('a'), time.ms));
    expect(stamps.map(({ hlc }) => hlc)).toEqual(stamps.map(({ hlc }) => hlc).sort());
    expect(stamps.map(({ n }) => n)).toEqual([70_001, 70_002, 70_003, 70_004]);
  });
});
