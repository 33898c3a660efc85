import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '#domain/access.ts';
import type { AccountId, BranchId, OperationId } from '#domain/kernel/ids.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { type Fetch, townshipHttp } from '#phone/township-http.ts';
import type { AccountRow } from '#server/db/tables.ts';
import { moveAccount } from '#server/repos/accounts.ts';
import { deleteRecord, resolveAttention } from '#storage/commands.ts';
import { attentionItems } from '#storage/queries.ts';
import { exportUnsent, importUnsent } from '#storage/unsent.ts';
import { syncBranch } from '#sync/sync-branch.ts';
import { type Endpoint, openEndpoint, type RawClient } from '#tests/support/endpoint.ts';
import { meetingBody, memberBody, recordId } from '#tests/support/factories.ts';
import { phoneOf, meetingBody as values, type TestPhone as WirePhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

// The numbers in brackets are those of docs/reliability.md.

/** The phone's own adapter over the real application. */
const lineOf =
  (client: RawClient): Fetch =>
  (path, init) =>
    client.raw(path, init);

describe.each(databases)('people and their phones come and go, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let secretary: RawClient;
  let scribe: RawClient;

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    secretary = await endpoint.signIn('shiqiao');
    scribe = await endpoint.signIn('shiqiao-scribe');
  });
  afterEach(() => endpoint.close());

  const account = (login: string): Promise<AccountRow> =>
    endpoint.store.db.selectFrom('accounts').selectAll().where('login', '=', login).executeTakeFirstOrThrow();
  const place = async (login: string, branchId: string, role: Role = 'secretary', groupId: string | null = null): Promise<void> => {
    const row = await account(login);
    const at = instantAt(endpoint.clock.now());
    await endpoint.store.write((tx) => moveAccount(tx, row, { branchId, groupId, role, grantId: v7() }, at));
  };
  const phone = (letter: 'a' | 'b' = 'a'): TestPhone =>
    new TestPhone(new TestTime(endpoint.clock.now()), letter, undefined, endpoint.branches.shiqiao as BranchId);
  const greet = (one: TestPhone, client: RawClient) =>
    syncBranch(one.store(), townshipHttp(lineOf(client)), { now: endpoint.clock.now, sleep: async () => undefined }, one.writer.branchId, {
      random: () => 0.5,
      attempts: 1,
      hello: true,
    });
  const stored = async (): Promise<number> => (await endpoint.store.db.selectFrom('operations').select('id').execute()).length;

  test('what one person left on a phone is never handed in by the cookie of the next, and goes in when he is back [56 S21]', async () => {
    const [hers, his] = [(await account('shiqiao')).id as AccountId, (await account('shiqiao-scribe')).id as AccountId];
    const left = phone();
    await left.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
    // His cookie is in the browser; the page is still hers.
    expect(await left.sync(townshipHttp(lineOf(scribe), hers))).toMatchObject({ stopped: 'signIn', pushed: 0 });
    expect(await left.db.outbox.count()).toBe(1);
    expect(await stored()).toBe(0);
    const headers = { 'content-type': 'application/json', 'x-zhibu-account': hers };
    const { deviceId } = left.writer;
    const branchId = endpoint.branches.shiqiao;
    const question = { protocol: 1, deviceId, branchId, witness: null };
    for (const [path, body] of [
      ['push', { ...question, operations: [] }],
      ['pull', { ...question, cursor: null, limit: 10 }],
      ['hello', { protocol: 1, deviceId, branchId, witnesses: {}, report: { queue: 1, oldest: null, app: '' } }],
    ] as const)
      expect(await scribe.send(`/api/v1/sync/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).toMatchObject({
        status: 401,
        body: { problem: { code: 'session.missing' } },
      });
    const stream = `/api/v1/sync/snapshot?protocol=1&deviceId=${deviceId}&branchId=${branchId}`;
    expect(await scribe.send(stream, { headers: { 'x-zhibu-account': hers } })).toMatchObject({ status: 401 });
    expect(await scribe.send(stream, { headers: { 'x-zhibu-account': his } })).toMatchObject({ status: 200 });

    expect(await left.sync(townshipHttp(lineOf(secretary), hers))).toMatchObject({ stopped: 'done', pushed: 1 });
    const [row] = await endpoint.store.db.selectFrom('operations').select(['by_name', 'account_id']).execute();
    expect(row).toEqual({ by_name: '王秀兰', account_id: hers });
  });

  test('a right that was taken away with no signal costs the work that needs it a place in 待处理, not its content, and the rest goes in [59]', async () => {
    const one = phone();
    await one.save({ id: recordId(1), kind: 'member', body: memberBody({ name: '陈㛃' }), baseline: null });
    await one.save({
      id: recordId(2),
      kind: 'meeting',
      body: meetingBody({ meetingKind: 'group', groupId: endpoint.groups.own }),
      baseline: null,
    });
    await place('shiqiao', endpoint.branches.shiqiao, 'groupLeader', endpoint.groups.own);
    expect(await greet(one, secretary)).toMatchObject({ stopped: 'done', pushed: 1, setAside: 1 });
    expect(await attentionItems(one.db)).toMatchObject([{ code: 'operation.denied', operation: { changes: { name: '陈㛃' } } }]);
    expect(await one.shown(recordId(1))).toMatchObject({ standing: 'refused', body: { name: '陈㛃' } });
    const kept = await endpoint.store.db.selectFrom('operations').select('content').where('outcome', '=', 'refused').execute();
    expect(kept.map((row) => row.content).join()).toContain('陈㛃');
  });

  test('moved away and back before there was a signal, nothing is held and nothing is lost [58]', async () => {
    const one = phone();
    await one.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
    await place('shiqiao', endpoint.branches.liushu);
    endpoint.clock.advance(86_400_000);
    await place('shiqiao', endpoint.branches.shiqiao);
    expect(await greet(one, secretary)).toMatchObject({ stopped: 'done', pushed: 1, setAside: 0 });
    expect(await one.shown(recordId(1))).toMatchObject({ standing: 'delivered' });
  });

  test('moved away, handed over, and back: the copy is whole again and what was held settles as the township decides [58 S16 S17]', async () => {
    const [staff, one, other] = [await endpoint.signIn('staff'), phone(), phone('b')];
    await other.save({ id: recordId(2), kind: 'member', body: memberBody({ name: '孙志强' }), baseline: null });
    await greet(other, scribe);
    await greet(one, secretary);
    await one.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
    await place('shiqiao', endpoint.branches.liushu);
    expect(await greet(one, secretary)).toMatchObject({ stopped: 'scopeLost', setAside: 1 });
    expect(await one.db.records.get(recordId(2))).toBeUndefined();
    expect(await attentionItems(one.db)).toMatchObject([{ outcome: 'held', recordId: recordId(1) }]);

    await place('shiqiao', endpoint.branches.shiqiao);
    expect(await greet(one, secretary)).toMatchObject({ stopped: 'done' });
    expect((await one.shown(recordId(2))).body).toMatchObject({ name: '孙志强' });
    const [item] = await attentionItems(one.db);
    expect((await staff.post(`/api/v1/desk/attention/${item?.id}/accept`, {})).status).toBe(200);
    expect(await greet(one, secretary)).toMatchObject({ stopped: 'done' });
    expect(await attentionItems(one.db)).toEqual([]);
    expect(await one.shown(recordId(1))).toMatchObject({ standing: 'delivered' });
  });

  test('the same person at two phones on one record: both edits stand on both [60]', async () => {
    const [one, two] = [phone(), phone('b')];
    await one.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
    await greet(one, secretary);
    await greet(two, secretary);
    await one.edit(recordId(1), { place: '文化广场' });
    await two.edit(recordId(1), { theme: '学习党章' });
    for (const each of [one, two, one]) await greet(each, secretary);
    for (const each of [one, two]) expect((await each.shown(recordId(1))).body).toMatchObject({ place: '文化广场', theme: '学习党章' });
  });

  test('of two phones that carry one device id everything is taken, and one is told to take another id [61 S20]', async () => {
    const original: WirePhone = phoneOf(secretary, endpoint.branches.shiqiao, endpoint.clock.now);
    const first = original.create(v7(), 'meeting', values);
    expect((await original.push(first)).body).not.toHaveProperty('reEnrol');
    // The copy goes on counting where the original was: the same number, other work.
    const copied = { ...original.create(v7(), 'meeting', { ...values, place: '另一部手机记的' }), n: first['n'] };
    const answer = await original.push(copied);
    expect(answer.body).toMatchObject({ outcomes: [{ outcome: 'accepted' }], reEnrol: true });
    // A lost answer that is asked for again is no clone.
    expect((await original.push(first)).body).not.toHaveProperty('reEnrol');
    expect((await original.push(copied)).body).not.toHaveProperty('reEnrol');
    expect(await stored()).toBe(2);
  });

  test('the unsent work of a broken phone, brought to a new one and handed in by both, is there once, in its author’s name [62 S13]', async () => {
    const [old, fresh] = [phone(), phone('b')];
    await old.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
    await old.edit(recordId(1), { theme: '旧手机里的' });
    const file = await exportUnsent(old.db);
    expect(await importUnsent(fresh.db, endpoint.branches.shiqiao as BranchId, structuredClone(file))).toMatchObject({
      value: { added: 2 },
    });
    // It carries the old phone's numbers: that is no clone.
    expect(await greet(fresh, secretary)).toMatchObject({ stopped: 'done', pushed: 2, reEnrol: false });
    expect(await greet(old, secretary)).toMatchObject({ stopped: 'done', pushed: 2 });
    expect(await stored()).toBe(2);
    expect(await fresh.shown(recordId(1))).toMatchObject({ rev: 2, body: { theme: '旧手机里的' }, createdByName: '王秀兰' });
  });

  test('put back to before this phone ever signed in, the township asks it to sign in; nothing it has is gone, and all goes in [37]', async () => {
    const one = phone();
    await one.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
    await greet(one, secretary);
    await one.edit(recordId(1), { theme: '备份以后写的' });
    await endpoint.store.db.deleteFrom('sessions').execute();
    await endpoint.store.db.deleteFrom('devices').execute();
    expect(await greet(one, secretary)).toMatchObject({ stopped: 'signIn' });
    expect([await one.db.outbox.count(), await one.db.sent.count()]).toEqual([1, 1]);
    expect(await greet(one, await endpoint.signIn('shiqiao'))).toMatchObject({ stopped: 'done', pushed: 1 });
    expect(await endpoint.store.db.selectFrom('devices').select('id').execute()).toEqual([{ id: one.writer.deviceId }]);
  });

  test('a session that ends between two pushes stops the queue where it is, and the next sign-in goes on from there [54]', async () => {
    const one = phone();
    for (let n = 1; n <= 6; n += 1)
      await one.save({ id: recordId(n), kind: 'meeting', body: meetingBody({ notes: '长'.repeat(20_000) }), baseline: null });
    let pushes = 0;
    const ending: RawClient = {
      ...secretary,
      raw: async (path, init) => {
        const answer = await secretary.raw(path, init);
        if (path.endsWith('/push') && ++pushes === 1) await endpoint.store.db.deleteFrom('sessions').execute();
        return answer;
      },
    };
    const stopped = await greet(one, ending);
    expect(stopped).toMatchObject({ stopped: 'signIn' });
    expect(stopped.pushed).toBeGreaterThan(0);
    expect(await one.db.outbox.count()).toBe(6 - stopped.pushed);
    expect(await greet(one, await endpoint.signIn('shiqiao'))).toMatchObject({ stopped: 'done', pushed: 6 - stopped.pushed });
    expect(await stored()).toBe(6);
  });

  test('a change to a record that somebody took away brings it back with the change, on every phone [70 S18]', async () => {
    const [one, two] = [phone(), phone('b')];
    await one.save({ id: recordId(1), kind: 'meeting', body: meetingBody({ theme: '学习党章' }), baseline: null });
    await greet(one, secretary);
    await greet(two, scribe);
    await two.edit(recordId(1), { place: '学校操场' });
    await deleteRecord(one.db, one.writer, recordId(1));
    await greet(one, secretary);
    expect(await greet(two, scribe)).toMatchObject({ stopped: 'done', setAside: 1 });
    const [item] = await attentionItems(two.db);
    expect(item).toMatchObject({ code: 'operation.recordDeleted', record: { deleted: 1 } });
    expect(await resolveAttention(two.db, two.writer, item?.id as OperationId, 'restore')).toMatchObject({ ok: true });
    expect(await greet(two, scribe)).toMatchObject({ stopped: 'done', pushed: 1, setAside: 0 });
    await greet(one, secretary);
    for (const each of [one, two])
      expect(await each.shown(recordId(1))).toMatchObject({ deleted: 0, body: { place: '学校操场', theme: '学习党章' } });
  });
});
