import { describe, expect, test } from 'vitest';
import type { BranchId } from '#domain/kernel/ids.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import type { Township } from '#sync/ports.ts';
import { syncBranch } from '#sync/sync-branch.ts';
import { BRANCH, memberBody, recordId, testId } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const DAY = 86_400_000;

const world = () => {
  const time = new TestTime();
  return { time, township: new MemoryTownship(time.now), phone: new TestPhone(time) };
};

/** A run that begins with the greeting, in the branch that is named. */
const greet = (phone: TestPhone, township: Township, time: TestTime, branchId: BranchId = BRANCH) =>
  syncBranch(phone.store(), township, { now: time.now, sleep: async (ms) => time.pass(ms) }, branchId, {
    random: () => 0.5,
    attempts: 1,
    hello: true,
  });

describe('a township that was restored from a backup', () => {
  test('[S8 N2] is asked again about what it refused before, so that its books have it too', async () => {
    const { time, township, phone } = world();
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody({ note: '旧' }), baseline: null });
    await phone.sync(township);
    township.backUp();
    township.refuse = () => 'operation.denied';
    await phone.edit(recordId(1), { note: '新' });
    await phone.sync(township);
    township.restore();
    township.refuse = () => undefined;
    time.pass(DAY);
    await greet(phone, township, time);
    expect(township.record(recordId(1)).body).toMatchObject({ note: '新' });
    expect(await phone.db.attention.count()).toBe(0);
  });

  test('[S12 N1] gets again each of the edits that it had held and then taken; none pushes another out', async () => {
    const { time, township, phone } = world();
    let hold = true;
    const holding: Township = {
      ...township.through([]),
      push: async (request) => {
        if (!hold) return township.push(request);
        const outcomes = request.operations.map((one) => ({
          id: (one as { id: never }).id,
          outcome: 'held' as const,
          code: 'operation.scopeLost',
        }));
        const { witness } = request;
        return {
          ok: true,
          value: { now: instantAt(time.ms), token: witness ?? (`1.0.${'0'.repeat(11)}` as never), outcomes, records: [] },
        };
      },
    };
    township.backUp();
    for (const n of [1, 2, 3]) await phone.save({ id: recordId(n), kind: 'member', body: memberBody(), baseline: null });
    await phone.sync({
      ...holding,
      pull: async () => ({ ok: false, failure: 'offline' }),
      snapshot: async () => ({ ok: false, failure: 'offline' }),
    });
    expect(await phone.db.attention.count()).toBe(3);
    await phone.store().startOver(BRANCH);
    hold = false;
    await greet(phone, holding, time);
    expect(township.records).toHaveLength(3);
    township.restore();
    await greet(phone, township, time);
    expect(township.records).toHaveLength(3);
  });

  test('[S12 N1] gets again what changed nothing then: its copy stays until a backup is sure to hold the answer', async () => {
    const { time, township, phone } = world();
    const told = (backedUp: number): Township => ({
      ...township.through([]),
      pull: async (request) => {
        const answer = await township.pull(request);
        return answer.ok ? { ok: true, value: { ...answer.value, backedUp } } : answer;
      },
    });
    const other = new TestPhone(time, 'b');
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody({ note: '旧' }), baseline: null });
    await phone.sync(township);
    await other.sync(township);
    await other.edit(recordId(1), { note: '同' });
    await phone.edit(recordId(1), { note: '同' });
    await phone.sync(township);
    await other.sync(township);
    time.pass(8 * DAY);
    await other.save({ id: recordId(2), kind: 'member', body: memberBody(), baseline: null });
    await other.sync(told(2));
    expect((await other.db.sent.toArray()).map((entry) => entry.recordId)).toContain(recordId(1));
  });
});

describe('a branch its person has left', () => {
  test('[N8] goes from the phone at the next contact, also when the run that handed the last of it over was cut before', async () => {
    const { time, township, phone } = world();
    const now = testId(0xb1) as BranchId;
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody(), baseline: null });
    const left: Township = {
      ...township.through([]),
      push: async (request) => {
        const answer = await township.push(request);
        const ids = request.operations.map((operation) => (operation as { id: never }).id);
        const outcomes = ids.map((id) => ({ id, outcome: 'held' as const, code: 'operation.scopeLost' }));
        return answer.ok ? { ok: true, value: { ...answer.value, outcomes, records: [] } } : answer;
      },
      pull: async () => ({ ok: false, failure: 'offline' }),
      snapshot: async () => ({ ok: false, failure: 'offline' }),
    };
    await phone.sync(left);
    expect(await phone.db.records.count()).toBe(1);
    await greet(phone, left, time, now);
    expect(await phone.db.records.count()).toBe(0);
    expect(await phone.db.attention.toArray()).toMatchObject([{ outcome: 'held', recordId: recordId(1) }]);
  });
});
