import { describe, expect, test } from 'vitest';
import type { BranchId } from '#domain/kernel/ids.ts';
import { digestOf } from '#protocol/digest.ts';
import type { Township } from '#sync/ports.ts';
import { syncBranch } from '#sync/sync-branch.ts';
import { BRANCH, memberBody, recordId, testId } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const world = async (members: number) => {
  const time = new TestTime();
  const township = new MemoryTownship(time.now);
  const phone = new TestPhone(time);
  for (let n = 1; n <= members; n += 1)
    await phone.save({ id: recordId(n), kind: 'member', body: memberBody({ name: `王${n}` }), baseline: null });
  await phone.sync(township);
  return { time, township, phone, other: new TestPhone(time, 'b') };
};

/** A run that begins with the greeting, as at the start of the app. */
const greet = (phone: TestPhone, township: Township, time: TestTime) =>
  syncBranch(phone.store(), township, { now: time.now, sleep: async (ms) => time.pass(ms) }, phone.writer.branchId, {
    random: () => 0.5,
    attempts: 1,
    hello: true,
  });

describe('the first time on a phone', () => {
  test('[S14] everything comes in blocks; cut after the second one it goes on behind it and nothing is missing [N4]', async () => {
    const { township, other, phone } = await world(25);
    township.pageSize = 4;
    let blocks = 0;
    const asked: (string | null)[] = [];
    const cut: Township = {
      ...township.through([]),
      snapshot: (request, take) => {
        asked.push(request.after);
        return township.snapshot(request, async (block) => {
          blocks += 1;
          return blocks <= 2 && take(block);
        });
      },
    };
    expect(await other.sync(cut)).toMatchObject({ stopped: 'offline', pulled: 8 });
    expect(await other.db.records.count()).toBe(8);
    const first = (await other.store().position(BRANCH)).boot?.cursor;

    await phone.edit(recordId(1), { note: '这时改的' });
    await phone.sync(township);
    expect(await other.sync(township)).toMatchObject({ stopped: 'done' });
    expect(asked).toEqual([null]);
    expect(await other.db.records.count()).toBe(25);
    expect((await other.shown(recordId(1))).body).toMatchObject({ note: '这时改的' });
    const at = await other.store().position(BRANCH);
    expect(at.boot).toBeNull();
    expect(at.cursor).not.toBe(first);
  });

  test('[S14] a branch with nothing in it is fetched too', async () => {
    const { township, other } = await world(0);
    expect(await other.sync(township)).toMatchObject({ stopped: 'done', pulled: 0 });
    expect((await other.store().position(BRANCH)).cursor).not.toBeNull();
  });
});

describe('a copy that is wrong', () => {
  const withDigest = (township: MemoryTownship, digest: () => string): Township => ({
    ...township.through([]),
    pull: async (request) => {
      const answer = await township.pull(request);
      return answer.ok && request.wantDigest ? { ...answer, value: { ...answer.value, digest: digest() } } : answer;
    },
  });

  test('[S15] is noticed once a day and fetched anew; what waits stays [N5]', async () => {
    const { township, phone, time } = await world(3);
    const honest = withDigest(township, () => digestOf(township.records));
    expect(await greet(phone, honest, time)).toMatchObject({ stopped: 'done', fetchedAnew: false });

    // A row went missing under the engine, and one is there that nobody has.
    const ghost = await phone.shown(recordId(3));
    await phone.db.records.delete(recordId(2));
    await phone.db.records.put({ ...ghost, id: recordId(9) });
    expect(await greet(phone, honest, time)).toMatchObject({ fetchedAnew: false });
    time.pass(86_400_000);
    expect(await greet(phone, honest, time)).toMatchObject({ stopped: 'done', fetchedAnew: true });
    expect((await phone.db.records.toArray()).map((row) => row.id).sort()).toEqual([1, 2, 3].map(recordId));
    expect(await phone.store().digest(BRANCH)).toBe(digestOf(township.records));
  });

  test('[S15] a township that never agrees is not run after for ever', async () => {
    const { township, phone, time } = await world(2);
    const liar = withDigest(township, () => '9.0');
    let times = 0;
    time.pass(86_400_000);
    for (let run = 0; run < 5; run += 1) if ((await greet(phone, liar, time)).fetchedAnew) times += 1;
    expect(times).toBe(1);
    expect(await phone.db.records.count()).toBe(2);
  });
});

