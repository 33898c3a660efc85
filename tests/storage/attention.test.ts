import { describe, expect, test } from 'vitest';
import type { BranchId } from '#domain/kernel/ids.ts';
import { resolveAttention } from '#storage/commands.ts';
import { attentionItems, syncSummary, waitingRecords } from '#storage/queries.ts';
import type { Township } from '#sync/ports.ts';
import { BRANCH, meetingBody, memberBody, recordId, testId } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const world = () => {
  const time = new TestTime();
  return { time, township: new MemoryTownship(time.now), phone: new TestPhone(time) };
};

describe('an edit that was not taken', () => {
  test('[S8 N2] stays on the phone with its content, the reason and what it was made over, and is shown as refused', async () => {
    const { township, phone } = world();
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody({ note: '旧' }), baseline: null });
    await phone.sync(township);
    township.refuse = () => 'operation.denied';
    await phone.edit(recordId(1), { note: '新' });
    await phone.sync(township);

    expect(await attentionItems(phone.db)).toMatchObject([
      {
        outcome: 'refused',
        code: 'operation.denied',
        operation: { changes: { note: '新' } },
        before: { note: '旧' },
        record: { standing: 'refused', body: { note: '旧' } },
      },
    ]);
    expect(await syncSummary(phone.db)).toMatchObject({ waiting: 0, attention: 1 });
  });

  test('[S8 N11] does not hold up the others', async () => {
    const { township, phone } = world();
    township.refuse = (operation) => (operation.recordId === recordId(1) ? 'operation.recordInvalid' : undefined);
    for (const n of [1, 2, 3]) await phone.save({ id: recordId(n), kind: 'member', body: memberBody(), baseline: null });
    expect(await phone.sync(township)).toMatchObject({ pushed: 2, setAside: 1, stopped: 'done' });
    expect(township.records.map((record) => record.id)).toEqual([recordId(2), recordId(3)]);
  });

  test('handed in once more is a new operation, made over what the township holds now, and arrives', async () => {
    const { township, phone } = world();
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody({ note: '旧' }), baseline: null });
    await phone.sync(township);
    township.refuse = () => 'operation.denied';
    const { operationId } = await phone.edit(recordId(1), { note: '新' });
    await phone.sync(township);
    township.refuse = () => undefined;
    await resolveAttention(phone.db, phone.writer, operationId, 'retry');
    expect(await phone.shown(recordId(1))).toMatchObject({ standing: 'saved', body: { note: '新' } });
    await phone.sync(township);
    expect(township.record(recordId(1)).body).toMatchObject({ note: '新' });
    expect(await phone.shown(recordId(1))).toMatchObject({ standing: 'delivered' });
  });

  test('given up by its person leaves the record as the township has it, and a copy', async () => {
    const { township, phone } = world();
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody({ note: '旧' }), baseline: null });
    await phone.sync(township);
    township.refuse = () => 'operation.denied';
    const { operationId } = await phone.edit(recordId(1), { note: '新' });
    await phone.sync(township);
    await resolveAttention(phone.db, phone.writer, operationId, 'drop');
    expect(await phone.shown(recordId(1))).toMatchObject({ standing: 'delivered', body: { note: '旧' } });
    expect(await phone.db.dropped.get(operationId)).toMatchObject({ why: 'dropped', item: { operation: { changes: { note: '新' } } } });
  });
});

