import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { makeApp } from '#server/app.ts';
import { openStore } from '#server/db/store.ts';
import { expectSoundBooks } from '#tests/support/branch-ledger.ts';
import { clientOf, openEndpoint, PASSWORD, postgresUrl } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf } from '#tests/support/operations.ts';
import { type RealEndpoint, startReal } from '#tests/support/real-endpoint.ts';
import { databases } from '#tests/support/server-stores.ts';

const [, postgres] = databases;

function folder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'zhibu-processes-'));
  return { path, remove: () => rmSync(path, { recursive: true }) };
}

async function cookieAt({ address }: RealEndpoint): Promise<string> {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-zhibu': '1' },
    body: JSON.stringify({ login: 'shiqiao', password: PASSWORD }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

describe('two programs on one SQLite file', () => {
  test('both take in, and the books are those of one [fault 40]', { timeout: 40_000 }, async () => {
    const { path, remove } = folder();
    const store = await openStore({ flavour: 'sqlite', file: join(path, 'zhibu.db') });
    const endpoint = await openEndpoint(store);
    const programs = await Promise.all([startReal({ folder: path }), startReal({ folder: path })]);
    const handIn = async (program: RealEndpoint): Promise<number[]> => {
      const cookie = await cookieAt(program);
      const phone = phoneOf(clientOf(endpoint.app, null), endpoint.branches.shiqiao, endpoint.clock.now);
      const statuses: number[] = [];
      for (let i = 0; i < 15; i += 1) {
        const operations = [phone.create(v7(), 'meeting', meetingBody), phone.create(v7(), 'meeting', meetingBody)];
        const answer = await fetch(`${program.address}/api/v1/sync/push`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-zhibu': '1', cookie },
          body: JSON.stringify({ protocol: 1, deviceId: phone.deviceId, branchId: endpoint.branches.shiqiao, witness: null, operations }),
        });
        statuses.push(answer.status);
      }
      return statuses;
    };
    const statuses = (await Promise.all([...programs, ...programs].map(handIn))).flat();
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await expectSoundBooks(store, endpoint.branches.shiqiao)).toMatchObject({ head: 120, records: 120 });
    for (const program of programs) {
      expect(await program.stop()).toBe(0);
      expect(program.complaints()).toBe('');
    }
    await endpoint.close();
    remove();
  });
});

describe('a program that is asked to end', () => {
  test('ends the streams that wait for news, answers what is under way, and is gone', { timeout: 40_000 }, async () => {
    const { path, remove } = folder();
    const store = await openStore({ flavour: 'sqlite', file: join(path, 'zhibu.db') });
    const endpoint = await openEndpoint(store);
    const program = await startReal({ folder: path });
    const cookie = await cookieAt(program);
    const stream = await fetch(`${program.address}/api/v1/sync/live`, { headers: { cookie, 'accept-encoding': 'gzip' } });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    // The first words come at once: nothing between here and there holds them back.
    while (!heard.includes('event: head')) heard += (await reader?.read())?.value ?? '';
    const asked = performance.now();
    const code = program.stop();
    let ended = false;
    while (!ended) ended = (await reader?.read())?.done ?? true;
    expect(await code).toBe(0);
    // Of its own accord, and not because its time was up.
    expect(performance.now() - asked).toBeLessThan(9_000);
    await endpoint.close();
    remove();
  });
});