describe('a branch its person has left', () => {
  const NEXT = testId(0xb1) as BranchId;

  test('[S16 N8] his waiting work is handed over and held, then the records leave the phone; he still sees what he wrote', async () => {
    const { township, phone, time } = await world(2);
    await phone.edit(recordId(1), { note: '走之前写的' });
    const left: Township = {
      ...township.through([]),
      push: async (request) => ({
        ok: true,
        value: {
          now: request.operations.length > 0 ? ('2026-03-01T01:00:00.000Z' as never) : ('' as never),
          token: (await phone.store().position(BRANCH)).witness as never,
          outcomes: request.operations.map((operation) => ({
            id: (operation as { id: never }).id,
            outcome: 'held' as const,
            code: 'operation.scopeLost',
          })),
          records: [],
        },
      }),
      pull: async () => ({ ok: false, failure: 'scopeLost' }),
    };
    expect(await phone.sync(left)).toMatchObject({ stopped: 'scopeLost', setAside: 1 });
    expect(await phone.db.records.count()).toBe(0);
    expect((await phone.db.attention.toArray())[0]).toMatchObject({ outcome: 'held', operation: { changes: { note: '走之前写的' } } });
    expect(await phone.db.sent.count()).toBe(2);
    expect(NEXT).not.toBe(BRANCH);
    expect(time.now()).toBeGreaterThan(0);
  });

  test('[S16 N1] as long as his work is not handed over nothing leaves the phone', async () => {
    const { township, phone } = await world(2);
    await phone.edit(recordId(1), { note: '还没交' });
    const closed: Township = { ...township.through([]), push: async () => ({ ok: false, failure: 'scopeLost' }) };
    expect(await phone.sync(closed)).toMatchObject({ stopped: 'scopeLost' });
    expect(await phone.db.records.count()).toBe(2);
    expect(await phone.db.outbox.count()).toBe(1);
  });

  test('[S17] what is held is asked about at every greeting, and settles when the township has decided', async () => {
    const { township, phone, time } = await world(1);
    await phone.edit(recordId(1), { note: '代管的' });
    const hold: Township = {
      ...township.through([]),
      push: async (request) => {
        const answer = await township.push({ ...request, operations: [request.operations[0]] });
        if (!answer.ok) return answer;
        const outcomes = answer.value.outcomes.map(({ id }) => ({ id, outcome: 'held' as const, code: 'operation.scopeLost' }));
        return { ok: true, value: { ...answer.value, outcomes, records: [] } };
      },
    };
    await phone.sync(hold);
    expect(await phone.db.attention.count()).toBe(1);
    expect(await greet(phone, township, time)).toMatchObject({ stopped: 'done' });
    expect(await phone.db.attention.count()).toBe(0);
    expect((await phone.shown(recordId(1))).standing).toBe('delivered');
  });
});

