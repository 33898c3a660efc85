import { gunzipSync } from 'node:zlib';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instantAt } from '#domain/kernel/local-date.ts';
import { SnapshotEnd, SnapshotHead, SnapshotLine } from '#protocol/sync.ts';
import type { Db } from '#server/db/store.ts';
import type { AccountRow } from '#server/db/tables.ts';
import { moveAccount } from '#server/repos/accounts.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { memberBody, meetingBody as wholeMeeting } from '#tests/support/factories.ts';
import { meetingBody, phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('getting everything of a branch, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let secretary: Client;
  let phone: TestPhone;

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    secretary = await endpoint.signIn('shiqiao');
    phone = phoneOf(secretary, endpoint.branches.shiqiao, endpoint.clock.now);
  });
  afterEach(() => endpoint.close());

  const address = (more: Record<string, string> = {}): string =>
    `/api/v1/sync/snapshot?${new URLSearchParams({ branchId: endpoint.branches.shiqiao, deviceId: phone.deviceId, protocol: '1', ...more })}`;
  const read = (text: string) => {
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const end = SnapshotEnd.safeParse(lines.at(-1));
    return {
      head: SnapshotHead.parse(lines[0]),
      lines: lines.slice(1, end.success ? -1 : undefined).map((line) => SnapshotLine.parse(line)),
      end: end.success ? end.data : undefined,
    };
  };
  const fetched = async (more: Record<string, string> = {}) => {
    const answer = await secretary.get<string>(address(more));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
    return read(answer.body);
  };
  const fill = async (meetings: number): Promise<void> => {
    const by = { accountId: v7(), name: '王秀兰' };
    const days = (i: number): string => `2026-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
    await endpoint.store.write((tx) =>
      writeRecords(
        tx,
        [
          ...Array.from({ length: meetings }, (_, i) => ({
            id: v7(),
            kind: 'meeting' as const,
            body: wholeMeeting({ heldOn: days(i) }) as never,
          })),
          ...Array.from({ length: 30 }, () => ({ id: v7(), kind: 'member' as const, body: memberBody() as never })),
        ],
        {
          flavour: endpoint.store.flavour,
          branchId: endpoint.branches.shiqiao,
          by,
          at: instantAt(endpoint.clock.now()),
          newId: () => v7(),
        },
      ),
    );
  };

  test('the roster comes first, then what has to be mended and this quarter, then the rest, newest first', async () => {
    const ids = { old: v7(), older: v7(), returned: v7(), today: v7(), spring: v7(), group: v7(), member: v7(), gone: v7() };
    const meeting = (id: string, heldOn: string) => phone.create(id, 'meeting', { ...meetingBody, heldOn });
    await phone.push(
      meeting(ids.older, '2025-01-05'),
      meeting(ids.returned, '2024-11-11'),
      meeting(ids.spring, '2026-04-01'),
      meeting(ids.today, '2026-06-12'),
      meeting(ids.old, '2026-03-31'),
      meeting(ids.gone, '2026-06-01'),
      phone.create(ids.member, 'member', { name: '王建国', sex: '1', status: 'formal', joinedOn: '1998-07-01', formalOn: '1999-07-01' }),
      phone.create(ids.group, 'group', { name: '一组', order: 1 }),
    );
    await phone.push(phone.remove(ids.gone, 'meeting', 6));
    const staff = await endpoint.signIn('staff');
    const marks = [{ path: 'place', note: '写清楚地点', proposal: null }];
    expect((await staff.post(`/api/v1/desk/records/${ids.returned}/review`, { act: 'return', turn: 0, marks, mendBy: null })).status).toBe(
      200,
    );

    const { head, lines, end } = await fetched();
    expect(lines.map(({ record }) => record.id)).toEqual([
      ids.group,
      ids.member,
      ids.today,
      ids.spring,
      ids.returned,
      ids.old,
      ids.older,
      ids.gone,
    ]);
    expect([head.count, end?.count]).toEqual([8, 8]);
    const pulled = (await phone.pull()).body;
    expect(head.cursor).toBe(pulled.cursor);
    const inOrder = lines.map(({ record }) => record).toSorted((a, b) => a.seq - b.seq);
    expect(inOrder).toEqual(pulled.records);
  });

  test('a stream of many blocks has every record once, and goes on behind any key, also on another day', async () => {
    await fill(1234);
    const whole = await fetched();
    const ids = whole.lines.map(({ record }) => record.id);
    expect([ids.length, new Set(ids).size, whole.end?.count]).toEqual([1264, 1264, 1264]);
    expect(whole.lines.slice(0, 30).every(({ record }) => record.kind === 'member')).toBe(true);
    // Another quarter: the order stays that of the day on which the first stream began.
    endpoint.clock.advance(60 * 86_400_000);
    for (const at of [0, 29, 30, 529, 530, 531, 1000, 1262, 1263]) {
      const rest = await fetched({ after: whole.lines[at]?.key ?? '' });
      expect(rest.lines.map(({ record }) => record.id)).toEqual(ids.slice(at + 1));
      expect([rest.head.count, rest.end?.count]).toEqual([1264, ids.length - at - 1]);
    }
  });

  test('it goes packed when the phone can unpack it', async () => {
    await fill(50);
    const response = await endpoint.app.request(address(), {
      headers: { cookie: await cookie(), 'accept-encoding': 'gzip' },
    });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = gunzipSync(bytes).toString();
    expect(read(text).end?.count).toBe(80);
    expect(bytes.length * 4).toBeLessThan(text.length);
  });

  test('the roster has arrived before the rest was read, and a line that takes nothing makes the township read nothing', async () => {
    await fill(3000);
    const response = await endpoint.app.request(address(), { headers: { cookie: await cookie() } });
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let text = '';
    const asked = statementsOf(endpoint.store.db);
    while (!text.includes('"member"')) text += decoder.decode((await reader?.read())?.value);
    expect(text.match(/"kind":"member"/g)).toHaveLength(30);
    // Of seven blocks of meetings at most the first has been read ahead.
    expect(asked()).toBeGreaterThan(0);
    expect(asked()).toBeLessThan(6);
    await reader?.cancel();
  });

  test('a fault in the middle ends the stream without its last line, and the phone goes on behind what it has [fault 26]', async () => {
    await fill(1234);
    const whole = (await fetched()).lines.map(({ key }) => key);
    const response = await endpoint.app.request(address(), { headers: { cookie: await cookie() } });
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let text = '';
    while (text.split('\n').length < 100) text += decoder.decode((await reader?.read())?.value);
    await endpoint.store.db.schema.alterTable('records').renameTo('elsewhere').execute();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) text += decoder.decode(part.value);
    await endpoint.store.db.schema.alterTable('elsewhere').renameTo('records').execute();
    const cut = read(text);
    expect(cut.end).toBeUndefined();
    expect(endpoint.log).toEqual([expect.objectContaining({ what: 'snapshot.cut' })]);
    const rest = await fetched({ after: cut.lines.at(-1)?.key ?? '' });
    expect([...cut.lines, ...rest.lines].map(({ key }) => key)).toEqual(whole);
    expect(rest.end).toBeDefined();
  });

  test('a record that changes while the stream runs comes by the pull from its first cursor [N4]', async () => {
    await fill(1234);
    const first = await secretary.get<string>(address());
    const { head, lines } = read(first.body);
    const edited = lines[700]?.record;
    await phone.push(phone.set(edited?.id ?? '', 'meeting', head.count, { place: '祠堂' }));
    const rest = await fetched({ after: lines[600]?.key ?? '' });
    expect(rest.lines).toHaveLength(lines.length - 601);
    const pulled = (await phone.pull({ cursor: head.cursor })).body;
    expect(pulled.records.map((record) => record.id)).toEqual([edited?.id]);
  });

  test('a lost history is told before a lost branch, and both before a single record', async () => {
    const refused = async (more: Record<string, string>) => {
      const { status, body } = await secretary.get<{ problem: { code: string } }>(address(more));
      return [status, body.problem.code];
    };
    expect(await refused({ witness: '1.99.AAAAAAAAAAA' })).toEqual([409, 'sync.diverged']);
    expect(await refused({ branchId: endpoint.branches.liushu })).toEqual([403, 'sync.scopeLost']);
    expect(await refused({ protocol: '0' })).toEqual([426, 'request.outdated']);
    for (const after of ['x', '2026-13-01~0~~', `2026-06-13~9~~${v7()}`, `2026-06-13~1~2026-01-01~' or 1=1`])
      expect(await refused({ after })).toEqual([400, 'request.malformed']);
    const account: AccountRow = await endpoint.store.db
      .selectFrom('accounts')
      .selectAll()
      .where('login', '=', 'shiqiao')
      .executeTakeFirstOrThrow();
    const at = instantAt(endpoint.clock.now());
    const place = { branchId: endpoint.branches.liushu, groupId: null, role: 'secretary' as const, grantId: v7() };
    await endpoint.store.write((tx) => moveAccount(tx, account, place, at));
    expect(await refused({ witness: '1.99.AAAAAAAAAAA' })).toEqual([409, 'sync.diverged']);
    expect(await refused({})).toEqual([403, 'sync.scopeLost']);
  });

  async function cookie(): Promise<string> {
    const { headers } = await endpoint.stranger.post('/api/v1/session', { login: 'shiqiao', password: 'shu-he-zheng' });
    return headers.get('set-cookie')?.split(';')[0] ?? '';
  }
});

/** Counts the statements that go to a database from here on. */
function statementsOf(db: Db): () => number {
  const executor = db.getExecutor();
  const before = executor.executeQuery.bind(executor);
  let count = 0;
  executor.executeQuery = (...given) => {
    count += 1;
    return before(...given);
  };
  return () => count;
}
