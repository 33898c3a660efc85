import type { z } from 'zod';
import type { AccountId, BranchId, RecordId } from '#domain/kernel/ids.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { RecordHistory } from '#protocol/history.ts';
import { ProblemBody, type ProblemCode } from '#protocol/problem.ts';
import { Session, type SignIn } from '#protocol/session.ts';
import { HelloResponse, PullResponse, PushResponse } from '#protocol/sync.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Answer, Failure, SnapshotBlock, SnapshotRequest, Township } from '#sync/ports.ts';
import { readSnapshot } from './snapshot-http.ts';

const ROOT = '/api/v1';
const TIMEOUT_MS = 45_000;
const SIGN_IN_TIMEOUT_MS = 20_000;

/** What the adapter needs of the browser. */
export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** Why somebody is not signed in. 'session.offline': nobody could be asked. */
export type SignInProblem = 'session.wrong' | 'session.tooMany' | 'session.offline' | 'session.busy';

/** The endpoint's sessions, as the sign-in screen uses them. */
export type SessionsHttp = {
  signIn(given: SignIn): Promise<Result<Session, Problem<SignInProblem>>>;
  /** Who the cookie says one is; 'signIn' when it says nobody. */
  whoAmI(): Promise<Answer<Session>>;
  signOut(): Promise<Answer<null>>;
  /** Every change of one record of one's branch, as the township keeps it. */
  history(branchId: BranchId, id: RecordId): Promise<Answer<RecordHistory>>;
};

type Heard = { readonly status: number; readonly body: unknown; readonly retryMs: number | undefined };

const PACK_FROM_BYTES = 4_096;

/** A body as it travels: packed when it is long, for a thin line carries a day's work in a fifth of the time. */
async function packed(text: string): Promise<{ readonly body: BodyInit; readonly headers: Record<string, string> }> {
  const plain = { body: text, headers: { 'Content-Type': 'application/json' } };
  if (text.length < PACK_FROM_BYTES || typeof CompressionStream === 'undefined') return plain;
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return { body: await new Response(stream).arrayBuffer(), headers: { ...plain.headers, 'Content-Encoding': 'gzip' } };
}

/** Whose page this is, so that a cookie of the next person on this phone is not taken for his. */
const meant = (accountId: AccountId | undefined): Record<string, string> =>
  accountId === undefined ? {} : { 'X-Zhibu-Account': accountId };

type Talk = {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly timeoutMs: number;
  readonly account?: AccountId;
};

/** What the endpoint said; undefined when nobody answered, or somebody who is not the endpoint (a captive portal's page). */
async function talk(fetch: Fetch, { method, path, body, timeoutMs, account }: Talk): Promise<Heard | undefined> {
  try {
    const parcel = body === undefined ? undefined : await packed(JSON.stringify(body));
    const response = await fetch(`${ROOT}${path}`, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      headers: { 'X-Zhibu': '1', Accept: 'application/json', ...meant(account), ...parcel?.headers },
      ...(parcel === undefined ? {} : { body: parcel.body }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!(response.headers.get('Content-Type') ?? '').startsWith('application/json')) {
      // A proxy in front of the endpoint says that it is down or that the body is too large in a page of its own.
      return [413, 429, 502, 503, 504].includes(response.status)
        ? { status: response.status, body: null, retryMs: retryAfter(response) }
        : undefined;
    }
    return { status: response.status, body: await response.json(), retryMs: retryAfter(response) };
  } catch {
    // No line, a line cut in the middle of an answer, half a JSON, the time is up: all the same to the phone, which asks again later.
    return undefined;
  }
}

function retryAfter(response: Response): number | undefined {
  const text = response.headers.get('Retry-After');
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) * 1000 : undefined;
}

const failureByCode: Partial<Record<ProblemCode, Failure>> = {
  'sync.diverged': 'diverged',
  // Only this one takes a branch off the phone; a proxy that eats a header must not be able to say it.
  'sync.scopeLost': 'scopeLost',
  'request.tooLarge': 'tooLarge',
  'request.outdated': 'outdated',
};

const failureByStatus: Readonly<Record<number, Failure>> = {
  401: 'signIn',
  413: 'tooLarge',
  426: 'outdated',
  429: 'busy',
  502: 'busy',
  503: 'busy',
  504: 'busy',
};

