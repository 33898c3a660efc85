import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemBody, problemStatus } from '#protocol/problem.ts';
import { MAX_BODY_BYTES } from '#protocol/version.ts';
import { routes } from '#server/routes/all.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf } from '#tests/support/operations.ts';

describe('the gate before the endpoint', () => {
  let endpoint: Endpoint;
  let secretary: Client;
  let staff: Client;

  beforeAll(async () => {
    endpoint = await openEndpoint();
    secretary = await endpoint.signIn('shiqiao');
    staff = await endpoint.signIn('staff');
  });
  afterAll(() => endpoint.close());

  const raw = (body: BodyInit, headers: Record<string, string> = {}) =>
    secretary.send('/api/v1/sync/pull', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const right = () => ({ protocol: 1, deviceId: v7(), branchId: endpoint.branches.shiqiao, witness: null, cursor: null });
  const bytes = (...numbers: number[]) => new Uint8Array(numbers);

  test('what is right passes', async () => {
    expect((await raw(JSON.stringify(right()))).status).toBe(200);
    expect((await raw(JSON.stringify(right()), { 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
  });

  test.each([
    ['nothing', '', 400, 'request.malformed'],
    ['null', 'null', 400, 'request.malformed'],
    ['a list', '[]', 400, 'request.malformed'],
    ['a text', '"x"', 400, 'request.malformed'],
    ['half a body', '{"protocol":', 400, 'request.malformed'],
    ['a key that reaches the prototype', '{"__proto__":{"a":1}}', 400, 'request.forbiddenKey'],
    ['such a key further down', '{"a":[{"constructor":1}]}', 400, 'request.forbiddenKey'],
    ['21 levels', `${'['.repeat(21)}${']'.repeat(21)}`, 400, 'request.tooDeep'],
    ['100,000 levels', '['.repeat(100_000), 400, 'request.tooDeep'],
    ['more than the limit', `"${'x'.repeat(MAX_BODY_BYTES)}"`, 413, 'request.tooLarge'],
    ['a byte order mark', `\ufeff{}`, 400, 'request.malformed'],
  ])('%s is refused with its reason', async (_what, body, status, code) => {
    expect(await raw(body)).toMatchObject({ status, body: { problem: { code } } });
  });

  test('brackets inside a text are no levels', async () => {
    const { status, body } = await raw(JSON.stringify({ ...right(), deviceId: `\\"${'['.repeat(40)}` }));
    expect([status, body]).toEqual([400, { problem: { code: 'request.malformed', facts: { path: 'deviceId' } } }]);
  });

  test('bytes that are no UTF-8 are refused, not mended', async () => {
    expect(await raw(bytes(0x22, 0xff, 0xfe, 0x22))).toMatchObject({ status: 400, body: { problem: { code: 'request.notUtf8' } } });
    expect(await raw(bytes(0x22, 0xed, 0xa0, 0x80, 0x22))).toMatchObject({ status: 400, body: { problem: { code: 'request.notUtf8' } } });
  });

  test('another content type, none, or a body packed in another way than gzip is refused', async () => {
    for (const headers of [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/jsonx' },
      { 'content-type': 'application/json', 'content-encoding': 'br' },
      { 'content-type': 'application/json', 'content-encoding': 'gzip, gzip' },
    ])
      expect(await raw('{}', headers)).toMatchObject({ status: 415, body: { problem: { code: 'request.wrongType' } } });
  });

  test('a field nobody knows is refused, in the body and in the address', async () => {
    expect(await raw(JSON.stringify({ ...right(), admin: true }))).toMatchObject({ status: 400 });
    expect((await staff.get('/api/v1/desk/branches?admin=1')).status).toBe(400);
    expect((await staff.get('/api/v1/desk/inbox?limit=5&limit=6')).status).toBe(400);
    expect((await staff.get('/api/v1/desk/inbox?search=%00')).status).toBe(400);
  });

  test('a stream that never says how long it is is cut off at the limit', async () => {
    let given = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const answer = await secretary.send('/api/v1/sync/pull', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(413);
    expect(given).toBeLessThan(10);
  });

  test('searching for signs that databases use finds those signs and nothing else', async () => {
    const phone = phoneOf(secretary, endpoint.branches.shiqiao, endpoint.clock.now);
    await phone.push(phone.create(v7(), 'meeting', { ...meetingBody, theme: "完成100%_'x'" }), phone.create(v7(), 'meeting', meetingBody));
    const found = async (text: string) =>
      (await staff.get<{ rows: unknown[] }>(`/api/v1/desk/inbox?search=${encodeURIComponent(text)}`)).body.rows.length;
    expect([await found('100%'), await found('%'), await found('_'), await found("'"), await found('\\'), await found('半年')]).toEqual([
      1, 1, 1, 1, 0, 1,
    ]);
  });

  const allowed = new Set<number>([200, 204, ...Object.values(problemStatus)].filter((status) => status !== 500 && status !== 503));

  test('nothing that can be sent to any route makes the endpoint stumble', async () => {
    const valid = {
      operation: (() => {
        const phone = phoneOf(secretary, endpoint.branches.shiqiao, endpoint.clock.now);
        return phone.create(v7(), 'meeting', meetingBody);
      })(),
    };
    const anyJson = fc.jsonValue({ maxDepth: 4 });
    const operation = fc.record(
      {
        id: fc.oneof(fc.uuid(), anyJson),
        n: fc.oneof(fc.nat(), anyJson),
        hlc: fc.oneof(fc.constant(valid.operation['hlc']), anyJson),
        schema: fc.oneof(fc.constant(1), anyJson),
        branchId: fc.oneof(fc.constant(endpoint.branches.shiqiao), anyJson),
        recordId: fc.oneof(fc.uuid(), fc.constant(valid.operation['recordId']), anyJson),
        kind: fc.oneof(fc.constantFrom('meeting', 'member', 'group', 'office', '__proto__', 'toString'), anyJson),
        base: fc.oneof(fc.nat(), anyJson),
        act: fc.oneof(fc.constantFrom('create', 'set', 'delete'), anyJson),
        changes: fc.oneof(
          fc.dictionary(
            fc.oneof(fc.constantFrom('heldOn', 'meetingKind', 'attendance.x', 'roll.', 'name', 'toString', 'valueOf.x'), fc.string()),
            anyJson,
          ),
          fc.constant(meetingBody),
          anyJson,
        ),
        writtenAt: fc.oneof(fc.constantFrom('2026-06-13T02:00:00.000Z', '9999-12-31T23:59:59.999Z', '0000-01-01T00:00:00.000Z'), anyJson),
        answersTurn: fc.oneof(fc.constant(null), anyJson),
      },
      { requiredKeys: [] },
    );
    const anyBody = fc.oneof(
      anyJson.map((value) => JSON.stringify(value)),
      fc
        .array(operation, { minLength: 1, maxLength: 4 })
        .map((operations) =>
          JSON.stringify({ protocol: 1, deviceId: v7(), branchId: endpoint.branches.shiqiao, witness: null, operations }),
        ),
      fc
        .record({ act: fc.constantFrom('approve', 'return'), turn: fc.nat(3), marks: anyJson, mendBy: anyJson }, { requiredKeys: [] })
        .map((value) => JSON.stringify(value)),
      fc.record({ login: fc.string(), password: fc.string() }).map((value) => JSON.stringify(value)),
      fc.string({ unit: 'binary' }),
      fc.uint8Array({ maxLength: 64 }).map((array) => new Uint8Array(array)),
    );
    const anyId = fc.oneof(
      fc.constantFrom(endpoint.branches.shiqiao, endpoint.branches.liushu, String(valid.operation['recordId'])),
      fc.uuid(),
      fc.string().map(encodeURIComponent),
      fc.constantFrom('%00', '%ff', '%', '..', '%2e%2e'),
    );
    const anyQuery = fc.oneof(
      fc.constant(''),
      fc
        .dictionary(
          fc.constantFrom('state', 'branchId', 'kind', 'late', 'search', 'after', 'limit', 'month', 'from', 'to', 'ticket', 'x'),
          fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('1', '2026-06', '2026-06-13', '0000-01', '0000-01-01', '9999-12', '~')),
        )
        .map((query) => `?${new URLSearchParams(query)}`),
      fc.string().map((text) => `?${encodeURI(text.toWellFormed())}`),
    );
    const sha = 'ab'.repeat(32);
    const anyPiece = fc.dictionary(
      fc.constantFrom('upload-offset', 'upload-length', 'upload-mime'),
      fc.oneof(fc.constantFrom('0', '5', '64', 'image/jpeg', 'image/webp', '-1', '99999999999999999999'), fc.string()),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...routes),
        fc.constantFrom(secretary, staff, endpoint.stranger),
        anyId,
        anyQuery,
        anyBody,
        fc.constantFrom('application/json', 'text/csv', 'application/octet-stream', 'application/offset+octet-stream', 'x'),
        anyPiece,
        async (route, client, id, query, body, type, piece) => {
          const path = route.path.replace(/:sha256/, () => sha).replace(/:\w+/g, () => id) + query;
          const init =
            route.method === 'GET' || route.method === 'HEAD'
              ? { method: route.method }
              : { method: route.method, headers: { 'content-type': route.json ? 'application/json' : type, ...piece }, body };
          const answer = await client.send(path, init);
          expect(allowed).toContain(answer.status);
          if (route.method === 'HEAD' || answer.status === 204) expect(answer.body).toBe('');
          else if (answer.status !== 200) ProblemBody.parse(answer.body);
          else if (route.response) route.response.parse(answer.body);
        },
      ),
      { numRuns: 1500, seed: 20260613 },
    );
    expect(endpoint.log).toEqual([]);
  }, 40_000);
});