describe('a record whose making was refused', () => {
  const refusedMaking = async () => {
    const all = world();
    const { township, phone } = all;
    township.refuse = (operation) => (operation.act === 'create' ? 'operation.recordInvalid' : undefined);
    const { operationId } = await phone.save({ id: recordId(1), kind: 'meeting', body: meetingBody({ place: '村部' }), baseline: null });
    await phone.edit(recordId(1), { theme: '学党章' });
    await phone.sync(township);
    township.refuse = () => undefined;
    return { ...all, operationId };
  };

  test('stays on the screens with everything typed, and later edits of it wait behind it', async () => {
    const { phone, township } = await refusedMaking();
    expect(await phone.shown(recordId(1))).toMatchObject({ standing: 'refused', body: { place: '村部', theme: '学党章' } });
    expect(await waitingRecords(phone.db)).toMatchObject([{ reason: 'behindRefused' }]);
    expect(await phone.sync(township)).toMatchObject({ pushed: 0, stopped: 'done' });
  });

  test('handed in once more goes in whole, the edits behind it after it', async () => {
    const { phone, township, operationId } = await refusedMaking();
    await resolveAttention(phone.db, phone.writer, operationId, 'retry');
    await phone.sync(township);
    expect(township.record(recordId(1)).body).toMatchObject({ place: '村部', theme: '学党章' });
    expect(await phone.db.outbox.count()).toBe(0);
  });

  test('mended in its form is made anew as one whole record', async () => {
    const { phone, township } = await refusedMaking();
    await phone.edit(recordId(1), { place: '文化广场' });
    await phone.sync(township);
    expect(township.record(recordId(1))).toMatchObject({ rev: 1, body: { place: '文化广场', theme: '学党章' } });
    expect(await syncSummary(phone.db)).toMatchObject({ waiting: 0, attention: 0 });
    expect(await phone.db.dropped.count()).toBe(2);
  });

  test('given up leaves the screens, with copies of it and of what waited behind it', async () => {
    const { phone, operationId } = await refusedMaking();
    await resolveAttention(phone.db, phone.writer, operationId, 'drop');
    expect(await phone.db.records.count()).toBe(0);
    expect(await phone.db.outbox.count()).toBe(0);
    expect(await phone.db.dropped.count()).toBe(2);
  });
});

test('a long text that another phone wrote over is kept for its author to see', async () => {
  const { time, township, phone: a } = world();
  const b = new TestPhone(time, 'b');
  await a.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
  await a.sync(township);
  await b.sync(township);
  await a.edit(recordId(1), { notes: '甲记的发言要点' });
  time.pass(60_000);
  await b.edit(recordId(1), { notes: '乙记的发言要点' });
  await b.sync(township);
  await a.sync(township);
  expect((await a.shown(recordId(1))).body).toMatchObject({ notes: '乙记的发言要点' });
  expect(await attentionItems(a.db)).toMatchObject([{ outcome: 'lost', operation: { changes: { notes: '甲记的发言要点' } } }]);
  expect(await a.shown(recordId(1))).toMatchObject({ standing: 'delivered' });
});

describe('an edit of a branch its person has left', () => {
  test('handed in once more, it goes to the branch of its record and not to the one he works in now', async () => {
    const { township, phone } = world();
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody({ note: '旧' }), baseline: null });
    await phone.sync(township);
    township.refuse = () => 'operation.denied';
    const { operationId } = await phone.edit(recordId(1), { note: '新' });
    await phone.sync(township);
    const moved = { ...phone.writer, branchId: testId(0xb1) as BranchId };
    await resolveAttention(phone.db, moved, operationId, 'retry');
    expect(await waitingRecords(phone.db)).toMatchObject([{ operations: [{ branchId: BRANCH, changes: { note: '新' } }] }]);
  });

  test('a making that was held for it is on the screens again when he is back and hands it in once more', async () => {
    const { township, phone } = world();
    const { operationId } = await phone.save({ id: recordId(1), kind: 'member', body: memberBody({ name: '张三' }), baseline: null });
    const held: Township = {
      ...township.through([]),
      push: async (request) => {
        const answer = await township.push(request);
        const outcomes = [{ id: operationId, outcome: 'held' as const, code: 'operation.scopeLost' }];
        return answer.ok ? { ok: true, value: { ...answer.value, outcomes, records: [] } } : answer;
      },
      snapshot: async () => ({ ok: false, failure: 'scopeLost' }),
    };
    await phone.sync(held);
    expect(await phone.db.records.count()).toBe(0);
    await resolveAttention(phone.db, phone.writer, operationId, 'retry');
    expect(await phone.shown(recordId(1))).toMatchObject({ standing: 'saved', body: { name: '张三' } });
  });
});
