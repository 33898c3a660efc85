import { sql } from 'kysely';
import { Pool } from 'pg';
import { v7 } from 'uuid';
import type { Role } from '#domain/access.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { makeApp } from '#server/app.ts';
import { openStore, type Store } from '#server/db/store.ts';
import { idKeysFrom } from '#server/id-keys.ts';
import { hashPassword } from '#server/passwords.ts';
import { createAccount } from '#server/repos/accounts.ts';
import { createBranch } from '#server/repos/branches.ts';
import { createTownship } from '#server/repos/townships.ts';
import type { Services } from '#server/services.ts';

/** Passwords that cost next to nothing; only tests have them. */
export const cheapPasswords = { memory: 8, passes: 1 };

/** The password of every account in tests. */
export const PASSWORD = 'shu-he-zheng';

/** Where PostgreSQL is asked for when tests run; the environment decides, a local server is tried else. */
export const postgresUrl = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/test';

/** Whether a PostgreSQL answers there. */
export async function postgresAnswers(): Promise<boolean> {
  const pool = new Pool({ connectionString: postgresUrl, connectionTimeoutMillis: 1_500, max: 1 });
  try {
    await pool.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await pool.end();
  }
}

/** A fresh SQLite store in memory: the same SQL as in a file, without its waits for the disk (tests/server/store.test.ts has those). */
export const freshSqlite = (): Promise<Store> => openStore({ flavour: 'sqlite', file: ':memory:' });

const TABLES =
  'dues_ledger, dues_totals, import_columns, id_numbers, member_merges, township_settings, photo_chunks, photos, branch_grants, audit, review_events, devices, branch_chain, operations, records, sessions, accounts, branches, townships';
const TRIES = 5;
let shared: Promise<Store> | undefined;
let removeSchema = (): Promise<void> => Promise.resolve();

/** Removes the schema that `freshPostgres` made, when it made one. */
export const dropPostgres = (): Promise<void> => removeSchema();

/** A PostgreSQL store with nothing in it, in a schema of its own for each test file; closing empties it, the end of the file removes it. */
export async function freshPostgres(): Promise<Store> {
  shared ??= openSchema(`t${v7().replaceAll('-', '')}`);
  const store = await shared;
  return {
    ...store,
    close: async () => {
      await sql.raw(`truncate ${TABLES} cascade`).execute(store.db);
    },
  };
}

async function openSchema(schema: string): Promise<Store> {
  const pool = new Pool({ connectionString: postgresUrl, max: 1 });
  await pool.query(`create schema ${schema}`);
  removeSchema = async () => {
    await (await shared)?.close();
    await pool.query(`drop schema ${schema} cascade`);
    await pool.end();
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openStore({ flavour: 'postgres', url: postgresUrl, schema });
    } catch (error) {
      // Another file's schema went away while the migrator was looking over all of them; that does not happen outside tests.
      if (attempt >= TRIES) throw error;
    }
  }
}

/** An answer with its body already read. */
export type Answered<T = unknown> = { readonly status: number; readonly body: T; readonly headers: Headers };

/** Somebody who sends requests, signed in or not. */
export type Client = {
  readonly get: <T = unknown>(path: string) => Promise<Answered<T>>;
  readonly post: <T = unknown>(path: string, body: unknown) => Promise<Answered<T>>;
  /** Sends anything, with the cookie and the header of our own pages added. */
  readonly send: <T = unknown>(path: string, init: RequestInit) => Promise<Answered<T>>;
};

/** A client that can also be asked for an answer as it came, bytes and all. */
export type RawClient = Client & { readonly raw: (path: string, init: RequestInit) => Promise<Response> };

/** A place with two villages in one township and one in another, and one account of each role. All passwords are PASSWORD. */
export type Endpoint = {
  readonly app: ReturnType<typeof makeApp>;
  readonly store: Store;
  readonly services: Services;
  /** The endpoint's clock. */
  readonly clock: { now: () => number; advance: (ms: number) => void };
  /** What it logged. */
  readonly log: Readonly<Record<string, unknown>>[];
  readonly township: { readonly id: string; readonly other: string };
  /** Branches: two of the township, one of the other township. */
  readonly branches: { readonly shiqiao: string; readonly liushu: string; readonly faraway: string };
  /** Group ids: the group leader's own, and another of his branch. */
  readonly groups: { readonly own: string; readonly sibling: string };
  readonly stranger: Client;
  readonly signIn: (login: Login) => Promise<RawClient>;
  readonly close: () => Promise<void>;
};

