import { describe, expect, test } from 'vitest';
import { type BranchDb, openBranchDb } from '#storage/db.ts';
import type { Township } from '#sync/ports.ts';
import { BRANCH, meetingBody, memberBody, recordId } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

// The numbers in brackets are those of docs/reliability.md.

const DAY_MS = 86_400_000;
let copies = 0;

/** The phone's database as it was, in another one: what a power cut or a phone's own backup brings back. */
async function copyOf(db: BranchDb): Promise<BranchDb> {
  const copy = openBranchDb(`zhibu-copy-${++copies}`);
  for (const table of db.tables) await copy.table(table.name).bulkAdd(await table.toArray());
  return copy;
}

const world = () => {
  const time = new TestTime();
  const township = new MemoryTownship(time.now);
  return { time, township, phone: new TestPhone(time) };
};

describe('a phone that was put back to an earlier hour', () => {
  test('hands in again what it had handed in since, once; of what it never handed in since it has no more than it had [6 N1 N3]', async () => {
    const { time, township, phone } = world();
    await phone.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
    await phone.sync(township);
    await phone.edit(recordId(1), { place: '一' });
    const before = await copyOf(phone.db);
    await phone.sync(township);
    await phone.edit(recordId(1), { theme: '忘掉的' });

    const back = new TestPhone(time, 'a', before);
    // A phone never gives an id twice, whatever it has forgotten.
    Object.assign(back.writer, { newId: phone.writer.newId });
    expect(await back.sync(township)).toMatchObject({ stopped: 'done', startedOver: false });
    expect(township.applied).toHaveLength(2);
    expect(await back.shown(recordId(1))).toMatchObject({ standing: 'delivered', body: { place: '一' } });
    // It counts on from where it was put back to: the numbers repeat, the ids do not.
    await back.edit(recordId(1), { theme: '又写的' });
    expect(await back.sync(township)).toMatchObject({ stopped: 'done', pushed: 1 });
    expect(township.record(recordId(1)).body).toMatchObject({ place: '一', theme: '又写的' });
  });
});

describe('everything has to be fetched again', () => {
  test('cut five times in a row it goes on where it was, is readable all the while, and does not begin again [81 S14 S12]', async () => {
    const { township, phone } = world();
    const writer = new TestPhone(new TestTime(), 'b');
    for (let n = 1; n <= 30; n += 1)
      await writer.save({ id: recordId(n), kind: 'member', body: memberBody({ name: `王${n}` }), baseline: null });
    await writer.sync(township);
    await phone.sync(township);
    await phone.edit(recordId(1), { note: '还没送的' });
    await phone.store().fetchAnew(BRANCH);

    township.pageSize = 5;
    const asked: (string | null)[] = [];
    const cut: Township = {
      ...township.through([]),
      snapshot: (request, take) => {
        asked.push(request.after);
        let blocks = 0;
        return township.snapshot(request, async (block) => {
          blocks += 1;
          return blocks <= 1 && take(block);
        });
      },
    };
    for (let time = 1; time <= 5; time += 1) {
      expect(await phone.sync(cut)).toMatchObject({ stopped: 'offline', startedOver: false, fetchedAnew: false });
      expect(await phone.db.records.count()).toBe(30);
      expect((await phone.shown(recordId(1))).body).toMatchObject({ note: '还没送的' });
    }
    expect(await phone.sync(cut)).toMatchObject({ stopped: 'done' });
    expect(asked).toEqual([null, 5, 10, 15, 20, 25].map((n) => (n === null ? null : recordId(n))));
    expect((await phone.store().position(BRANCH)).boot).toBeNull();
    expect(township.record(recordId(1)).body).toMatchObject({ note: '还没送的' });
  });
});

describe('a clock that is wrong and then is not', () => {
  test('ten days ahead and put right: nothing is refused, and what is written afterwards is the later [49 S9 N10]', async () => {
    const { time, township, phone } = world();
    const other = new TestPhone(time, 'b');
    phone.skew = 10 * DAY_MS;
    await phone.save({ id: recordId(1), kind: 'meeting', body: meetingBody({ place: '快十天时记的' }), baseline: null });
    expect(await phone.sync(township)).toMatchObject({ stopped: 'done', setAside: 0 });
    phone.skew = 0;
    await other.sync(township);
    time.pass(60_000);
    await other.edit(recordId(1), { place: '别人改的' });
    await other.sync(township);
    time.pass(60_000);
    await phone.sync(township);
    expect((await phone.shown(recordId(1))).body).toMatchObject({ place: '别人改的' });
    await phone.edit(recordId(1), { place: '对了钟又改的' });
    time.pass(60_000);
    await phone.sync(township);
    expect(township.record(recordId(1)).body).toMatchObject({ place: '对了钟又改的' });
    const [entry] = await phone.db.sent.toArray();
    expect(Number.parseInt(entry?.operation.hlc.slice(0, 9) ?? '', 36)).toBeLessThan(time.ms + 11 * DAY_MS);
  });
});
