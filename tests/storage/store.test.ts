import { describe, expect, test } from 'vitest';
import { syncSummary } from '#storage/queries.ts';
import { BRANCH, meetingBody, memberBody, recordId } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const world = () => {
  const time = new TestTime();
  return { time, township: new MemoryTownship(time.now), phone: new TestPhone(time) };
};

const pullRequest = async (phone: TestPhone) => {
  const { deviceId, witness, cursor, version } = await phone.store().position(BRANCH);
  return { version, request: { protocol: 1, deviceId, branchId: BRANCH, witness, cursor, limit: 500 } };
};

describe('已保存, 已送达, 已审, 退回', () => {
  test('[S6] a record is delivered only when its receipt is here, and carries the receipt’s number', async () => {
    const { phone, township } = world();
    await phone.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
    await phone.sync(township.through(['answerLost']));
    expect(await phone.shown(recordId(1))).toMatchObject({ standing: 'saved', receiptNo: '' });
    await phone.sync(township);
    expect(await phone.shown(recordId(1))).toMatchObject({
      standing: 'delivered',
      receiptNo: 'R-1',
      handedInAt: '2026-03-01T01:00:00.000Z',
    });
    expect((await syncSummary(phone.db)).lastReceiptAt).toBe('2026-03-01T01:00:00.000Z');
  });

  test('what the township returns and approves shows on the phone, and mending a return answers its turn', async () => {
    const { phone, township } = world();
    await phone.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
    await phone.sync(township);
    township.review(recordId(1), { type: 'return', turn: 0, marks: [{ path: 'place', note: '写清楚地点', proposal: null }], mendBy: null });
    await phone.sync(township);
    const returned = await phone.shown(recordId(1));
    expect(returned).toMatchObject({ standing: 'returned', review: { turn: 1 } });
    expect((await syncSummary(phone.db)).returned).toBe(1);

    await phone.save({
      id: recordId(1),
      kind: 'meeting',
      body: { ...returned.body, place: '村部二楼' },
      baseline: returned.body,
      answersTurn: 1,
    });
    expect(await phone.shown(recordId(1))).toMatchObject({ standing: 'saved' });
    await phone.sync(township);
    expect(township.record(recordId(1)).review).toMatchObject({ state: 'resubmitted', turn: 2 });
    township.review(recordId(1), { type: 'approve', turn: 2 });
    await phone.sync(township);
    expect(await phone.shown(recordId(1))).toMatchObject({ standing: 'approved' });
  });
});

describe('answers that come at a bad time', () => {
  test('[S4] an answer to a question asked before another was applied is dropped whole', async () => {
    const { phone, township } = world();
    await phone.save({ id: recordId(1), kind: 'meeting', body: meetingBody({ place: '一' }), baseline: null });
    await phone.sync(township);
    const { version, request } = await pullRequest(phone);
    const late = await township.pull({ ...request, cursor: null });
    await phone.edit(recordId(1), { place: '二' });
    await phone.sync(township);
    if (!late.ok) throw new Error('unasked');
    const before = await phone.store().position(BRANCH);
    expect(await phone.store().applyPull(BRANCH, version, late.value)).toBe('stale');
    expect(await phone.store().position(BRANCH)).toEqual(before);
    expect((await phone.shown(recordId(1))).body).toMatchObject({ place: '二' });
  });

  test('[S7 N7] an older copy of a record never replaces a newer one', async () => {
    const { phone, township } = world();
    await phone.save({ id: recordId(1), kind: 'meeting', body: meetingBody({ place: '一' }), baseline: null });
    await phone.sync(township);
    const old = await township.pull({ ...(await pullRequest(phone)).request, cursor: null });
    await phone.edit(recordId(1), { place: '二' });
    await phone.sync(township);
    if (!old.ok) throw new Error('unasked');
    const { version } = await phone.store().position(BRANCH);
    expect(await phone.store().applyPull(BRANCH, version, { ...old.value, cursor: old.value.cursor })).toBe('applied');
    expect((await phone.shown(recordId(1))).body).toMatchObject({ place: '二' });
  });

  test('[S4] two tabs that sync at the same moment hand everything in once and end alike', async () => {
    const { phone, township } = world();
    const other = new TestPhone(new TestTime(), 'a', phone.db);
    for (const n of [1, 2, 3]) await phone.save({ id: recordId(n), kind: 'member', body: memberBody(), baseline: null });
    const reports = await Promise.all([phone.sync(township), other.sync(township)]);
    expect(reports.map((report) => report.stopped)).toEqual(['done', 'done']);
    expect(township.applied).toHaveLength(3);
    expect(new Set(township.applied).size).toBe(3);
    expect(await phone.db.outbox.count()).toBe(0);
  });

  test('[N6] an edit saved while the answer was under way stays on the screen and waits', async () => {
    const { phone, township } = world();
    await phone.save({ id: recordId(1), kind: 'meeting', body: meetingBody({ place: '一' }), baseline: null });
    const slow = {
      ...township.through([]),
      push: async (request: Parameters<MemoryTownship['push']>[0]) => {
        const answer = await township.push(request);
        if ((await phone.db.outbox.count()) === 1 && township.pushes.length === 1) await phone.edit(recordId(1), { place: '二' });
        return answer;
      },
    };
    await phone.sync(slow);
    expect((await phone.shown(recordId(1))).body).toMatchObject({ place: '二' });
    expect(township.record(recordId(1)).body).toMatchObject({ place: '二' });
  });

  test('[S6] a receipt without its record keeps the edit over what is known until the record comes', async () => {
    const { phone, township } = world();
    await phone.save({ id: recordId(1), kind: 'meeting', body: meetingBody({ place: '一' }), baseline: null });
    await phone.sync(township);
    await phone.edit(recordId(1), { place: '二' });
    const { version, request } = await pullRequest(phone);
    const operations = await phone.store().waiting(BRANCH, 10);
    const { cursor: _, limit: __, ...head } = request;
    const answer = await township.push({ ...head, operations: [...operations] });
    if (!answer.ok) throw new Error('unasked');
    await phone.store().applyPush(BRANCH, version, operations, { ...answer.value, records: [] });
    expect(await phone.shown(recordId(1))).toMatchObject({ body: { place: '二' }, standing: 'delivered' });
    await phone.sync(township);
    expect(await phone.shown(recordId(1))).toMatchObject({ body: { place: '二' }, seq: 2 });
    expect(await phone.db.base.count()).toBe(0);
    expect(await phone.db.sent.where('awaiting').equals(1).count()).toBe(0);
  });
});

