import { describe, expect, test } from 'vitest';
import type { OperationId } from '#domain/kernel/ids.ts';
import { openBranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { Township } from '#sync/ports.ts';
import { syncBranch } from '#sync/sync-branch.ts';
import { BRANCH, memberBody, recordId } from '#tests/support/factories.ts';
import { FailAt, failingDisk, failingLine } from '#tests/support/failing-calls.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

let databases = 0;

/** What happened before the run in which a call fails. */
type Scene = 'an ordinary day' | 'the township has lost history' | 'a phone that has nothing yet';

/** A village in the middle of its work: the phone holds old and new, another phone has handed in meanwhile. */
async function village(scene: Scene) {
  const time = new TestTime();
  const township = new MemoryTownship(time.now);
  township.pageSize = 3;
  let disk: FailAt | undefined;
  const db = openBranchDb(`fail-nth-${++databases}`);
  failingDisk(db, () => disk);
  const phone = new TestPhone(time, 'a', db);
  const other = new TestPhone(time, 'b');
  const made: OperationId[] = [];
  const member = async (who: TestPhone, n: number) => {
    const body = memberBody({ name: `王${n}` });
    made.push((await who.save({ id: recordId(n), kind: 'member', body, baseline: null })).operationId);
  };
  for (const n of [1, 2, 3, 4]) await member(scene === 'a phone that has nothing yet' ? other : phone, n);
  await phone.sync(township);
  for (const n of [5, 6, 7, 8]) await member(other, n);
  await other.sync(township);
  made.push((await other.edit(recordId(1), { note: '乙' })).operationId);
  await other.sync(township);
  for (const n of [9, 10]) await member(phone, n);
  if (scene !== 'a phone that has nothing yet') {
    made.push((await phone.edit(recordId(2), { note: '甲' })).operationId);
    made.push((await phone.edit(recordId(2), { note: '甲二' })).operationId);
  }
  if (scene === 'the township has lost history') {
    township.backUp();
    const before = [...township.applied];
    await phone.sync(township);
    made.push((await phone.edit(recordId(3), { note: '备份之后' })).operationId);
    await phone.sync(township);
    township.restore();
    township.applied.splice(0, township.applied.length, ...before);
  }
  const run = (line: Township) =>
    syncBranch(phone.store(), line, { now: time.now, sleep: async (ms) => time.pass(ms) }, BRANCH, {
      random: () => 0.5,
      attempts: 1,
      hello: true,
    });
  return { time, township, phone, other, made, run, breakDisk: (at: FailAt | undefined) => (disk = at) };
}

type Village = Awaited<ReturnType<typeof village>>;

/** [N1] Every operation of this phone is somewhere. */
async function expectNothingLost({ phone, made, township }: Village): Promise<void> {
  const [outbox, sent] = [await phone.db.outbox.toArray(), await phone.db.sent.toArray()];
  const here = new Set([...outbox, ...sent].map((entry) => entry.id));
  for (const id of made) expect(here.has(id) || township.applied.includes(id)).toBe(true);
}

/** [N3 N4 N5 N11] Once all is well again both sides have the same, each thing once. */
async function expectCalm(given: Village): Promise<void> {
  const { phone, township, made, run } = given;
  for (let round = 0; round < 3; round += 1) await run(township);
  expect(await phone.db.outbox.count()).toBe(0);
  expect([...township.applied].sort()).toEqual([...new Set(township.applied)].sort());
  expect(new Set(township.applied)).toEqual(new Set(made));
  const shown = await recordsOfKind(phone.db, 'member');
  const plain = (rows: readonly { id: string; seq: number; body: unknown }[]) =>
    rows.map(({ id, seq, body }) => ({ id, seq, body })).sort((a, b) => a.seq - b.seq);
  expect(plain(shown)).toEqual(plain(township.records));
}

const scenes: readonly Scene[] = ['an ordinary day', 'the township has lost history', 'a phone that has nothing yet'];

describe.each(scenes)('call k fails, for every k, on %s', (scene) => {
  test.each(['before', 'after'] as const)('of the line, %s it was heard', async (when) => {
    let reached = 0;
    for (let k = 1; k === reached + 1; k += 1) {
      const given = await village(scene);
      const at = new FailAt(k);
      await given.run(failingLine(given.township, at, when));
      if (at.count >= k) reached = k;
      await expectNothingLost(given);
      await expectCalm(given);
    }
    expect(reached).toBeGreaterThan(3);
  });

  // Every call takes a minute a scene; the suite takes every fifth, another fifth in each scene. EVERY_CALL=1 takes them all.
  test('of the phone’s own database', async () => {
    const step = process.env['EVERY_CALL'] === '1' ? 1 : 5;
    let reached = 0;
    for (let k = 1 + (scenes.indexOf(scene) % step); ; k += step) {
      const given = await village(scene);
      const at = new FailAt(k);
      given.breakDisk(at);
      await given.run(given.township).catch((error: Error) => expect(error.name).toMatch(/UnknownError|AbortError/));
      given.breakDisk(undefined);
      await expectNothingLost(given);
      await expectCalm(given);
      if (at.count < k) break;
      reached = k;
    }
    expect(reached).toBeGreaterThan(40);
  }, 600_000);
});