/** The accounts there are. */
export type Login = 'shiqiao' | 'shiqiao-scribe' | 'shiqiao-leader' | 'liushu' | 'faraway' | 'staff' | 'admin' | 'other-staff';

/** Opens an endpoint in this process on a fresh store (SQLite unless another is given), at 2026-06-13 10:00 in China. */
export async function openEndpoint(store?: Store): Promise<Endpoint> {
  const open = store ?? (await freshSqlite());
  let nowMs = Date.parse('2026-06-13T02:00:00.000Z');
  const log: Readonly<Record<string, unknown>>[] = [];
  const services: Services = {
    store: open,
    now: () => nowMs,
    newId: () => v7(),
    passwordCost: cheapPasswords,
    idKeys: await idKeysFrom([Buffer.alloc(32, 7).toString('base64')]),
    log: (line) => void log.push(line),
    secure: false,
  };
  const app = makeApp(services);
  const at = instantAt(nowMs);
  const township = { id: v7(), other: v7() };
  const branches = { shiqiao: v7(), liushu: v7(), faraway: v7() };
  const groups = { own: v7(), sibling: v7() };
  await createTownship(open.db, { id: township.id, name: '青石镇', practice: true }, at);
  await createTownship(open.db, { id: township.other, name: '远山镇', practice: true }, at);
  await createBranch(open.db, {
    id: branches.shiqiao,
    townshipId: township.id,
    name: '石桥村党支部',
    position: 1,
    secretaryName: '王秀兰',
  });
  await createBranch(open.db, { id: branches.liushu, townshipId: township.id, name: '柳树村党支部', position: 2, secretaryName: '李建国' });
  await createBranch(open.db, {
    id: branches.faraway,
    townshipId: township.other,
    name: '远山村党支部',
    position: 1,
    secretaryName: '赵永福',
  });
  const passwordHash = await hashPassword(PASSWORD, cheapPasswords);
  const people: readonly [Login, string, Role, string, string | null, string | null][] = [
    ['shiqiao', '王秀兰', 'secretary', township.id, branches.shiqiao, null],
    ['shiqiao-scribe', '陈思远', 'scribe', township.id, branches.shiqiao, null],
    ['shiqiao-leader', '周大勇', 'groupLeader', township.id, branches.shiqiao, groups.own],
    ['liushu', '李建国', 'secretary', township.id, branches.liushu, null],
    ['faraway', '赵永福', 'secretary', township.other, branches.faraway, null],
    ['staff', '林晓', 'townshipStaff', township.id, null, null],
    ['admin', '何敏', 'townshipAdmin', township.id, null, null],
    ['other-staff', '吴强', 'townshipStaff', township.other, null, null],
  ];
  for (const [login, name, role, townshipId, branchId, groupId] of people)
    await createAccount(open.db, { id: v7(), townshipId, branchId, groupId, login, name, role, passwordHash }, at);

  const stranger = clientOf(app, null);
  return {
    app,
    store: open,
    services,
    clock: { now: () => nowMs, advance: (ms) => (nowMs += ms) },
    log,
    township,
    branches,
    groups,
    stranger,
    signIn: async (login) => {
      const answer = await stranger.post('/api/v1/session', { login, password: PASSWORD });
      const cookie = answer.headers.get('set-cookie')?.split(';')[0];
      if (answer.status !== 200 || cookie === undefined) throw new Error(`could not sign in as ${login}: ${answer.status}`);
      return clientOf(app, cookie);
    },
    close: () => open.close(),
  };
}

/** A client of an app; `cookie` is its session. */
export function clientOf(app: ReturnType<typeof makeApp>, cookie: string | null): RawClient {
  const raw = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (cookie !== null && !headers.has('cookie')) headers.set('cookie', cookie);
    if (!headers.has('x-zhibu')) headers.set('x-zhibu', '1');
    return app.request(path, { ...init, headers });
  };
  const send = async <T>(path: string, init: RequestInit): Promise<Answered<T>> => {
    const response = await raw(path, init);
    const type = response.headers.get('content-type') ?? '';
    // A stream of events has no end to wait for.
    if (type.startsWith('text/event-stream')) await response.body?.cancel();
    const text = type.startsWith('text/event-stream') ? '' : await response.text();
    const json = type.startsWith('application/json');
    return { status: response.status, body: (json && text !== '' ? JSON.parse(text) : text) as T, headers: response.headers };
  };
  return {
    send,
    raw,
    get: (path) => send(path, { method: 'GET' }),
    post: (path, body) => send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  };
}
