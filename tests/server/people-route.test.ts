import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instantAt } from '#domain/kernel/local-date.ts';
import type { Deeds, FreshPassword, People, Phones } from '#protocol/people.ts';
import type { Session } from '#protocol/session.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import { type Client, clientOf, type Endpoint, openEndpoint, PASSWORD } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('people and their phones, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let admin: Client;
  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    admin = await endpoint.signIn('admin');
  });
  afterEach(() => endpoint.close());

  const people = async (): Promise<People> => (await admin.get<People>('/api/v1/desk/people')).body;
  const idOf = async (login: string): Promise<string> => (await people()).people.find((person) => person.login === login)?.id ?? '';
  const deeds = async (): Promise<Deeds['rows']> => (await admin.get<Deeds>('/api/v1/desk/deeds')).body.rows;
  const tryToSignIn = (login: string, password: string) => endpoint.stranger.post<Session>('/api/v1/session', { login, password });
  const codeOf = (answer: { body: unknown }): string => (answer.body as { problem: { code: string } }).problem.code;

  test('the list has the villages in register order and the township at the end, and nothing of another township', async () => {
    const { people: all, branches } = await people();
    expect(all.map(({ login }) => login)).toEqual(['shiqiao', 'shiqiao-leader', 'shiqiao-scribe', 'liushu', 'admin', 'staff']);
    expect(branches.map(({ name }) => name)).toEqual(['石桥村党支部', '柳树村党支部']);
    expect(JSON.stringify(all)).not.toMatch(/password|argon/);
  });

  test('whoever is let in signs in with the password he was told, and the deed is written down without it', async () => {
    const made = await admin.post<FreshPassword>('/api/v1/desk/people', {
      name: '周永',
      login: ' LiuShu-2 ',
      role: 'scribe',
      branchId: endpoint.branches.liushu,
      groupId: null,
    });
    expect(made.status).toBe(200);
    const inside = await tryToSignIn('liushu-2', made.body.password);
    expect(inside.body).toMatchObject({ name: '周永', role: 'scribe', branchName: '柳树村党支部' });
    const [deed] = await deeds();
    expect(deed).toMatchObject({ byName: '何敏', deed: 'person.added', facts: { name: '周永', login: 'liushu-2', to: '柳树村党支部' } });
    expect(JSON.stringify(deed)).not.toContain(made.body.password);
  });

  test('a login is there once, in whatever township', async () => {
    const again = await admin.post('/api/v1/desk/people', {
      name: '周永',
      login: 'FARAWAY',
      role: 'townshipStaff',
      branchId: null,
      groupId: null,
    });
    expect([again.status, codeOf(again)]).toEqual([409, 'people.loginTaken']);
    expect(await deeds()).toEqual([]);
  });

  test.each([
    ['a village role without a village', 'secretary', null, null],
    ['a township role with a village', 'townshipStaff', 'shiqiao', null],
    ['a village of another township', 'secretary', 'faraway', null],
    ['a group leader without a group', 'groupLeader', 'shiqiao', null],
    ['a group of another village', 'groupLeader', 'liushu', 'group'],
    ['a secretary in a group', 'secretary', 'shiqiao', 'group'],
  ] as const)('%s is no place', async (_what, role, branch, group) => {
    const groupId = await aGroup();
    const answer = await admin.post(`/api/v1/desk/people/${await idOf('liushu')}/move`, {
      role,
      branchId: branch === null ? null : endpoint.branches[branch],
      groupId: group === null ? null : groupId,
    });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'people.wrongPlace']);
  });

  async function aGroup(): Promise<string> {
    const id = v7();
    await endpoint.store.write((tx) =>
      writeRecords(
        tx,
        [{ id, kind: 'group', body: { name: '第一党小组', order: 0, leaderId: null, grid: '', foundedOn: null, dissolvedOn: null } }],
        {
          flavour: endpoint.store.flavour,
          branchId: endpoint.branches.shiqiao,
          by: { accountId: v7(), name: '王秀兰' },
          at: instantAt(endpoint.clock.now()),
          newId: v7,
        },
      ),
    );
    return id;
  }

  test('the very next call of a moved person sees where he is now, and he needs not sign in again', async () => {
    const groupId = await aGroup();
    const mover = await endpoint.signIn('liushu');
    const moved = await admin.post(`/api/v1/desk/people/${await idOf('liushu')}/move`, {
      role: 'groupLeader',
      branchId: endpoint.branches.shiqiao,
      groupId,
    });
    expect(moved.status).toBe(200);
    expect((await mover.get<Session>('/api/v1/session')).body).toMatchObject({ role: 'groupLeader', branchName: '石桥村党支部', groupId });
    expect((await deeds())[0]?.facts).toMatchObject({ name: '李建国', from: '柳树村党支部', to: '石桥村党支部', role: 'groupLeader' });
  });

  test('what he wrote in the old village before the move is held for the township, and only that', async () => {
    const mover = await endpoint.signIn('liushu');
    const phone = phoneOf(mover, endpoint.branches.liushu, endpoint.clock.now);
    const before = phone.create(v7(), 'meeting', meetingBody);
    endpoint.clock.advance(60_000);
    await admin.post(`/api/v1/desk/people/${await idOf('liushu')}/move`, {
      role: 'secretary',
      branchId: endpoint.branches.shiqiao,
      groupId: null,
    });
    endpoint.clock.advance(60_000);
    expect(await phone.handIn(before)).toMatchObject({ outcome: 'held', code: 'operation.scopeLost' });
    expect(await phone.handIn(phone.create(v7(), 'meeting', meetingBody))).toMatchObject({
      outcome: 'refused',
      code: 'operation.scopeLost',
    });
  });

  test('a closed account is out at its next call and cannot sign in; opened again it can', async () => {
    const closed = await endpoint.signIn('liushu');
    const id = await idOf('liushu');
    await admin.post(`/api/v1/desk/people/${id}/close`, {});
    expect((await closed.get('/api/v1/session')).status).toBe(401);
    expect((await tryToSignIn('liushu', PASSWORD)).status).toBe(401);
    expect((await people()).people.find((person) => person.id === id)?.closed).toBe(true);
    await admin.post(`/api/v1/desk/people/${id}/open`, {});
    expect((await tryToSignIn('liushu', PASSWORD)).status).toBe(200);
    expect((await deeds()).map(({ deed }) => deed)).toEqual(['person.opened', 'person.closed']);
  });

  test('a new password ends the old one and every open session', async () => {
    const open = await endpoint.signIn('liushu');
    const fresh = await admin.post<FreshPassword>(`/api/v1/desk/people/${await idOf('liushu')}/password`, {});
    expect(fresh.body.password).toMatch(/^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){2}$/);
    expect((await open.get('/api/v1/session')).status).toBe(401);
    expect((await tryToSignIn('liushu', PASSWORD)).status).toBe(401);
    expect((await tryToSignIn('liushu', fresh.body.password)).status).toBe(200);
  });

  test('an administrator closes and moves others, never himself, and nobody of another township', async () => {
    const self = await idOf('admin');
    const place = { role: 'townshipStaff', branchId: null, groupId: null };
    expect(codeOf(await admin.post(`/api/v1/desk/people/${self}/close`, {}))).toBe('people.oneself');
    expect(codeOf(await admin.post(`/api/v1/desk/people/${self}/move`, place))).toBe('people.oneself');
    const foreign = await endpoint.store.db.selectFrom('accounts').select('id').where('login', '=', 'faraway').executeTakeFirstOrThrow();
    for (const [act, body] of [
      ['close', {}],
      ['open', {}],
      ['password', {}],
      ['move', place],
    ] as const)
      expect((await admin.post(`/api/v1/desk/people/${foreign.id}/${act}`, body)).status, act).toBe(404);
    expect(await deeds()).toEqual([]);
  });

  describe('phones', () => {
    const hear = async (login: 'shiqiao' | 'liushu', queue: number) => {
      const client = await endpoint.signIn(login);
      const phone = phoneOf(client, endpoint.branches[login], endpoint.clock.now);
      await client.post('/api/v1/sync/push', {
        protocol: 1,
        deviceId: phone.deviceId,
        branchId: endpoint.branches[login],
        witness: null,
        operations: [phone.create(v7(), 'meeting', meetingBody)],
        report: { queue, oldest: queue === 0 ? null : instantAt(endpoint.clock.now() - 86_400_000), app: '0.1.0' },
      });
      return phone.deviceId;
    };
    const phones = async (client = admin): Promise<Phones['phones']> => (await client.get<Phones>('/api/v1/desk/phones')).body.phones;

    test('every phone says when it was last heard of and what it had not handed in', async () => {
      const hers = await hear('shiqiao', 3);
      await hear('liushu', 0);
      const staff = await endpoint.signIn('staff');
      const seen = await phones(staff);
      expect(seen.map(({ accountName, queue }) => [accountName, queue])).toEqual([
        ['王秀兰', 3],
        ['李建国', 0],
      ]);
      expect(seen[0]).toMatchObject({
        id: hers,
        app: '0.1.0',
        left: false,
        wipeAt: null,
        oldestUnsent: instantAt(endpoint.clock.now() - 86_400_000),
      });
      expect(await phones(await endpoint.signIn('other-staff'))).toEqual([]);
    });

    test('a phone is taken out of use and let be again before it has emptied itself; both are written down with what it still had', async () => {
      const id = await hear('shiqiao', 3);
      await admin.post(`/api/v1/desk/phones/${id}/wipe`, {});
      expect((await phones())[0]?.wipeAt).toBe(instantAt(endpoint.clock.now()));
      await admin.post(`/api/v1/desk/phones/${id}/keep`, {});
      expect((await phones())[0]?.wipeAt).toBeNull();
      expect((await deeds()).map(({ deed, facts }) => [deed, facts['name'], facts['queue']]).sort()).toEqual([
        ['phone.kept', '王秀兰', '3'],
        ['phone.wiped', '王秀兰', '3'],
      ]);
    });

    test('one that is empty already is not emptied again, and can be let back into use', async () => {
      const id = await hear('shiqiao', 0);
      const at = instantAt(endpoint.clock.now());
      await endpoint.store.db.updateTable('devices').set({ wipe_at: at, wiped_at: at }).where('id', '=', id).execute();
      expect(codeOf(await admin.post(`/api/v1/desk/phones/${id}/wipe`, {}))).toBe('phones.empty');
      expect((await admin.post(`/api/v1/desk/phones/${id}/keep`, {})).status).toBe(200);
      const row = await endpoint.store.db.selectFrom('devices').select(['wipe_at', 'wiped_at']).where('id', '=', id).executeTakeFirst();
      expect(row).toEqual({ wipe_at: null, wiped_at: null });
    });

    test('only an administrator of this township takes a phone out of use', async () => {
      const id = await hear('shiqiao', 0);
      for (const login of ['staff', 'other-staff', 'shiqiao'] as const)
        expect((await (await endpoint.signIn(login)).post(`/api/v1/desk/phones/${id}/wipe`, {})).status, login).toBe(403);
      expect((await admin.post(`/api/v1/desk/phones/${v7()}/wipe`, {})).status).toBe(404);
    });
  });

  test('a visitor without a session is nobody here', async () => {
    expect((await clientOf(endpoint.app, null).get('/api/v1/desk/people')).status).toBe(401);
  });
});