describe('the greeting', () => {
  test('[S19] a phone that was taken out of use is told so, and nothing else is asked', async () => {
    const { township, phone, time } = await world(1);
    let others = 0;
    const wiped: Township = {
      ...township.through([]),
      hello: async () => ({ ok: true, value: { now: '2026-03-01T01:00:00.000Z' as never, diverged: [], elsewhere: [], wipe: true } }),
      pull: async (request) => {
        others += 1;
        return township.pull(request);
      },
    };
    expect(await greet(phone, wiped, time)).toMatchObject({ stopped: 'wiped' });
    expect(others).toBe(0);
  });

  test('[S12] three losses of history within an hour are enough; the work stays where it is', async () => {
    const { township, phone, time } = await world(1);
    township.failPush = () => 'diverged';
    for (let run = 0; run < 6; run += 1) {
      await phone.edit(recordId(1), { note: `${run}` });
      await phone.sync(township);
    }
    const { troubles } = await phone.store().position(BRANCH);
    expect(troubles).toHaveLength(3);
    time.pass(3_600_001);
    township.failPush = () => undefined;
    expect(await phone.sync(township)).toMatchObject({ stopped: 'done' });
    expect(township.record(recordId(1)).body).toMatchObject({ note: '5' });
  });
});

describe('two people at one place of one record', () => {
  test('[S18] whose words were written over unseen is told, with both, also when his had been taken long before', async () => {
    const { township, phone, other, time } = await world(1);
    await other.sync(township);
    await phone.edit(recordId(1), { note: '我写的' });
    time.pass(60_000);
    await other.edit(recordId(1), { note: '她写的' });
    await phone.sync(township);
    await other.sync(township);
    await phone.sync(township);
    expect((await phone.shown(recordId(1))).body).toMatchObject({ note: '她写的' });
    const [item] = await phone.db.attention.toArray();
    expect(item).toMatchObject({
      outcome: 'lost',
      code: 'edit.overwritten',
      operation: { changes: { note: '我写的' } },
      before: { note: '她写的' },
    });
    expect(await other.db.attention.count()).toBe(0);
    await phone.sync(township);
    expect(await phone.db.attention.count()).toBe(1);
  });

  test('[S18] the loser of the two is told as well, whichever field it was', async () => {
    const { township, phone, other, time } = await world(1);
    await other.sync(township);
    await phone.edit(recordId(1), { occupation: 'farmer' });
    time.pass(60_000);
    await other.edit(recordId(1), { occupation: 'worker' });
    await other.sync(township);
    await phone.sync(township);
    expect((await phone.db.attention.toArray())[0]).toMatchObject({ outcome: 'lost', operation: { changes: { occupation: 'farmer' } } });
  });

  test('who had seen it is not told, and nobody is told of the same words', async () => {
    const { township, phone, other } = await world(1);
    await phone.edit(recordId(1), { note: '一样' });
    await other.sync(township);
    await other.edit(recordId(1), { note: '一样' });
    await phone.sync(township);
    await other.sync(township);
    await other.edit(recordId(1), { note: '看过再改' });
    await other.sync(township);
    await phone.sync(township);
    expect([await phone.db.attention.count(), await other.db.attention.count()]).toEqual([0, 0]);
  });
});

test('[S14] a block of a thousand records is one transaction, whatever it holds', async () => {
  const { township, other } = await world(1_000);
  township.pageSize = 1_000;
  expect(await other.sync(township)).toMatchObject({ stopped: 'done', pulled: 1_000 });
  expect(await other.db.records.count()).toBe(1_000);
}, 60_000);

test('[S18] an edit that was stuck and overtaken by one’s own later words is no clash', async () => {
  const { township, phone } = await world(1);
  const { operationId } = await phone.edit(recordId(1), { note: '先写的' });
  await phone.store().setAside(operationId, 'operation.fault');
  await phone.edit(recordId(1), { note: '后写的' });
  await phone.sync(township);
  const stuck = (await phone.db.attention.toArray())[0]?.operation;
  if (!stuck) throw new Error('nothing is stuck');
  const at = await phone.store().position(BRANCH);
  const answer = await township.push({ protocol: 1, deviceId: at.deviceId, branchId: BRANCH, witness: at.witness, operations: [stuck] });
  if (!answer.ok) throw new Error(answer.failure);
  await phone.store().applyPush(BRANCH, at.version, [stuck], answer.value);
  expect(await phone.db.attention.count()).toBe(0);
  expect((await phone.shown(recordId(1))).body).toMatchObject({ note: '后写的' });
});
