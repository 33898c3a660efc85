import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '#domain/rules/settings.ts';
import { routes } from '#server/routes/all.ts';
import type { Route } from '#server/routes/route.ts';
import { type Client, type Endpoint, type Login, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf } from '#tests/support/operations.ts';
import { jpegOf, shaOf } from '#tests/support/pictures.ts';

// Who may pass, written down once and read by people; the requests are made from the route list.
const people: readonly Login[] = ['shiqiao', 'shiqiao-scribe', 'shiqiao-leader', 'liushu', 'faraway', 'staff', 'admin', 'other-staff'];
const ofBranch = new Set<Login>(['shiqiao', 'shiqiao-scribe', 'shiqiao-leader']);
const ofDesk = new Set<Login>(['staff', 'admin']);
const ofAnyDesk = new Set<Login>(['staff', 'admin', 'other-staff']);
const ofAdmins = new Set<Login>(['admin']);

// What the body has to be for a route to get past the gate; the branch and the record are those of 石桥.
const bodies: Readonly<Record<string, (given: { branchId: string; recordId: string }) => unknown>> = {
  'POST /api/v1/session': () => ({ login: 'nobody', password: 'x' }),
  'POST /api/v1/sync/push': ({ branchId }) => ({ protocol: 1, deviceId: v7(), branchId, witness: null, operations: [{}] }),
  'POST /api/v1/sync/pull': ({ branchId }) => ({ protocol: 1, deviceId: v7(), branchId, witness: null, cursor: null }),
  'POST /api/v1/sync/hello': ({ branchId }) => ({
    protocol: 1,
    deviceId: v7(),
    branchId,
    witnesses: {},
    report: { queue: 0, oldest: null, app: '0.1.0' },
  }),
  'POST /api/v1/desk/records/:id/review': () => ({ act: 'approve', turn: 99 }),
  'POST /api/v1/desk/approve-many': ({ recordId }) => ({ items: [{ id: recordId, turn: 99 }] }),
  'POST /api/v1/branches/:branchId/import/preview': () => ({ file: 'YQ==' }),
  'POST /api/v1/branches/:branchId/import': () => ({ file: 'YQ==' }),
  'POST /api/v1/branches/:branchId/same-people': () => ({ act: 'part', other: { id: v7(), rev: 1 } }),
  'PUT /api/v1/desk/records/:id/id-number': () => ({ number: '110101199003078515' }),
  'POST /api/v1/desk/records/:id/id-number/open': () => ({}),
  'POST /api/v1/desk/people': () => ({ name: '周永', login: 'shiqiao', role: 'townshipStaff', branchId: null, groupId: null }),
  'POST /api/v1/desk/dues/receipts': ({ recordId }) => ({ remittanceId: recordId, rev: 0, state: 'received', countedFen: null }),
  'POST /api/v1/desk/dues/closes': ({ branchId }) => ({ branchId, period: '2020-01', reopen: false }),
  'PUT /api/v1/desk/settings': () => ({ version: 99, settings: defaultSettings }),
  'POST /api/v1/desk/people/:id/close': () => ({}),
  'POST /api/v1/desk/people/:id/open': () => ({}),
  'POST /api/v1/desk/people/:id/password': () => ({}),
  'POST /api/v1/desk/phones/:id/wipe': () => ({}),
  'POST /api/v1/desk/phones/:id/keep': () => ({}),
  'POST /api/v1/desk/attention/:id/accept': () => ({}),
  'POST /api/v1/desk/attention/:id/refuse': () => ({ words: '这一条镇里已经有了' }),
  'POST /api/v1/desk/matters/:id/answer': () => ({ act: 'county', passId: v7() }),
  'POST /api/v1/desk/attention/:id/seen': () => ({}),
  'POST /api/v1/desk/people/:id/move': () => ({ role: 'secretary', branchId: null, groupId: null }),
};
const queries: Readonly<Record<string, (branchId: string) => string>> = {
  'POST /api/v1/branches/:branchId/import': () => '?ticket=x',
  'GET /api/v1/sync/snapshot': (branchId) => `?branchId=${branchId}&deviceId=${v7()}&protocol=1`,
};

// A photo is there before the people come; each hands its only piece in again.
const photo = jpegOf(2_000);
const pieceHeaders = { 'upload-offset': '0', 'upload-length': String(photo.length), 'upload-mime': 'image/jpeg' };

