import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instantAt } from '#domain/kernel/local-date.ts';
import { HelloResponse } from '#protocol/sync.ts';
import type { AccountRow } from '#server/db/tables.ts';
import { moveAccount } from '#server/repos/accounts.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('greeting the township, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let secretary: Client;
  let phone: TestPhone;

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    secretary = await endpoint.signIn('shiqiao');
    phone = phoneOf(secretary, endpoint.branches.shiqiao, endpoint.clock.now);
  });
  afterEach(() => endpoint.close());

  const nothing = { queue: 0, oldest: null, app: '0.1.0' };
  const hello = async (more: Record<string, unknown> = {}, client = secretary) => {
    const answer = await client.post('/api/v1/sync/hello', {
      protocol: 1,
      deviceId: phone.deviceId,
      branchId: endpoint.branches.shiqiao,
      witnesses: {},
      report: nothing,
      ...more,
    });
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return HelloResponse.parse(answer.body);
  };
  const device = (id: string) => endpoint.store.db.selectFrom('devices').selectAll().where('id', '=', id).executeTakeFirst();
  const move = async (login: string, branchId: string | null): Promise<void> => {
    const account: AccountRow = await endpoint.store.db
      .selectFrom('accounts')
      .selectAll()
      .where('login', '=', login)
      .executeTakeFirstOrThrow();
    const at = instantAt(endpoint.clock.now());
    await endpoint.store.write((tx) => moveAccount(tx, account, { branchId, groupId: null, role: 'secretary', grantId: v7() }, at));
  };

  test('says what waits on the phone, and the township keeps it', async () => {
    expect(await hello({ report: { queue: 3, oldest: '2026-06-12T01:00:00.000Z', app: '0.2.0' } })).toEqual({
      now: '2026-06-13T02:00:00.000Z',
      diverged: [],
      elsewhere: [],
    });
    expect(await device(phone.deviceId)).toMatchObject({ queue: 3, oldest_unsent: '2026-06-12T01:00:00.000Z', app: '0.2.0' });
  });

  test('a lost or changed history is told for every branch one has or had, and nothing is said of others', async () => {
    const { body } = await phone.push(phone.create(v7(), 'meeting', meetingBody));
    const foreign = body.token.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'));
    const { shiqiao, liushu, faraway } = endpoint.branches;
    const lost = '1.99.AAAAAAAAAAA';
    expect((await hello({ witnesses: { [shiqiao]: body.token } })).diverged).toEqual([]);
    expect((await hello({ witnesses: { [shiqiao]: foreign, [liushu]: lost, [faraway]: lost, [v7()]: lost } })).diverged).toEqual([shiqiao]);
    await move('shiqiao', liushu);
    expect((await hello({ branchId: liushu, witnesses: { [shiqiao]: lost, [liushu]: lost } })).diverged).toEqual([shiqiao, liushu]);
  });

  test('a phone that was taken out of use is told to empty itself each time it asks, and what was on it stays known', async () => {
    await hello({ report: { queue: 2, oldest: '2026-06-12T01:00:00.000Z', app: '0.1.0' } });
    await endpoint.store.db.updateTable('devices').set({ wipe_at: '2026-06-13T02:00:00.000Z' }).execute();
    expect(await hello({ report: { queue: 5, oldest: null, app: '0.1.0' } })).toMatchObject({ wipe: true });
    const told = await device(phone.deviceId);
    expect(told).toMatchObject({ queue: 5, wiped_at: '2026-06-13T02:00:00.000Z' });
    endpoint.clock.advance(60_000);
    // The answer got lost, or somebody asks again from the emptied phone: the figure is not written over.
    expect(await hello()).toMatchObject({ wipe: true });
    expect(await device(phone.deviceId)).toEqual(told);
    expect(await hello({ deviceId: v7() })).not.toHaveProperty('wipe');
  });

  test('work that waits on another phone of the same person is told, not that of other people', async () => {
    const scribe = await endpoint.signIn('shiqiao-scribe');
    await hello({ deviceId: v7(), report: { queue: 4, oldest: null, app: '' } });
    await hello({ deviceId: v7(), report: nothing });
    await hello({ deviceId: v7(), report: { queue: 9, oldest: null, app: '' } }, scribe);
    endpoint.clock.advance(60_000);
    expect((await hello({ report: { queue: 1, oldest: null, app: '' } })).elsewhere).toEqual([
      { queue: 4, lastSeenAt: '2026-06-13T02:00:00.000Z' },
    ]);
  });

  test('whoever has left a branch is still greeted there; a stranger to it is not', async () => {
    await move('shiqiao', endpoint.branches.liushu);
    expect(await hello()).toMatchObject({ diverged: [] });
    const far = await endpoint.signIn('faraway');
    const answer = await far.post('/api/v1/sync/hello', {
      protocol: 1,
      deviceId: v7(),
      branchId: endpoint.branches.shiqiao,
      witnesses: {},
      report: nothing,
    });
    expect([answer.status, answer.body]).toEqual([403, { problem: { code: 'sync.scopeLost' } }]);
  });

  test('a clock of the endpoint that jumps back a day neither bounds what was right nor changes the order [N10]', async () => {
    const meeting = v7();
    await phone.push(phone.create(meeting, 'meeting', meetingBody));
    const right = phone.set(meeting, 'meeting', 1, { place: '文化广场' });
    endpoint.clock.advance(-86_400_000);
    const { body } = await phone.push(right);
    expect(body.outcomes[0]).toMatchObject({ outcome: 'accepted', seq: 2 });
    expect(body.outcomes[0]).not.toHaveProperty('clamped');
    const branch = await endpoint.store.db
      .selectFrom('branches')
      .select(['head', 'head_at'])
      .where('id', '=', endpoint.branches.shiqiao)
      .executeTakeFirst();
    expect(branch).toEqual({ head: 2, head_at: '2026-06-13T02:00:00.000Z' });
    // A clock that had been wrong by years is not believed for years.
    endpoint.clock.advance(-30 * 86_400_000);
    const { body: later } = await phone.push({ ...phone.set(meeting, 'meeting', 2, { place: '小学' }), hlc: right['hlc'] });
    expect(later.outcomes[0]).toMatchObject({ outcome: 'accepted', clamped: true });
  });
});