test('[N6] a record whose receipt was lost shows what the other phone has made of it since', async () => {
  const { phone: a, township, time } = world();
  const b = new TestPhone(time, 'b');
  await a.save({ id: recordId(1), kind: 'meeting', body: meetingBody({ place: '甲' }), baseline: null });
  await a.sync(township.through(['answerLost']));
  await b.sync(township);
  await b.edit(recordId(1), { place: '乙' });
  await b.sync(township);
  const { version, request } = await pullRequest(a);
  const answer = await township.pull(request);
  if (!answer.ok) throw new Error('unasked');
  await a.store().applyPull(BRANCH, version, answer.value);
  expect(await a.shown(recordId(1))).toMatchObject({ standing: 'saved', body: { place: '乙' } });
});

describe('a phone whose clock is wrong', () => {
  test('[S9 N10] forty days behind, it learns the time at the first contact and its next edits are the later ones', async () => {
    const { phone, township, time } = world();
    phone.skew = -40 * 86_400_000;
    await phone.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
    await phone.sync(township);
    await phone.edit(recordId(1), { place: '二' });
    const [entry] = await phone.db.outbox.toArray();
    expect(Number.parseInt(entry?.operation.hlc.slice(0, 9) ?? '', 36)).toBeGreaterThanOrEqual(time.ms);
  });

  test('[S5] two edits of one record never overwrite each other backwards, even if the township’s clock was a year ahead for a day', async () => {
    const { phone, township, time } = world();
    time.pass(365 * 86_400_000);
    await phone.save({ id: recordId(1), kind: 'meeting', body: meetingBody({ place: '零' }), baseline: null });
    await phone.sync(township);
    time.pass(-365 * 86_400_000);
    await phone.edit(recordId(1), { place: '一' });
    await phone.edit(recordId(1), { place: '二' });
    await phone.sync(township);
    expect(township.record(recordId(1)).body).toMatchObject({ place: '二' });
  });

  test('[S5] an edit that waited behind another of its own does not pretend to have seen what the other phone wrote meanwhile', async () => {
    const { phone: a, township, time } = world();
    const b = new TestPhone(time, 'b');
    await a.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
    await a.sync(township);
    await b.sync(township);
    await a.edit(recordId(1), { place: '甲写的地点' });
    await a.edit(recordId(1), { theme: '甲写的主题' });
    time.pass(60_000);
    await b.edit(recordId(1), { theme: '乙后写的主题' });
    await b.sync(township);
    await a.sync(township);
    expect(township.record(recordId(1)).body).toMatchObject({ place: '甲写的地点', theme: '乙后写的主题' });
    expect((await a.shown(recordId(1))).body).toMatchObject({ theme: '乙后写的主题' });
  });
});