describe('a full disk at the township', () => {
  test('phones are told to come back, nothing stands half, reading goes on, and with room again all is taken [fault 41]', async () => {
    const { path, remove } = folder();
    const store = await openStore({ flavour: 'sqlite', file: join(path, 'zhibu.db') });
    const endpoint = await openEndpoint(store);
    const phone = phoneOf(await endpoint.signIn('shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
    await phone.push(phone.create(v7(), 'meeting', meetingBody));
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.db);
    const limit = (pages: number) => sql.raw(`pragma max_page_count = ${pages}`).execute(store.db);
    // Room for ever so little: the fault comes at another statement each time.
    for (let room = 0; room < 24; room += 3) {
      await limit((rows[0]?.page_count ?? 0) + room);
      const before = await expectSoundBooks(store, endpoint.branches.shiqiao);
      const operations = Array.from({ length: 60 }, () =>
        phone.create(v7(), 'meeting', { ...meetingBody, notes: '讨论修路。'.repeat(200) }),
      );
      const full = await phone.push(...operations);
      expect([full.status, full.body, full.headers.get('retry-after')]).toEqual([503, { problem: { code: 'server.busy' } }, '5']);
      expect(await expectSoundBooks(store, endpoint.branches.shiqiao)).toEqual(before);
      expect((await phone.pull()).body.head).toBe(before.head);
    }
    await limit(1_000_000);
    const { body } = await phone.push(...Array.from({ length: 60 }, () => phone.create(v7(), 'meeting', meetingBody)));
    expect(body.outcomes.every((outcome) => outcome.outcome === 'accepted')).toBe(true);
    await expectSoundBooks(store, endpoint.branches.shiqiao);
    await endpoint.close();
    remove();
  });
});

describe.runIf(postgres !== undefined)('transactions that stand in each other’s way, on PostgreSQL', () => {
  test('are done again by the endpoint itself, and both stand [fault 43]', async () => {
    const endpoint = await openEndpoint(await postgres?.open());
    const { shiqiao, liushu } = endpoint.branches;
    let tries = 0;
    // Each waits until the other has its first row: a deadlock the first time, whatever the machine does.
    const meet = { a: Promise.withResolvers<void>(), b: Promise.withResolvers<void>() };
    const crossing = (first: string, second: string, own: keyof typeof meet, other: keyof typeof meet) =>
      endpoint.store.write(async (tx) => {
        tries += 1;
        const raise = (id: string) =>
          tx
            .updateTable('branches')
            .set((e) => ({ position: e('position', '+', 1) }))
            .where('id', '=', id)
            .execute();
        await raise(first);
        meet[own].resolve();
        await meet[other].promise;
        await raise(second);
      });
    await Promise.all([crossing(shiqiao, liushu, 'a', 'b'), crossing(liushu, shiqiao, 'b', 'a')]);
    expect(tries).toBeGreaterThan(2);
    const rows = await endpoint.store.db
      .selectFrom('branches')
      .select('position')
      .where('id', 'in', [shiqiao, liushu])
      .orderBy('position')
      .execute();
    expect(rows.map((row) => row.position)).toEqual([3, 4]);
    await endpoint.close();
  });

  test('are given up after the fifth time, and the phone is told to come back', async () => {
    const endpoint = await openEndpoint(await postgres?.open());
    let tries = 0;
    const store = {
      ...endpoint.store,
      write: <T>() =>
        endpoint.store.write<T>(async (tx) => {
          tries += 1;
          await sql`do $$ begin raise exception 'lost' using errcode = '40001'; end $$`.execute(tx);
          throw new Error('not reached');
        }),
    };
    const app = makeApp({ ...endpoint.services, store });
    const { headers } = await clientOf(app, null).post('/api/v1/session', { login: 'shiqiao', password: PASSWORD });
    const phone = phoneOf(clientOf(app, headers.get('set-cookie')?.split(';')[0] ?? ''), endpoint.branches.shiqiao, endpoint.clock.now);
    const answer = await phone.push(phone.create(v7(), 'meeting', meetingBody));
    expect([answer.status, answer.body, tries]).toEqual([503, { problem: { code: 'server.busy' } }, 5]);
    await endpoint.close();
  });

  test('connections that break under the work cost nobody anything [fault 32]', async () => {
    const endpoint = await openEndpoint(await postgres?.open());
    const phone = phoneOf(await endpoint.signIn('shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
    const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(endpoint.store.db);
    const killer = await openStore({ flavour: 'postgres', url: postgresUrl, schema: rows[0]?.schema ?? '' });
    const statuses = new Set<number>();
    let handedIn = 0;
    const handIn = async (more: () => boolean): Promise<void> => {
      while (more()) {
        const operation = phone.create(v7(), 'meeting', meetingBody);
        handedIn += 1;
        for (let status = 0; status !== 200; statuses.add(status)) ({ status } = await phone.push(operation));
      }
    };
    let hit = 0;
    const strike = async (): Promise<void> => {
      while (hit < 5) {
        const { rows: broken } = await sql`select pg_terminate_backend(a.pid) from pg_stat_activity a join pg_locks l on l.pid = a.pid
          where l.relation = 'branches'::regclass and a.pid <> pg_backend_pid()`.execute(killer.db);
        hit += broken.length;
      }
    };
    await Promise.all([strike(), ...Array.from({ length: 4 }, () => handIn(() => hit < 5))]);
    expect([200, 503]).toEqual(expect.arrayContaining([...statuses]));
    expect(await expectSoundBooks(endpoint.store, endpoint.branches.shiqiao)).toMatchObject({ head: handedIn, records: handedIn });
    await killer.close();
    await endpoint.close();
  });
});
