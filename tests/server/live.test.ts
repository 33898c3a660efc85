import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instantAt } from '#domain/kernel/local-date.ts';
import { LiveHead } from '#protocol/sync.ts';
import { makeApp } from '#server/app.ts';
import { openStore } from '#server/db/store.ts';
import { type Live, makeLive } from '#server/live/live.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import { clientOf, type Endpoint, type Login, openEndpoint, PASSWORD, postgresUrl } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

const [, postgres] = databases;
const NO_BEAT = 3_600_000;

/** A browser's end of a stream. */
class Ear {
  readonly heads: LiveHead[] = [];
  beats = 0;
  ended = false;
  readonly response: Response;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #rest = '';

  constructor(response: Response) {
    if (!response.body) throw new Error('no stream');
    this.response = response;
    this.#reader = response.body.getReader();
  }

  /** Reads on until what is waited for is so, or the stream has ended. */
  async until(enough: () => boolean): Promise<this> {
    const decoder = new TextDecoder();
    while (!enough() && !this.ended) {
      const { done, value } = await this.#reader.read();
      this.ended = done;
      const blocks = (this.#rest + decoder.decode(value)).split('\n\n');
      this.#rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.startsWith(':')) this.beats += 1;
        const [event, data] = block.split('\n');
        if (event === 'event: head') this.heads.push(LiveHead.parse(JSON.parse((data ?? '').slice('data: '.length))));
      }
    }
    return this;
  }

  untilHead = (seq: number): Promise<this> => this.until(() => this.heads.some((head) => head.seq >= seq));
  end = (): Promise<this> => this.until(() => false);
  cancel = (): Promise<void> => this.#reader.cancel();
}

