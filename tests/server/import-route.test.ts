import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportDone, ImportPreview } from '#protocol/desk.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';

let endpoint: Endpoint;
beforeEach(async () => {
  endpoint = await openEndpoint();
});
afterEach(() => endpoint.close());

const CSV =
  '姓名,性别,人员类别,出生年月,党小组\n向䶮,男,正式党员,1980-05,一组\n王𠮷,男,预备党员,199003,一组\n石秀兰,女,正式党员,1978-02-30,二组\n';
const post = <T>(who: Client, path: string, body: BodyInit) =>
  who.send<T>(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body });
const preview = (who: Client, csv: string, branch = endpoint.branches.shiqiao) =>
  post<ImportPreview>(who, `/api/v1/branches/${branch}/import/preview`, csv);
const take = (who: Client, csv: string, ticket: string, branch = endpoint.branches.shiqiao) =>
  post<ImportDone>(who, `/api/v1/branches/${branch}/import?ticket=${ticket}`, csv);
const kept = () => endpoint.store.db.selectFrom('records').selectAll().orderBy('seq').execute();

test('looking at a file writes nothing, and names the bad row and the new groups', async () => {
  const staff = await endpoint.signIn('staff');
  const { status, body } = await preview(staff, CSV);
  expect(status).toBe(200);
  expect(body.counts).toEqual({ add: 2, same: 0, update: 0, refuse: 1 });
  expect(body.newGroups).toEqual(['一组']);
  expect(body.rows[2]).toMatchObject({ number: 4, action: 'refuse', problems: [{ column: '出生年月', code: 'import.dateImpossible' }] });
  expect(await kept()).toEqual([]);
});

test('what the township brings in is approved, and bringing it in twice adds nothing', async () => {
  const staff = await endpoint.signIn('staff');
  const first = await take(staff, CSV, (await preview(staff, CSV)).body.ticket);
  expect(first.body).toEqual({ added: 2, updated: 0, skipped: 1 });
  const rows = await kept();
  expect(rows.map((row) => [row.kind, row.review_state])).toEqual([
    ['group', 'none'],
    ['member', 'approved'],
    ['member', 'approved'],
  ]);
  expect(rows.map((row) => JSON.parse(row.body).name)).toEqual(['一组', '向䶮', '王𠮷']);
  const again = await preview(staff, CSV);
  expect(again.body.counts).toEqual({ add: 0, same: 2, update: 0, refuse: 1 });
  expect((await take(staff, CSV, again.body.ticket)).body).toEqual({ added: 0, updated: 0, skipped: 3 });
  expect(await kept()).toEqual(rows);
});

test('a correction by the township stays approved; one by the secretary waits to be read', async () => {
  const staff = await endpoint.signIn('staff');
  await take(staff, CSV, (await preview(staff, CSV)).body.ticket);
  const better = '姓名,出生年月,学历\n向䶮,1980-05,本科\n';
  expect((await take(staff, better, (await preview(staff, better)).body.ticket)).body).toMatchObject({ updated: 1 });
  expect((await kept()).filter((row) => row.kind === 'member').map((row) => row.review_state)).toEqual(['approved', 'approved']);
  const secretary = await endpoint.signIn('shiqiao');
  const other = '姓名,出生年月,学历\n王𠮷,1990-03,大专\n';
  await take(secretary, other, (await preview(secretary, other)).body.ticket);
  expect((await kept()).find((row) => row.words === '王𠮷')?.review_state).toBe('resubmitted');
});

test('a roster that moved since the look is not written over', async () => {
  const staff = await endpoint.signIn('staff');
  const { ticket } = (await preview(staff, CSV)).body;
  await take(staff, CSV, ticket);
  const before = await kept();
  const late = await take(staff, CSV, ticket);
  expect(late).toMatchObject({ status: 409, body: { problem: { code: 'import.changed' } } });
  expect((await take(staff, `${CSV}钱七,男,正式党员,,\n`, ticket)).status).toBe(409);
  expect(await kept()).toEqual(before);
});

test('nobody brings a roster into a village that is not his', async () => {
  const who = {
    leader: await endpoint.signIn('shiqiao-leader'),
    neighbour: await endpoint.signIn('liushu'),
    stranger: await endpoint.signIn('other-staff'),
  };
  expect((await preview(who.leader, CSV)).status).toBe(403);
  expect((await preview(who.neighbour, CSV)).status).toBe(404);
  expect((await preview(who.stranger, CSV)).status).toBe(404);
  expect((await take(endpoint.stranger, CSV, 'x')).status).toBe(401);
  expect(await kept()).toEqual([]);
});

test('a file that cannot be read answers why, and never as a fault', async () => {
  const staff = await endpoint.signIn('staff');
  for (const [bytes, status, code] of [
    ['', 400, 'import.unreadable'],
    ['甲,乙\n1,2\n', 400, 'import.noHeader'],
    ['x'.repeat(2 * 1024 * 1024 + 1), 413, 'request.tooLarge'],
    ['PK\u0003\u0004 not a workbook', 400, 'import.unreadable'],
  ] as const)
    expect(await preview(staff, bytes)).toMatchObject({ status, body: { problem: { code } } });
  expect(
    (
      await staff.send(`/api/v1/branches/${endpoint.branches.shiqiao}/import/preview`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
    ).status,
  ).toBe(415);
});
