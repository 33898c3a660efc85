import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, describe, expect, test } from 'vitest';
import type { IdNumberSeen } from '#protocol/id-numbers.ts';
import { idKeysFrom, idKeysIn } from '#server/id-keys.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { phoneOf } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

const NUMBER = '110101199003078515';
const key = (n: number) => Buffer.alloc(32, n).toString('base64');

describe('a sealed number', () => {
  test('opens for its own member alone, and only with its key', async () => {
    const keys = await idKeysFrom([key(1)]);
    const sealed = await keys.seal(NUMBER, 'a');
    expect(await keys.open(sealed, 'a')).toBe(NUMBER);
    expect(await keys.open(sealed, 'b')).toBeUndefined();
    expect(await (await idKeysFrom([key(2)])).open(sealed, 'a')).toBeUndefined();
    expect(sealed.sealed).not.toContain(NUMBER);
  });

  test('after a new key was put first the old ones still open', async () => {
    const sealed = await (await idKeysFrom([key(1)])).seal(NUMBER, 'a');
    const rotated = await idKeysFrom([key(2), key(1)]);
    expect(await rotated.open(sealed, 'a')).toBe(NUMBER);
    expect((await rotated.seal(NUMBER, 'a')).keyId).not.toBe(sealed.keyId);
  });

  test('its key is made once, in a file for this user alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhibu-key-'));
    const sealed = await (await idKeysIn(folder)).seal(NUMBER, 'a');
    expect((await stat(join(folder, 'id-numbers.key'))).mode & 0o777).toBe(0o600);
    const before = await readFile(join(folder, 'id-numbers.key'), 'utf8');
    expect(await (await idKeysIn(folder)).open(sealed, 'a')).toBe(NUMBER);
    expect(await readFile(join(folder, 'id-numbers.key'), 'utf8')).toBe(before);
  });

  test('a key of another length is refused at the start', async () => {
    await expect(idKeysFrom([Buffer.alloc(16).toString('base64')])).rejects.toThrow();
  });
});

describe.each(databases)('at the desk, on $name', ({ open: openStore }) => {
  let endpoint: Endpoint;
  afterEach(() => endpoint.close());

  async function begin(): Promise<{ staff: Client; phone: ReturnType<typeof phoneOf>; at: string }> {
    endpoint = await openEndpoint(await openStore());
    const phone = phoneOf(await endpoint.signIn('shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
    const id = v7();
    await phone.push(phone.create(id, 'member', { name: '向䶮', sex: '1', status: 'formal' }));
    return { staff: await endpoint.signIn('staff'), phone, at: `/api/v1/desk/records/${id}/id-number` };
  }
  const put = (who: Client, at: string, number: string) =>
    who.send<IdNumberSeen>(at, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ number }) });

  test('it is sealed in the store, shown by its last four, and opened only with a note of who asked', async () => {
    const { staff, at } = await begin();
    expect((await put(staff, at, NUMBER)).body).toMatchObject({ lastFour: '8515', openable: true });
    const { db } = endpoint.store;
    const stores = [
      await db.selectFrom('id_numbers').selectAll().execute(),
      await db.selectFrom('records').selectAll().execute(),
      await db.selectFrom('operations').selectAll().execute(),
      await db.selectFrom('audit').selectAll().execute(),
    ];
    expect(JSON.stringify(stores)).not.toContain(NUMBER.slice(0, 14));
    expect(JSON.stringify((await staff.get(at)).body)).not.toContain(NUMBER.slice(0, 14));
    expect((await staff.post(`${at}/open`, {})).body).toEqual({ number: NUMBER });
    const deeds = (await staff.get<{ rows: { deed: string; facts: unknown }[] }>('/api/v1/desk/deeds')).body;
    if (deeds.rows) expect(deeds.rows.map(({ deed }) => deed)).toEqual(['idNumber.opened', 'idNumber.saved']);
    const noted = await db.selectFrom('audit').select('deed').where('deed', 'like', 'idNumber.%').orderBy('id').execute();
    expect(noted.map(({ deed }) => deed)).toEqual(['idNumber.saved', 'idNumber.opened']);
  });

  test('nothing of it goes to a phone, and nobody of a village sees it', async () => {
    const { staff, at } = await begin();
    await put(staff, at, NUMBER);
    const secretary = await endpoint.signIn('shiqiao');
    expect((await secretary.get(at)).status).toBe(403);
    expect((await secretary.post(`${at}/open`, {})).status).toBe(403);
    expect((await (await endpoint.signIn('other-staff')).get(at)).status).toBe(404);
    const pulled = await secretary.post('/api/v1/sync/pull', {
      protocol: 1,
      deviceId: v7(),
      branchId: endpoint.branches.shiqiao,
      witness: null,
      cursor: null,
    });
    expect(JSON.stringify(pulled.body)).not.toContain('8515');
  });

  test('a wrong number is refused with its reason and the one before stays', async () => {
    const { staff, at } = await begin();
    await put(staff, at, NUMBER);
    expect((await put(staff, at, '110101199003078516')).body).toEqual({
      problem: { code: 'idNumber.wrong', facts: { reason: 'idCheckDigit' } },
    });
    expect((await staff.get<IdNumberSeen>(at)).body.lastFour).toBe('8515');
  });

  test('when its key is lost that is said, the last four stay, and it can be taken away', async () => {
    const { staff, at } = await begin();
    await put(staff, at, NUMBER);
    Object.assign(endpoint.services, { idKeys: await idKeysFrom([key(9)]) });
    expect((await staff.get<IdNumberSeen>(at)).body).toMatchObject({ lastFour: '8515', openable: false });
    expect((await staff.post(`${at}/open`, {})).body).toEqual({ problem: { code: 'idNumber.noKey' } });
    await staff.send(at, { method: 'DELETE' });
    expect((await staff.get<IdNumberSeen>(at)).body.lastFour).toBeNull();
  });
});
