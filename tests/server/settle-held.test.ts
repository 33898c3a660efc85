import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#domain/access.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import type { AccountRow } from '#server/db/tables.ts';
import { moveAccount } from '#server/repos/accounts.ts';
import { actorOf } from '#server/sessions.ts';
import { settleHeld } from '#server/sync/settle-held.ts';
import { type Client, type Endpoint, type Login, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('work of a branch that its author has left, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let secretary: Client;
  let phone: TestPhone;
  let scribe: TestPhone;

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    secretary = await endpoint.signIn('shiqiao');
    phone = phoneOf(secretary, endpoint.branches.shiqiao, endpoint.clock.now);
    scribe = phoneOf(await endpoint.signIn('shiqiao-scribe'), endpoint.branches.shiqiao, endpoint.clock.now);
  });
  afterEach(() => endpoint.close());

  const account = (login: Login): Promise<AccountRow> =>
    endpoint.store.db.selectFrom('accounts').selectAll().where('login', '=', login).executeTakeFirstOrThrow();
  const actor = async (login: Login): Promise<Actor> => actorOf(await account(login));
  const leave = async (login: Login = 'shiqiao', role: Role = 'secretary'): Promise<void> => {
    endpoint.clock.advance(60_000);
    const place = { branchId: endpoint.branches.liushu, groupId: null, role, grantId: v7() };
    const row = await account(login);
    await endpoint.store.write((tx) => moveAccount(tx, row, place, instantAt(endpoint.clock.now())));
  };
  const settle = async (id: string, act: 'accept' | 'refuse', note = '', by: Login = 'staff') =>
    settleHeld(endpoint.services, await actor(by), act === 'accept' ? { id, act } : { id, act, note });

  test('is held, taken in by the township in its author’s name, and the phone that asks again has its receipt [fault 57]', async () => {
    const meeting = v7();
    const operation = phone.create(meeting, 'meeting', meetingBody);
    await leave();
    expect(await phone.handIn(operation)).toEqual({ id: operation.id, outcome: 'held', code: 'operation.scopeLost' });
    expect((await scribe.pull()).body.records).toEqual([]);

    endpoint.clock.advance(60_000);
    const told: unknown[] = [];
    const end = endpoint.store.heads.subscribe({ moved: (news) => told.push(news.seq), missed: () => told.push('look') });
    expect(await settle(operation.id, 'accept')).toMatchObject({
      ok: true,
      value: { outcome: 'accepted', seq: 1, receipt: { no: '0613-01' } },
    });
    const pulled = (await scribe.pull()).body;
    expect(pulled.records).toEqual([
      expect.objectContaining({ id: meeting, createdByName: '王秀兰', review: expect.objectContaining({ state: 'submitted' }) }),
    ]);
    expect(await phone.handIn(operation)).toMatchObject({ outcome: 'accepted', seq: 1, repeated: true, receipt: { no: '0613-01' } });
    expect(await endpoint.store.db.selectFrom('operations').select(['settled_by', 'settled_at', 'by_name']).execute()).toEqual([
      { settled_by: '林晓', settled_at: '2026-06-13T02:02:00.000Z', by_name: '王秀兰' },
    ]);
    // Told before the next change, or told to look, where the line to the database had only just been laid.
    await expect.poll(() => told.some((one) => one === 1 || one === 'look')).toBe(true);
    // The next change goes on from there.
    expect(await scribe.handIn(scribe.set(meeting, 'meeting', 1, { place: '小学' }))).toMatchObject({ outcome: 'accepted', seq: 2 });
    end();
  });

  test('can be refused with a word to its author, once, and stays there with its content', async () => {
    const operation = phone.create(v7(), 'meeting', meetingBody);
    await leave();
    await phone.push(operation);
    expect(await settle(operation.id, 'refuse', '已由代录人记过')).toMatchObject({ ok: true });
    expect(await phone.handIn(operation)).toEqual({
      id: operation.id,
      outcome: 'refused',
      code: 'operation.declined',
      facts: { note: '已由代录人记过' },
      repeated: true,
    });
    for (const act of ['accept', 'refuse'] as const)
      expect(await settle(operation.id, act)).toMatchObject({ ok: false, problem: { code: 'attention.settled' } });
    expect((await scribe.pull()).body.head).toBe(0);
    expect((await endpoint.store.db.selectFrom('operations').select('content').executeTakeFirst())?.content).toContain('半年小结');
  });

  test('several changes of one record are taken in the order they were made', async () => {
    const meeting = v7();
    const [made, edited] = [phone.create(meeting, 'meeting', meetingBody), phone.set(meeting, 'meeting', 0, { place: '祠堂' })];
    await leave();
    await phone.push(made, edited);
    expect(await settle(edited.id, 'accept')).toEqual({ ok: false, problem: { code: 'review.notAllowed', facts: { first: made.id } } });
    expect(await settle(made.id, 'accept')).toMatchObject({ ok: true });
    expect(await settle(edited.id, 'accept')).toMatchObject({ ok: true, value: { outcome: 'accepted', seq: 2 } });
    expect((await scribe.pull()).body.records[0]?.body['place']).toBe('祠堂');
  });

  test('what somebody else wrote meanwhile is not overwritten unseen: later wins, and the author is told', async () => {
    const meeting = v7();
    await phone.push(phone.create(meeting, 'meeting', meetingBody));
    const mine = phone.set(meeting, 'meeting', 1, { place: '祠堂', theme: '修路' });
    await leave();
    await scribe.push(scribe.set(meeting, 'meeting', 1, { place: '小学' }));
    await phone.push(mine);
    expect(await settle(mine.id, 'accept')).toMatchObject({ ok: true, value: { outcome: 'accepted', lost: ['place'] } });
    expect((await scribe.pull()).body.records[0]?.body).toMatchObject({ place: '小学', theme: '修路' });
  });

  test('it is judged by what its author might do then, and by the rules of today', async () => {
    const meeting = v7();
    await phone.push(phone.create(meeting, 'meeting', meetingBody));
    const removal = scribe.remove(meeting, 'meeting', 1);
    const edit = phone.set(meeting, 'meeting', 1, { place: '祠堂' });
    await leave('shiqiao-scribe');
    await scribe.push(removal);
    // A scribe may not take away, whatever he is now.
    expect(await settle(removal.id, 'accept')).toMatchObject({ ok: true, value: { outcome: 'refused', code: 'operation.denied' } });
    await phone.push(phone.remove(meeting, 'meeting', 1));
    await leave('shiqiao');
    await phone.push(edit);
    expect(await settle(edit.id, 'accept')).toMatchObject({ ok: true, value: { outcome: 'refused', code: 'operation.recordDeleted' } });
  });

  test('only the township of the branch may settle it, and nobody else learns that it is there', async () => {
    const operation = phone.create(v7(), 'meeting', meetingBody);
    await leave();
    await phone.push(operation);
    for (const by of ['shiqiao', 'shiqiao-scribe', 'other-staff'] as const)
      expect(await settle(operation.id, 'accept', '', by)).toEqual({ ok: false, problem: { code: 'not.found' } });
    expect(await settle(v7(), 'accept')).toEqual({ ok: false, problem: { code: 'not.found' } });
    // Work that was simply refused is not held.
    const refused = scribe.set(v7(), 'meeting', 0, { place: 'x' });
    await scribe.push(refused);
    expect(await settle(refused.id, 'accept')).toEqual({ ok: false, problem: { code: 'not.found' } });
  });

  test('two officers at once: one decides, the other is told', async () => {
    const operation = phone.create(v7(), 'meeting', meetingBody);
    await leave();
    await phone.push(operation);
    const both = await Promise.all([settle(operation.id, 'accept'), settle(operation.id, 'refuse', 'x', 'admin')]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ problem: { code: 'attention.settled' } });
  });
});
