import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instantAt } from '#domain/kernel/local-date.ts';
import { isPassing, isTaken } from '#server/db/db-errors.ts';
import type { Store } from '#server/db/store.ts';
import { createAccount, findByLogin } from '#server/repos/accounts.ts';
import { branchesOf, chainAt, createBranch, findBranch } from '#server/repos/branches.ts';
import { findDevice, lastSeen, saveDevice } from '#server/repos/devices.ts';
import { findReceipts } from '#server/repos/operations.ts';
import { findAnywhere, findRecords } from '#server/repos/records.ts';
import { createSession, endSession, findSession, prolongSession } from '#server/repos/sessions.ts';
import { createTownship, isEmpty } from '#server/repos/townships.ts';
import { databases } from '#tests/support/server-stores.ts';

const at = instantAt(Date.parse('2026-06-13T02:00:00.000Z'));

describe.each(databases)('what is kept, on $name', ({ open }) => {
  let store: Store;
  const township = v7();
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const inTownship = () => createTownship(store.db, { id: township, name: '青石镇', practice: false }, at);
  const branch = (position: number) => {
    const id = v7();
    return createBranch(store.db, { id, townshipId: township, name: `第${position}村`, position, secretaryName: '王秀兰' }).then(() => id);
  };

  test('a store is empty until a township is in it', async () => {
    expect(await isEmpty(store.db)).toBe(true);
    await inTownship();
    expect(await isEmpty(store.db)).toBe(false);
  });

  test('branches come in register order, not in that of their making', async () => {
    await inTownship();
    const ids = [await branch(3), await branch(1), await branch(2)];
    expect((await branchesOf(store.db, township)).map((row) => row.id)).toEqual([ids[1], ids[2], ids[0]]);
    expect(await branchesOf(store.db, v7())).toEqual([]);
  });

  test('a new branch stands at the beginning of a history that is its own', async () => {
    await inTownship();
    const [one, two] = [await branch(1), await branch(2)];
    expect(await findBranch(store.db, one)).toMatchObject({ head: 0, chain: await chainAt(store.db, one, 0) });
    expect(await chainAt(store.db, one, 0)).not.toBe(await chainAt(store.db, two, 0));
    expect(await chainAt(store.db, one, 1)).toBeUndefined();
  });

  test('a branch of a township that is not there is refused', async () => {
    await expect(branch(1)).rejects.toThrow();
  });

  test('a login is one person, however it is written', async () => {
    await inTownship();
    const account = {
      townshipId: township,
      branchId: null,
      groupId: null,
      name: '林晓',
      role: 'townshipStaff',
      passwordHash: 'x',
    } as const;
    await createAccount(store.db, { ...account, id: v7(), login: 'ZhenBan' }, at);
    expect(await findByLogin(store.db, ' zhenban ')).toMatchObject({ name: '林晓' });
    const second = createAccount(store.db, { ...account, id: v7(), login: 'zhenban' }, at);
    expect(isTaken(await second.catch((error: unknown) => error))).toBe(true);
  });

  test('a session is found until it is over or ended, and its end can be moved on', async () => {
    await inTownship();
    const id = v7();
    await createAccount(
      store.db,
      { id, townshipId: township, branchId: null, groupId: null, login: 'a', name: '林晓', role: 'townshipStaff', passwordHash: 'x' },
      at,
    );
    const session = {
      token_hash: 'h',
      account_id: id,
      township_id: township,
      branch_id: null,
      created_at: at,
      used_at: at,
      expires_at: '2026-06-14T00:00:00.000Z',
    };
    await createSession(store.db, session);
    expect((await findSession(store.db, 'h', '2026-06-13T23:59:59.999Z'))?.account.id).toBe(id);
    expect(await findSession(store.db, 'h', '2026-06-14T00:00:00.000Z')).toBeUndefined();
    await prolongSession(store.db, 'h', '2026-06-13T05:00:00.000Z', '2026-06-15T00:00:00.000Z');
    expect(await findSession(store.db, 'h', '2026-06-14T00:00:00.000Z')).toBeDefined();
    await endSession(store.db, 'h');
    expect(await findSession(store.db, 'h', at)).toBeUndefined();
  });

  test('the last sign of life of a branch is that of its latest phone', async () => {
    await inTownship();
    const id = await branch(1);
    const [one, two] = [v7(), v7()];
    const device = (deviceId: string, seen: string) =>
      saveDevice(store.db, { id: deviceId, branch_id: id, township_id: township, account_id: v7(), last_seen_at: seen, queue: null });
    await device(one, '2026-06-13T02:00:00.000Z');
    await device(two, '2026-06-13T01:00:00.000Z');
    await device(two, '2026-06-13T03:00:00.000Z');
    expect(await lastSeen(store.db, township)).toEqual(new Map([[id, '2026-06-13T03:00:00.000Z']]));
    expect(await findDevice(store.db, id, one)).toMatchObject({ last_seen_at: '2026-06-13T02:00:00.000Z', queue: null });
    expect(await findDevice(store.db, v7(), one)).toBeUndefined();
  });

  test('asking for nothing answers nothing', async () => {
    expect([await findAnywhere(store.db, []), await findRecords(store.db, v7(), []), (await findReceipts(store.db, [])).size]).toEqual([
      [],
      [],
      0,
    ]);
  });
});

test.each([
  ['a locked SQLite', { code: 'ERR_SQLITE_ERROR', errcode: 5 }, true],
  ['a full disk', { code: 'ERR_SQLITE_ERROR', errcode: 13 }, true],
  ['a disk that fails in the middle of a write', { code: 'ERR_SQLITE_ERROR', errcode: 778 }, true],
  ['PostgreSQL shutting down', { code: '57P01' }, true],
  ['a deadlock', { code: '40P01' }, true],
  ['too many connections', { code: '53300' }, true],
  ['a lock waited for too long', { code: '55P03' }, true],
  ['no PostgreSQL there', { code: 'ECONNREFUSED' }, true],
  ['a key that is taken', { code: '23505' }, false],
  ['a table that is not there', { code: '42P01' }, false],
  ['a bug', new TypeError('x is not a function'), false],
  ['nothing', undefined, false],
])('%s passes by itself: %s', (_what, error, passing) => {
  expect(isPassing(error)).toBe(passing);
});
