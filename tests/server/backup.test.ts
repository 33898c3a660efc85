import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BranchId } from '#domain/kernel/ids.ts';
import { townshipHttp } from '#phone/township-http.ts';
import { makeApp } from '#server/app.ts';
import { copyStore, headsOf, markBackedUp } from '#server/backup.ts';
import { openStore, type Store } from '#server/db/store.ts';
import { type Endpoint, openEndpoint, PASSWORD } from '#tests/support/endpoint.ts';
import { meetingBody, recordId } from '#tests/support/factories.ts';
import { databases } from '#tests/support/server-stores.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

let folder: string;
let file: string;
let store: Store;
let endpoint: Endpoint;
let app: ReturnType<typeof makeApp>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhibu-backup-'));
  file = join(folder, 'zhibu.db');
  store = await openStore({ flavour: 'sqlite', file });
  endpoint = await openEndpoint(store);
  app = endpoint.app;
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Puts a copy in the place of the store, as an officer does after the disk broke; nobody tells the phones. */
async function restore(copy: string): Promise<void> {
  await store.close();
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  copyFileSync(copy, file);
  store = await openStore({ flavour: 'sqlite', file });
  app = makeApp({ ...endpoint.services, store });
}

async function lineOf(login: 'shiqiao' | 'shiqiao-scribe'): Promise<ReturnType<typeof townshipHttp>> {
  const signedIn = await app.request('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-zhibu': '1' },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  return townshipHttp(async (path, init) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    return await app.request(path, { ...init, headers });
  });
}

const phoneOf = (letter: 'a' | 'b') =>
  new TestPhone(new TestTime(endpoint.clock.now()), letter, undefined, endpoint.branches.shiqiao as BranchId);

const accepted = () =>
  store.db.selectFrom('operations').select(['id', 'seq']).where('outcome', 'in', ['accepted', 'unchanged']).orderBy('seq').execute();

const run = (...args: string[]): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/backup.ts', ...args], { env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '' } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('exit', (code) => resolve({ code, said }));
  });

describe('a township that was put back to an older copy', () => {
  test('is given everything again that phones had handed in since, and nothing twice [N1] [N3] [faults 34 35]', async () => {
    const [a, b] = [phoneOf('a'), phoneOf('b')];
    const [line, scribe] = [await lineOf('shiqiao'), await lineOf('shiqiao-scribe')];
    for (const number of [1, 2, 3]) await a.save({ id: recordId(number), kind: 'meeting', body: meetingBody(), baseline: null });
    await a.sync(line);
    await b.sync(scribe);
    const copy = join(folder, 'monday.db');
    await copyStore(file, copy);

    await a.edit(recordId(1), { place: '文化广场' });
    for (const number of [4, 5]) await a.save({ id: recordId(number), kind: 'meeting', body: meetingBody(), baseline: null });
    expect(await a.sync(line)).toMatchObject({ stopped: 'done', pushed: 3 });
    await b.sync(scribe);
    await b.edit(recordId(4), { theme: '学习党章' });
    await b.save({ id: recordId(6), kind: 'meeting', body: meetingBody({ place: '小学' }), baseline: null });
    expect(await b.sync(scribe)).toMatchObject({ stopped: 'done', pushed: 2 });
    await a.sync(line);
    const [all, made] = [await a.db.records.toArray(), await accepted()];

    await restore(copy);
    // One who was never there before works on, past where the other two had been.
    const third = new TestPhone(new TestTime(endpoint.clock.now()), 'b', undefined, endpoint.branches.shiqiao as BranchId);
    const late = await lineOf('shiqiao-scribe');
    for (const number of [11, 12, 13, 14, 15, 16])
      await third.save({ id: recordId(number), kind: 'meeting', body: meetingBody(), baseline: null });
    expect(await third.sync(late)).toMatchObject({ stopped: 'done', pushed: 6, startedOver: false });

    const [again, scribeAgain] = [await lineOf('shiqiao'), await lineOf('shiqiao-scribe')];
    expect(await a.sync(again)).toMatchObject({ startedOver: true });
    expect(await b.sync(scribeAgain)).toMatchObject({ startedOver: true });
    for (const [phone, township] of [
      [a, again],
      [b, scribeAgain],
      [a, again],
      [third, late],
    ] as const)
      expect(await phone.sync(township)).toMatchObject({ stopped: 'done', setAside: 0 });

    const after = await a.db.records.toArray();
    expect(after.map((record) => record.id).toSorted()).toEqual(
      [...all.map((record) => record.id), ...[11, 12, 13, 14, 15, 16].map(recordId)].toSorted(),
    );
    for (const record of all) expect((await a.shown(record.id)).body).toEqual(record.body);
    expect(after.every((record) => record.standing === 'delivered')).toBe(true);
    for (const phone of [b, third])
      expect((await phone.db.records.toArray()).map(({ id, seq }) => [id, seq])).toEqual(after.map(({ id, seq }) => [id, seq]));
    // Every operation once, under the id it was made with.
    const ids = (await accepted()).map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(made.map((row) => row.id)));
    expect(ids).toHaveLength(made.length + 6);
    const { head } = await store.db
      .selectFrom('branches')
      .select('head')
      .where('id', '=', endpoint.branches.shiqiao)
      .executeTakeFirstOrThrow();
    expect(
      await store.db.selectFrom('branch_chain').select('seq').where('branch_id', '=', endpoint.branches.shiqiao).execute(),
    ).toHaveLength(head);
  });

  test('needs nothing again that the noted backup held', async () => {
    const a = phoneOf('a');
    const line = await lineOf('shiqiao');
    await a.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
    await a.sync(line);
    const copy = join(folder, 'monday.db');
    expect(await markBackedUp(store.db, await copyStore(file, copy))).toEqual([]);
    await a.edit(recordId(1), { place: '文化广场' });
    expect(await a.sync(line)).toMatchObject({ pushed: 1 });
    await restore(copy);
    const again = await lineOf('shiqiao');
    await a.sync(again);
    expect(await a.sync(again)).toMatchObject({ stopped: 'done' });
    expect(await a.shown(recordId(1))).toMatchObject({ standing: 'delivered', body: { place: '文化广场' } });
  });
});

