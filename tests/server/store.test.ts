import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { instantAt } from '#domain/kernel/local-date.ts';
import { openStore } from '#server/db/store.ts';
import { createTownship, findTownship } from '#server/repos/townships.ts';
import { openEndpoint } from '#tests/support/endpoint.ts';
import { databases } from '#tests/support/server-stores.ts';

const at = instantAt(Date.parse('2026-06-13T02:00:00.000Z'));

describe.each(databases)('the store on $name', ({ open }) => {
  test('comes up from nothing with every table', async () => {
    const store = await open();
    const names = (await store.db.introspection.getTables()).map((table) => table.name);
    expect(names).toEqual(
      expect.arrayContaining([
        'accounts',
        'audit',
        'branch_chain',
        'branches',
        'devices',
        'operations',
        'records',
        'review_events',
        'sessions',
        'townships',
      ]),
    );
    await store.close();
  });

  test('a transaction that fails leaves nothing behind', async () => {
    const store = await open();
    const id = v7();
    const work = store.write(async (tx) => {
      await createTownship(tx, { id, name: '青石镇', practice: false }, at);
      throw new Error('power cut');
    });
    await expect(work).rejects.toThrow('power cut');
    expect(await findTownship(store.db, id)).toBeUndefined();
    await store.close();
  });

  test('names come back exactly as they went in', async () => {
    const store = await open();
    for (const name of ['𠮷村', '欧阳·古丽', 'é e\u0301', "'; drop table records; --"]) {
      const id = v7();
      await createTownship(store.db, { id, name, practice: false }, at);
      expect((await findTownship(store.db, id))?.name).toBe(name);
    }
    await store.close();
  });
});

describe('the SQLite file', () => {
  function folder(): { path: string; remove: () => void } {
    const path = mkdtempSync(join(tmpdir(), 'zhibu-'));
    return { path, remove: () => rmSync(path, { recursive: true }) };
  }

  test('is opened again with everything in it, also from a copy of its folder taken without a goodbye', async () => {
    const { path, remove } = folder();
    const file = join(path, 'zhibu.db');
    const store = await openStore({ flavour: 'sqlite', file });
    const id = v7();
    await createTownship(store.db, { id, name: '青石镇', practice: true }, at);
    for (const ending of ['', '-wal']) copyFileSync(`${file}${ending}`, join(path, `copy.db${ending}`));
    await store.close();
    for (const name of ['zhibu.db', 'copy.db']) {
      const again = await openStore({ flavour: 'sqlite', file: join(path, name) });
      expect(await findTownship(again.db, id)).toMatchObject({ name: '青石镇', practice: 1 });
      await again.close();
    }
    remove();
  });

  test('reaches the disk with every commit', async () => {
    const { path, remove } = folder();
    const store = await openStore({ flavour: 'sqlite', file: join(path, 'zhibu.db') });
    const { sql } = await import('kysely');
    const read = async (name: string) =>
      Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(store.db)).rows[0] ?? {})[0];
    expect([await read('journal_mode'), await read('synchronous'), await read('foreign_keys')]).toEqual(['wal', 2, 1]);
    await store.close();
    remove();
  });

  test('while another program holds it, phones are told to come back, and nothing is lost or broken', async () => {
    const { path, remove } = folder();
    const file = join(path, 'zhibu.db');
    const endpoint = await openEndpoint(await openStore({ flavour: 'sqlite', file, busyTimeoutMs: 50 }));
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    const client = await endpoint.signIn('shiqiao').catch((error: unknown) => error);
    expect(client).toBeInstanceOf(Error);
    const answer = await endpoint.stranger.post('/api/v1/session', { login: 'shiqiao', password: 'shu-he-zheng' });
    expect([answer.status, answer.body, answer.headers.get('retry-after')]).toEqual([503, { problem: { code: 'server.busy' } }, '5']);
    other.exec('rollback');
    other.close();
    await endpoint.signIn('shiqiao');
    await endpoint.close();
    remove();
  });

  test('a bug answers with an incident number and no word of what went wrong inside', async () => {
    const endpoint = await openEndpoint();
    await endpoint.store.db.schema.dropTable('sessions').execute();
    const answer = await endpoint.stranger.send('/api/v1/session', {
      method: 'GET',
      headers: { cookie: `zhibu_session=${'a'.repeat(43)}` },
    });
    const incident = (answer.body as { problem: { facts: { incident: string } } }).problem.facts.incident;
    expect([answer.status, answer.body]).toEqual([500, { problem: { code: 'server.fault', facts: { incident } } }]);
    expect(endpoint.log).toEqual([expect.objectContaining({ incident, level: 'error', where: 'GET /api/v1/session' })]);
    await endpoint.close();
  });
});
