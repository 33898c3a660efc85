import type { z } from 'zod';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { ProblemBody, type ProblemCode } from '#protocol/problem.ts';
import { Session, type SignIn } from '#protocol/session.ts';
import { PullResponse, PushResponse } from '#protocol/sync.ts';
import type { Answer, Failure, Township } from '#sync/ports.ts';

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
};

type Heard = { readonly status: number; readonly body: unknown; readonly retryMs: number | undefined };

/** What the endpoint said; undefined when nobody answered, or somebody who is not the endpoint (a captive portal's page). */
async function talk(fetch: Fetch, method: string, path: string, body: unknown, timeoutMs: number): Promise<Heard | undefined> {
  try {
    const response = await fetch(`${ROOT}${path}`, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      headers: { 'X-Zhibu': '1', Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
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
  'sync.scopeLost': 'scopeLost',
  'access.denied': 'scopeLost',
  'not.found': 'scopeLost',
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

async function ask<S extends z.ZodType>(fetch: Fetch, method: string, path: string, body: unknown, schema: S): Promise<Answer<z.infer<S>>> {
  const heard = await talk(fetch, method, path, body, TIMEOUT_MS);
  if (heard === undefined) return { ok: false, failure: 'offline' };
  if (heard.status !== 200) {
    const failure = failureOf(heard);
    return heard.retryMs === undefined ? { ok: false, failure } : { ok: false, failure, waitMs: heard.retryMs };
  }
  const parsed = schema.safeParse(heard.body);
  // JSON that is not the township's own is somebody else's answer.
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, failure: 'offline' };
}

/** The township over HTTP. Whatever the line does becomes an answer value; it never throws. */
export const townshipHttp = (fetch: Fetch): Township => ({
  push: (request) => ask(fetch, 'POST', '/sync/push', request, PushResponse),
  pull: (request) => ask(fetch, 'POST', '/sync/pull', request, PullResponse),
});

/** Signing in and out over HTTP. */
export const sessionsHttp = (fetch: Fetch): SessionsHttp => ({
  async signIn(given) {
    const heard = await talk(fetch, 'POST', '/session', given, SIGN_IN_TIMEOUT_MS);
    if (heard === undefined) return fail('session.offline');
    const session = heard.status === 200 ? Session.safeParse(heard.body) : undefined;
    if (session?.success) return ok(session.data);
    if (heard.status === 200) return fail('session.offline');
    if (heard.status === 429) return fail('session.tooMany', { seconds: Math.ceil((heard.retryMs ?? 60_000) / 1000) });
    return fail(heard.status === 401 || heard.status === 400 ? 'session.wrong' : 'session.busy');
  },
  whoAmI: () => ask(fetch, 'GET', '/session', undefined, Session),
  async signOut() {
    const heard = await talk(fetch, 'DELETE', '/session', undefined, SIGN_IN_TIMEOUT_MS);
    if (heard === undefined) return { ok: false, failure: 'offline' };
    return heard.status === 200 ? { ok: true, value: null } : { ok: false, failure: failureOf(heard) };
  },
});