const nameOf = (route: Route): string => `${route.method} ${route.path}`;
const guarded = routes.filter((route) => route.access !== 'anyone');

describe('who may call what', () => {
  let endpoint: Endpoint;
  let recordId: string;
  // What the :id of a path names, where it is not a record.
  const named = new Map<string, string>();
  const clients = new Map<Login, Client>();

  beforeAll(async () => {
    endpoint = await openEndpoint();
    for (const login of people) clients.set(login, await endpoint.signIn(login));
    recordId = v7();
    const phone = phoneOf(clients.get('shiqiao') as Client, endpoint.branches.shiqiao, endpoint.clock.now);
    const refused = phone.set(v7(), 'meeting', 0, { place: '村部' });
    const passedUp = phone.create(v7(), 'matter', { raisedOn: '2026-06-01', said: '机井不出水', passed: { id: v7(), on: '2026-06-03' } });
    await phone.push(phone.create(recordId, 'meeting', meetingBody), refused, passedUp);
    named.set('matters', String(passedUp['recordId']));
    named.set('attention', refused.id);
    named.set('phones', phone.deviceId);
    const spare = await (clients.get('admin') as Client).post<{ id: string }>('/api/v1/desk/people', {
      name: '周永',
      login: 'spare',
      role: 'townshipStaff',
      branchId: null,
      groupId: null,
    });
    named.set('people', spare.body.id);
    const put = routes.find((route) => nameOf(route) === 'PATCH /api/v1/photos/:branchId/:sha256') as Route;
    await call(clients.get('shiqiao') as Client, put, { branchId: endpoint.branches.shiqiao, recordId });
  });
  afterAll(() => endpoint.close());

  function call(client: Client, route: Route, given: { branchId: string; recordId: string; sha?: string }) {
    const thing = given.recordId === recordId ? named.get(/\/(\w+)\/:id/.exec(route.path)?.[1] ?? '') : undefined;
    const path =
      route.path
        .replace(':branchId', given.branchId)
        .replace(':id', thing ?? given.recordId)
        .replace(':sha256', given.sha ?? shaOf(photo)) + (queries[nameOf(route)]?.(given.branchId) ?? '');
    if (route.raw) {
      const csv = route.raw.types.includes('text/csv');
      const headers = { 'content-type': csv ? 'text/csv' : (route.raw.types[0] ?? ''), ...(csv ? {} : pieceHeaders) };
      return client.send(path, { method: route.method, headers, body: csv ? 'a' : photo });
    }
    if (!route.json) return client.send(path, { method: route.method });
    return client.send(path, {
      method: route.method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(bodies[nameOf(route)]?.(given)),
    });
  }

  test('every route that takes a body stands in this table', () => {
    expect(
      routes
        .filter((route) => route.json)
        .map(nameOf)
        .toSorted(),
    ).toEqual(Object.keys(bodies).toSorted());
  });

  test.each(guarded.map((route) => [nameOf(route), route] as const))(
    '%s answers 401 to a stranger, whatever he names',
    async (_name, route) => {
      for (const given of [
        { branchId: endpoint.branches.shiqiao, recordId },
        { branchId: v7(), recordId: v7() },
      ]) {
        const answer = await call(endpoint.stranger, route, given);
        // The answer to a HEAD has no body, whatever it says.
        expect([answer.status, route.method === 'HEAD' ? '' : answer.body]).toEqual([
          401,
          route.method === 'HEAD' ? '' : { problem: { code: 'session.missing' } },
        ]);
      }
    },
  );

  const passes = (route: Route, login: Login): 'passes' | 403 | 404 => {
    if (typeof route.access === 'string') return 'passes';
    const { deed, on } = route.access;
    if (deed === 'manage') return ofAdmins.has(login) ? 'passes' : 403;
    if (on === 'ownTownship') return !ofAnyDesk.has(login) ? 403 : route.path.includes(':id') && !ofDesk.has(login) ? 404 : 'passes';
    if (on === 'branchInBody' || on === 'branchInQuery') return ofBranch.has(login) ? 'passes' : 403;
    if (!ofBranch.has(login) && !ofDesk.has(login)) return 404;
    if (deed === 'sync') return ofBranch.has(login) ? 'passes' : 403;
    if (deed === 'review') return ofDesk.has(login) ? 'passes' : 403;
    return deed === 'importRoster' && (login === 'shiqiao-scribe' || login === 'shiqiao-leader') ? 403 : 'passes';
  };

  test.each(guarded.flatMap((route) => people.map((login) => [nameOf(route), login, passes(route, login), route] as const)))(
    '%s for %s: %s',
    async (_name, login, expected, route) => {
      const answer = await call(clients.get(login) as Client, route, { branchId: endpoint.branches.shiqiao, recordId });
      if (expected !== 'passes') expect(answer.status).toBe(expected);
      else expect([401, 403, 404, 405, 415, 500]).not.toContain(answer.status);
    },
  );

  test.each(guarded.filter((route) => /:/.test(route.path)).map((route) => [nameOf(route), route] as const))(
    '%s answers to an id of another township exactly as to one that nobody has',
    async (_name, route) => {
      for (const login of ['other-staff', 'faraway', 'liushu'] as const) {
        const client = clients.get(login) as Client;
        const foreign = await call(client, route, { branchId: endpoint.branches.shiqiao, recordId });
        const unknown = await call(client, route, { branchId: v7(), recordId: v7() });
        expect([foreign.status, foreign.body]).toEqual([unknown.status, unknown.body]);
        expect([403, 404]).toContain(foreign.status);
      }
    },
  );

  test.each(guarded.filter((route) => /:/.test(route.path)).map((route) => [nameOf(route), route] as const))(
    '%s answers 400 to an id that is none',
    async (_name, route) => {
      const answer = await call(clients.get('admin') as Client, route, { branchId: "1' or 1=1", recordId: '1%00', sha: 'x1' });
      expect(answer.status).toBe(400);
      if (route.method !== 'HEAD') expect(answer.body).toMatchObject({ problem: { code: 'request.malformed' } });
    },
  );

  test('the desk of another township finds nothing, counts nothing and approves nothing of ours', async () => {
    const other = clients.get('other-staff') as Client;
    expect((await other.get('/api/v1/desk/inbox')).body).toMatchObject({ rows: [], counts: { waiting: 0, mended: 0, late: 0, done: 0 } });
    expect((await other.get('/api/v1/desk/meetings')).body).toEqual({ records: [], more: false });
    expect((await other.get(`/api/v1/desk/members?branchId=${endpoint.branches.shiqiao}`)).status).toBe(404);
    expect((await other.get(`/api/v1/desk/inbox?branchId=${endpoint.branches.shiqiao}`)).status).toBe(404);
    expect((await other.post('/api/v1/desk/approve-many', { items: [{ id: recordId, turn: 0 }] })).body).toEqual({
      results: [{ id: recordId, code: 'not.found' }],
    });
    expect((await (clients.get('staff') as Client).get('/api/v1/desk/inbox')).body).toMatchObject({ counts: { waiting: 1 } });
  });

  test('a request that changes something and does not come from our own pages is refused', async () => {
    for (const route of routes.filter((one) => one.method !== 'GET' && one.method !== 'HEAD')) {
      const path = route.path.replace(':branchId', endpoint.branches.shiqiao).replace(':id', recordId);
      for (const headers of [{ 'x-zhibu': '0' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }] as Record<
        string,
        string
      >[]) {
        const answer = await (clients.get('staff') as Client).send(path, {
          method: route.method,
          headers: { 'content-type': 'application/json', ...headers },
          body: '{}',
        });
        expect(answer.status).toBe(403);
      }
    }
  });

  test('a method that a path does not have answers 405, and an address nobody knows 404', async () => {
    const staff = clients.get('staff') as Client;
    for (const path of new Set(routes.map((route) => route.path))) {
      const unused = ['PUT', 'DELETE', 'PATCH'].find((method) => !routes.some((one) => one.path === path && one.method === method));
      const answer = await staff.send(path.replace(/:\w+/g, v7()), { method: unused ?? '' });
      expect([answer.status, (answer.body as { problem: { code: string } }).problem.code]).toEqual([405, 'method.notAllowed']);
    }
    for (const path of ['/api', '/api/', '/api/v1/users', '/api//v1/session', '/api/v1/desk/records/../../session/x', '/API/v1/session'])
      expect((await staff.get(path)).status).toBe(404);
  });
});