describe.each(databases)('being told that something has moved on, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let live: Live;
  let app: ReturnType<typeof makeApp>;
  let ears: Ear[];

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    listenWith(NO_BEAT);
    ears = [];
  });
  afterEach(async () => {
    live.close();
    for (const ear of ears) await ear.end();
    await endpoint.close();
  });

  // Without a beat whatever is heard was told at once.
  const listenWith = (beatMs: number): void => {
    live = makeLive(endpoint.services, beatMs);
    app = makeApp(endpoint.services, { live });
  };
  const cookieOf = async (login: Login): Promise<string> => {
    const { headers } = await clientOf(app, null).post('/api/v1/session', { login, password: PASSWORD });
    return headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const listen = async (cookie: string): Promise<Ear> => {
    const response = await app.request('/api/v1/sync/live', { headers: { cookie, 'accept-encoding': 'gzip' } });
    expect(response.status).toBe(200);
    const ear = new Ear(response);
    ears.push(ear);
    return ear;
  };
  const phone = async (login: Login, branchId: string) => phoneOf(clientOf(app, await cookieOf(login)), branchId, endpoint.clock.now);

  test('a phone hears at once how far its branch is, then of every change in it, and of no other branch', async () => {
    const { shiqiao, liushu } = endpoint.branches;
    const ear = await listen(await cookieOf('shiqiao'));
    expect(Object.fromEntries(ear.response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(ear.response.headers.has('content-encoding')).toBe(false);
    expect((await ear.untilHead(0)).heads).toEqual([{ branchId: shiqiao, seq: 0 }]);
    const theirs = await phone('liushu', liushu);
    await theirs.push(theirs.create(v7(), 'meeting', meetingBody));
    const scribe = await phone('shiqiao-scribe', shiqiao);
    const meeting = v7();
    await scribe.push(scribe.create(v7(), 'meeting', meetingBody), scribe.create(meeting, 'meeting', meetingBody));
    expect((await ear.untilHead(2)).heads).toEqual([
      { branchId: shiqiao, seq: 0 },
      { branchId: shiqiao, seq: 2 },
    ]);
    // The township's red pen, and a roster brought in from a file, are told too.
    const staff = clientOf(app, await cookieOf('staff'));
    await staff.post(`/api/v1/desk/records/${meeting}/review`, { act: 'approve', turn: 0 });
    expect((await ear.untilHead(3)).heads.at(-1)).toEqual({ branchId: shiqiao, seq: 3 });
    await endpoint.store.write((tx) =>
      writeRecords(tx, [{ id: v7(), kind: 'group', body: { name: '一组', order: 1 } as never }], {
        flavour: endpoint.store.flavour,
        branchId: shiqiao,
        by: { accountId: v7(), name: '林晓' },
        at: instantAt(endpoint.clock.now()),
        newId: () => v7(),
      }),
    );
    expect((await ear.untilHead(4)).heads.at(-1)).toEqual({ branchId: shiqiao, seq: 4 });
    expect(ear.heads.every((head) => head.branchId === shiqiao)).toBe(true);
  });

  test('the desk hears of every branch of its own township', async () => {
    const { shiqiao, liushu, faraway } = endpoint.branches;
    const ear = await listen(await cookieOf('staff'));
    for (const [login, branchId] of [
      ['shiqiao', shiqiao],
      ['liushu', liushu],
      ['faraway', faraway],
    ] as const) {
      const one = await phone(login, branchId);
      await one.push(one.create(v7(), 'meeting', meetingBody));
    }
    await ear.until(() => ear.heads.filter((head) => head.seq === 1).length === 2);
    expect(new Set(ear.heads.map((head) => head.branchId))).toEqual(new Set([shiqiao, liushu]));
  });

  test('a change that does not come to stand is told to nobody', async () => {
    listenWith(20);
    const ear = await listen(await cookieOf('shiqiao'));
    const at = instantAt(endpoint.clock.now());
    const work = endpoint.store.write(async (tx) => {
      await writeRecords(tx, [{ id: v7(), kind: 'group', body: { name: '一组', order: 1 } as never }], {
        flavour: endpoint.store.flavour,
        branchId: endpoint.branches.shiqiao,
        by: { accountId: v7(), name: '林晓' },
        at,
        newId: () => v7(),
      });
      throw new Error('power cut');
    });
    await expect(work).rejects.toThrow('power cut');
    await ear.until(() => ear.beats >= 3);
    expect(ear.heads).toEqual([{ branchId: endpoint.branches.shiqiao, seq: 0 }]);
  });

  test('a quiet line beats, and a stream ends when its session is signed out, runs out, or its person is moved', async () => {
    listenWith(20);
    const [first, second, third] = [await cookieOf('shiqiao'), await cookieOf('shiqiao-scribe'), await cookieOf('liushu')];
    const [one, two, three] = [await listen(first), await listen(second), await listen(third)];
    await one.until(() => one.beats >= 2);
    await clientOf(app, first).send('/api/v1/session', { method: 'DELETE' });
    expect((await one.end()).ended).toBe(true);
    await endpoint.store.db
      .updateTable('accounts')
      .set({ branch_id: endpoint.branches.liushu })
      .where('login', '=', 'shiqiao-scribe')
      .execute();
    expect((await two.end()).ended).toBe(true);
    await three.until(() => three.beats >= 1);
    endpoint.clock.advance(181 * 86_400_000);
    expect((await three.end()).ended).toBe(true);
  });

  test('a session has three streams at most: the newest are kept', async () => {
    const cookie = await cookieOf('shiqiao');
    const four = [await listen(cookie), await listen(cookie), await listen(cookie), await listen(cookie)];
    await four[0]?.end();
    const scribe = await phone('shiqiao-scribe', endpoint.branches.shiqiao);
    await scribe.push(scribe.create(v7(), 'meeting', meetingBody));
    for (const ear of four.slice(1)) expect((await ear.untilHead(1)).ended).toBe(false);
    // One that went away by itself makes room.
    await four[1]?.cancel();
    const fifth = await listen(cookie);
    await fifth.untilHead(1);
    expect(four[2]?.ended).toBe(false);
  });

  test('when the endpoint goes down every stream ends, and nobody is let into a new one', async () => {
    const ear = await listen(await cookieOf('shiqiao'));
    live.close();
    expect((await ear.end()).ended).toBe(true);
    expect((await (await listen(await cookieOf('shiqiao'))).end()).ended).toBe(true);
  });

  test('a stranger hears nothing', async () => {
    expect((await app.request('/api/v1/sync/live')).status).toBe(401);
  });
});

describe.runIf(postgres !== undefined)('several endpoint processes on one PostgreSQL', () => {
  test('wake each other’s phones, also after the line to the database broke, and not those of another schema', async () => {
    const endpoint = await openEndpoint(await postgres?.open());
    const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(endpoint.store.db);
    const schema = rows[0]?.schema ?? '';
    const other = await openStore({ flavour: 'postgres', url: postgresUrl, schema });
    const live = makeLive({ ...endpoint.services, store: other }, NO_BEAT);
    const app = makeApp({ ...endpoint.services, store: other }, { live });
    const { headers } = await clientOf(app, null).post('/api/v1/session', { login: 'shiqiao', password: PASSWORD });
    const ear = new Ear(await app.request('/api/v1/sync/live', { headers: { cookie: headers.get('set-cookie')?.split(';')[0] ?? '' } }));
    const scribe = phoneOf(await endpoint.signIn('shiqiao-scribe'), endpoint.branches.shiqiao, endpoint.clock.now);
    const handIn = () => scribe.push(scribe.create(v7(), 'meeting', meetingBody));

    // News from another township's schema on the same server, of this very branch, is not ours.
    const strange = JSON.stringify([endpoint.branches.shiqiao, endpoint.township.id, 99]);
    await sql`select pg_notify('zhibu_' || md5('elsewhere'), ${strange})`.execute(endpoint.store.db);
    await handIn();
    await ear.untilHead(1);

    const broken = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where query = 'listen "zhibu_' || md5(${schema}) || '"'`.execute(endpoint.store.db);
    expect(broken.rows.length).toBeGreaterThan(0);
    // Told while nobody listens: the new connection looks for itself.
    await handIn();
    await ear.untilHead(2);
    await handIn();
    await ear.untilHead(3);
    expect(ear.heads.map((head) => head.seq)).toEqual([0, 1, 2, 3]);
    live.close();
    await ear.end();
    await other.close();
    await endpoint.close();
  });
});