function failureOf(heard: Heard): Failure {
  const problem = ProblemBody.safeParse(heard.body);
  const byCode = problem.success ? failureByCode[problem.data.problem.code as ProblemCode] : undefined;
  return byCode ?? failureByStatus[heard.status] ?? 'fault';
}

/** What becomes of an answer that is not 200. */
const refusalOf = (heard: Heard): { ok: false; failure: Failure; waitMs?: number } => {
  const failure = failureOf(heard);
  return heard.retryMs === undefined ? { ok: false, failure } : { ok: false, failure, waitMs: heard.retryMs };
};

async function ask<S extends z.ZodType>(fetch: Fetch, question: Talk, schema: S): Promise<Answer<z.infer<S>>> {
  const heard = await talk(fetch, question);
  if (heard === undefined) return { ok: false, failure: 'offline' };
  if (heard.status !== 200) return refusalOf(heard);
  const parsed = schema.safeParse(heard.body);
  // JSON that is not the township's own is somebody else's answer.
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, failure: 'offline' };
}

async function stream(
  fetch: Fetch,
  { deviceId, branchId, witness, after }: SnapshotRequest,
  take: (block: SnapshotBlock) => Promise<boolean>,
  account: AccountId | undefined,
): Promise<Answer<null>> {
  const given = { deviceId, branchId, protocol: String(PROTOCOL_VERSION), ...(witness ? { witness } : {}), ...(after ? { after } : {}) };
  const life = new AbortController();
  const late = setTimeout(() => life.abort(), TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(`${ROOT}/sync/snapshot?${new URLSearchParams(given)}`, {
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      headers: { 'X-Zhibu': '1', Accept: 'application/x-ndjson', ...meant(account) },
      signal: life.signal,
    });
    const type = response.headers.get('Content-Type') ?? '';
    if (response.status !== 200 && type.startsWith('application/json'))
      return refusalOf({ status: response.status, body: await response.json(), retryMs: retryAfter(response) });
    if (response.status !== 200 || !type.startsWith('application/x-ndjson') || !response.body) return { ok: false, failure: 'offline' };
  } catch {
    return { ok: false, failure: 'offline' };
  } finally {
    clearTimeout(late);
  }
  const end = await readSnapshot(response.body, take);
  life.abort();
  return end === 'whole' ? { ok: true, value: null } : { ok: false, failure: 'offline' };
}

/** The township over HTTP for one person. Whatever the line does becomes an answer value; it never throws. */
export const townshipHttp = (fetch: Fetch, account?: AccountId): Township => {
  const post = <S extends z.ZodType>(path: string, body: unknown, schema: S) =>
    ask(fetch, { method: 'POST', path, body, timeoutMs: TIMEOUT_MS, ...(account === undefined ? {} : { account }) }, schema);
  return {
    push: (request) => post('/sync/push', request, PushResponse),
    pull: (request) => post('/sync/pull', request, PullResponse),
    hello: (request) => post('/sync/hello', request, HelloResponse),
    snapshot: (request, take) => stream(fetch, request, take, account),
  };
};

/** Signing in and out over HTTP. */
export const sessionsHttp = (fetch: Fetch): SessionsHttp => ({
  async signIn(given) {
    const heard = await talk(fetch, { method: 'POST', path: '/session', body: given, timeoutMs: SIGN_IN_TIMEOUT_MS });
    if (heard === undefined) return fail('session.offline');
    const session = heard.status === 200 ? Session.safeParse(heard.body) : undefined;
    if (session?.success) return ok(session.data);
    if (heard.status === 200) return fail('session.offline');
    if (heard.status === 429) return fail('session.tooMany', { seconds: Math.ceil((heard.retryMs ?? 60_000) / 1000) });
    return fail(heard.status === 401 || heard.status === 400 ? 'session.wrong' : 'session.busy');
  },
  whoAmI: () => ask(fetch, { method: 'GET', path: '/session', timeoutMs: TIMEOUT_MS }, Session),
  history: (branchId, id) =>
    ask(fetch, { method: 'GET', path: `/branches/${branchId}/records/${id}/history`, timeoutMs: TIMEOUT_MS }, RecordHistory),
  async signOut() {
    const heard = await talk(fetch, { method: 'DELETE', path: '/session', timeoutMs: SIGN_IN_TIMEOUT_MS });
    if (heard === undefined) return { ok: false, failure: 'offline' };
    return heard.status === 200 ? { ok: true, value: null } : { ok: false, failure: failureOf(heard) };
  },
});
