import { describe, expect, test } from 'vitest';
import { type Fetch, sessionsHttp, townshipHttp } from '#phone/township-http.ts';
import type { Failure } from '#sync/ports.ts';
import { BRANCH, deviceOf } from '#tests/support/factories.ts';

const request = { protocol: 1, deviceId: deviceOf('a'), branchId: BRANCH, witness: null, cursor: null, limit: 10 };

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

const always =
  (response: () => Response): Fetch =>
  async () =>
    response();

const page = { now: '2026-03-01T01:00:00.000Z', records: [], cursor: '1.0.AAAAAAAAAAA', more: false, head: 0 };

describe('the township over HTTP', () => {
  test('is asked on this site only, with the cookie and the mark that a form of another site cannot send', async () => {
    const asked: [string, RequestInit][] = [];
    const fetch: Fetch = async (url, init) => {
      asked.push([url, init]);
      return json(200, page);
    };
    expect(await townshipHttp(fetch).pull(request)).toEqual({ ok: true, value: page });
    const [[url, init] = ['', {}]] = asked;
    expect(url).toBe('/api/v1/sync/pull');
    expect(init).toMatchObject({
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'X-Zhibu': '1', 'Content-Type': 'application/json' },
    });
    expect(init.signal).toBeInstanceOf(AbortSignal);
  });

  test.each<{ because: string; response: () => Response; failure: Failure; waitMs?: number }>([
    {
      because: 'a hotel’s sign-in page is not the township',
      response: () => new Response('<html>', { status: 200, headers: { 'Content-Type': 'text/html' } }),
      failure: 'offline',
    },
    {
      because: 'half an answer is none',
      response: () => new Response('{"now":"20', { status: 200, headers: { 'Content-Type': 'application/json' } }),
      failure: 'offline',
    },
    { because: 'JSON of somebody else is not the township', response: () => json(200, { hello: 'world' }), failure: 'offline' },
    { because: 'the session is over', response: () => json(401, { problem: { code: 'session.missing' } }), failure: 'signIn' },
    { because: 'the person left the branch', response: () => json(403, { problem: { code: 'sync.scopeLost' } }), failure: 'scopeLost' },
    // Only the township's own word takes a branch off a phone; a proxy in between says these too.
    { because: 'something was not found', response: () => json(404, { problem: { code: 'not.found' } }), failure: 'fault' },
    { because: 'something was denied', response: () => json(403, { problem: { code: 'access.denied' } }), failure: 'fault' },
    { because: 'the township lost history', response: () => json(409, { problem: { code: 'sync.diverged' } }), failure: 'diverged' },
    { because: 'the batch is too large', response: () => json(413, { problem: { code: 'request.tooLarge' } }), failure: 'tooLarge' },
    {
      because: 'a proxy finds it too large',
      response: () => new Response('<h1>413</h1>', { status: 413, headers: { 'Content-Type': 'text/html' } }),
      failure: 'tooLarge',
    },
    { because: 'this version is too old', response: () => json(426, { problem: { code: 'request.outdated' } }), failure: 'outdated' },
    {
      because: 'too many ask, and it says for how long',
      response: () => json(503, { problem: { code: 'server.busy' } }, { 'Retry-After': '7' }),
      failure: 'busy',
      waitMs: 7000,
    },
    {
      because: 'the endpoint behind the proxy is down',
      response: () => new Response('<h1>502</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
      failure: 'busy',
    },
    { because: 'the endpoint has a fault', response: () => json(500, { problem: { code: 'server.fault' } }), failure: 'fault' },
    { because: 'the request was malformed', response: () => json(400, { problem: { code: 'request.malformed' } }), failure: 'fault' },
  ])('$failure: $because', async ({ response, failure, waitMs }) => {
    expect(await townshipHttp(always(response)).pull(request)).toEqual({ ok: false, failure, ...(waitMs === undefined ? {} : { waitMs }) });
  });

  test('a line that breaks is an answer, not an exception', async () => {
    const broken: Fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    expect(await townshipHttp(broken).push({ ...request, operations: [{}] })).toEqual({ ok: false, failure: 'offline' });
  });
});

describe('signing in', () => {
  test.each([
    { because: 'a wrong password', response: () => json(401, { problem: { code: 'session.wrong' } }), problem: { code: 'session.wrong' } },
    {
      because: 'too many tries',
      response: () => json(429, { problem: { code: 'session.tooMany' } }, { 'Retry-After': '30' }),
      problem: { code: 'session.tooMany', facts: { seconds: 30 } },
    },
    {
      because: 'a captive portal',
      response: () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }),
      problem: { code: 'session.offline' },
    },
    { because: 'a broken township', response: () => json(500, { problem: { code: 'server.fault' } }), problem: { code: 'session.busy' } },
  ])('says which: $because', async ({ response, problem }) => {
    expect(await sessionsHttp(always(response)).signIn({ login: 'shiqiao', password: 'x' })).toEqual({ ok: false, problem });
  });
});