describe('npm run backup', () => {
  test('copies a store that is in use, notes what it holds, and phones are told', async () => {
    const a = phoneOf('a');
    const line = await lineOf('shiqiao');
    await a.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
    await a.sync(line);
    const copy = join(folder, 'backups', 'monday.db');
    const { code, said } = await run('--to', copy);
    expect([code, said]).toEqual([0, expect.stringContaining('3 of 3 branches noted')]);
    expect(readdirSync(join(folder, 'backups'))).toEqual(['monday.db']);
    const told = await line.pull({
      protocol: 1,
      deviceId: a.writer.deviceId,
      branchId: a.writer.branchId,
      witness: null,
      cursor: null,
      limit: 10,
    });
    expect(told).toMatchObject({ ok: true, value: { head: 1, backedUp: 1 } });

    const before = readFileSync(copy);
    expect(await run('--to', copy)).toMatchObject({ code: 1, said: expect.stringContaining('never written over') });
    expect(readFileSync(copy).equals(before)).toBe(true);
    expect((await run()).code).toBe(1);
    await restore(copy);
    expect((await headsOf(store.db))[endpoint.branches.shiqiao]).toMatch(/^1\.1\./);
  });

  test('a copy that cannot be read, or a disk that takes none, leaves no file behind and notes nothing', async () => {
    const copy = join(folder, 'monday.db');
    writeFileSync(join(folder, 'file'), '');
    await expect(copyStore(file, join(folder, 'file', 'monday.db'))).rejects.toThrow();
    const broken = join(folder, 'broken.db');
    await copyStore(file, broken);
    truncateSync(broken, Math.floor(statSync(broken).size / 2 / 4096) * 4096);
    await expect(copyStore(broken, copy)).rejects.toThrow();
    expect([existsSync(copy), existsSync(`${copy}.part`)]).toEqual([false, false]);
  });
});

describe.each(databases)('noting a backup, on $name', ({ open }) => {
  test('heads taken before the dump began are noted; what came in meanwhile, or is of another store, is not', async () => {
    const one = await openEndpoint(await open());
    const { shiqiao, liushu } = one.branches;
    const backedUp = async () =>
      Object.fromEntries(
        (await one.store.db.selectFrom('branches').select(['id', 'backed_up']).execute()).map((row) => [row.id, row.backed_up]),
      );
    const secretary = await one.signIn('shiqiao');
    const { phoneOf: phone, meetingBody: body } = await import('#tests/support/operations.ts');
    const own = phone(secretary, shiqiao, one.clock.now);
    await own.push(own.create(recordId(1), 'meeting', body));
    const heads = await headsOf(one.store.db);
    await own.push(own.create(recordId(2), 'meeting', body));
    expect(await markBackedUp(one.store.db, heads)).toEqual([]);
    expect(await backedUp()).toMatchObject({ [shiqiao]: 1, [liushu]: 0 });
    expect((await own.pull()).body).toMatchObject({ head: 2, backedUp: 1 });
    const foreign = { ...heads, [shiqiao]: '1.2.AAAAAAAAAAA' as never };
    expect(await markBackedUp(one.store.db, foreign)).toEqual([shiqiao]);
    // An older list does not take anything back.
    await markBackedUp(one.store.db, await headsOf(one.store.db));
    await markBackedUp(one.store.db, heads);
    expect(await backedUp()).toMatchObject({ [shiqiao]: 2 });
    await one.close();
  });
});
