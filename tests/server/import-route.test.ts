import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportDone, ImportPreview, ImportRequest } from '#protocol/importing.ts';
import type { SamePeopleOfBranch } from '#protocol/merging.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';

let endpoint: Endpoint;
beforeEach(async () => {
  endpoint = await openEndpoint();
});
afterEach(() => endpoint.close());

const CSV =
  '姓名,性别,人员类别,出生年月,党小组\n向䶮,男,正式党员,1980-05,一组\n王𠮷,男,预备党员,199003,一组\n石秀兰,女,正式党员,1978-02-30,二组\n';
const base64 = (file: string | Uint8Array) => Buffer.from(file as string).toString('base64');
type Said = Partial<Pick<ImportRequest, 'columns' | 'mends' | 'decisions'>>;
const preview = (who: Client, csv: string | Uint8Array, said: Said = {}, branch = endpoint.branches.shiqiao) =>
  who.post<ImportPreview>(`/api/v1/branches/${branch}/import/preview`, { file: base64(csv), ...said });
const take = (who: Client, csv: string | Uint8Array, ticket: string, said: Said = {}, branch = endpoint.branches.shiqiao) =>
  who.post<ImportDone>(`/api/v1/branches/${branch}/import?ticket=${ticket}`, { file: base64(csv), ...said });
const kept = () => endpoint.store.db.selectFrom('records').selectAll().orderBy('seq').execute();

test('looking at a file writes nothing, and names the bad row and the new groups', async () => {
  const staff = await endpoint.signIn('staff');
  const { status, body } = await preview(staff, CSV);
  expect(status).toBe(200);
  expect(body.counts).toEqual({ add: 2, same: 0, update: 0, refuse: 1, ask: 0, skip: 0 });
  expect(body.newGroups).toEqual(['一组']);
  expect(body.rows[2]).toMatchObject({ number: 4, action: 'refuse', problems: [{ column: 'birthMonth', code: 'import.dateImpossible' }] });
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
  expect(again.body.counts).toEqual({ add: 0, same: 2, update: 0, refuse: 1, ask: 0, skip: 0 });
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
    ['甲\n1\n', 400, 'import.noHeader'],
    ['x'.repeat(2 * 1024 * 1024 + 1), 413, 'import.tooLarge'],
    ['x'.repeat(4 * 1024 * 1024), 413, 'request.tooLarge'],
    ['PK\u0003\u0004 not a workbook', 400, 'import.unreadable'],
  ] as const)
    expect(await preview(staff, bytes)).toMatchObject({ status, body: { problem: { code } } });
  expect(
    (
      await staff.send(`/api/v1/branches/${endpoint.branches.shiqiao}/import/preview`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: CSV,
      })
    ).status,
  ).toBe(415);
});

test('a cell mended in the preview is judged anew, and only the import writes it', async () => {
  const staff = await endpoint.signIn('staff');
  const said: Said = { mends: [{ row: 4, column: 'birthMonth', text: '1978-02' }] };
  const mended = await preview(staff, CSV, said);
  expect(mended.body.counts).toMatchObject({ add: 3, refuse: 0 });
  expect(mended.body.rows[2]).toMatchObject({ action: 'add', cells: { birthMonth: '1978-02' } });
  expect(await kept()).toEqual([]);
  // A ticket is for what was looked at: the same file without the mend is another thing.
  expect((await take(staff, CSV, mended.body.ticket)).status).toBe(409);
  expect((await take(staff, CSV, mended.body.ticket, said)).body).toEqual({ added: 3, updated: 0, skipped: 0 });
});

const STRANGE = '台账,,\n谁,男女,身份,组别\n向䶮,男,正式党员,一组\n';

test('a file whose columns nobody knows says so; what staff say of them is remembered for the township, with the import', async () => {
  const staff = await endpoint.signIn('staff');
  const first = await preview(staff, STRANGE);
  expect(first.body).toMatchObject({ needsName: true, rows: [] });
  expect(first.body.columns.map(({ heading, use, how }) => [heading, use, how])).toEqual([
    ['谁', null, 'unknown'],
    ['男女', null, 'unknown'],
    ['身份', null, 'unknown'],
    ['组别', null, 'unknown'],
  ]);
  expect((await take(staff, STRANGE, first.body.ticket)).body).toMatchObject({ problem: { code: 'import.noHeader' } });
  const said: Said = { columns: { 谁: 'name', 男女: 'sex', 身份: 'status', 组别: 'skip' } };
  const second = await preview(staff, STRANGE, said);
  expect(second.body.counts).toMatchObject({ add: 1, refuse: 0 });
  expect((await preview(staff, STRANGE)).body.needsName).toBe(true);
  await take(staff, STRANGE, second.body.ticket, said);
  const next = await preview(staff, STRANGE, {}, endpoint.branches.liushu);
  expect(next.body.counts).toMatchObject({ add: 1 });
  expect(next.body.columns.map(({ use, how }) => [use, how])).toEqual([
    ['name', 'remembered'],
    ['sex', 'remembered'],
    ['status', 'remembered'],
    ['skip', 'remembered'],
  ]);
  const other = await endpoint.signIn('other-staff');
  expect((await preview(other, STRANGE, {}, endpoint.branches.faraway)).body.needsName).toBe(true);
});

test('a second file that writes a name in other characters asks, and the answer is carried out', async () => {
  const staff = await endpoint.signIn('staff');
  const one = '姓名,性别,人员类别,出生年月,手机\n王𠮷,男,正式党员,1970-01,\n李昇,男,正式党员,1961-03,13800001234\n';
  await take(staff, one, (await preview(staff, one)).body.ticket);
  const two = '姓名,性别,人员类别,出生年月,手机,学历\n王吉,男,正式党员,1970-01,,初中\n李生,男,正式党员,1961-04,13800001234,高中\n';
  const asked = await preview(staff, two);
  expect(asked.body.rows.map((row) => [row.name, row.action, row.like.map(({ name, why }) => [name, why])])).toEqual([
    ['王吉', 'ask', [['王𠮷', 'variant']]],
    ['李生', 'ask', [['李昇', 'sound']]],
  ]);
  expect((await take(staff, two, asked.body.ticket)).body).toEqual({ added: 0, updated: 0, skipped: 2 });
  const said: Said = {
    decisions: [
      { row: 2, as: asked.body.rows[0]?.like[0]?.id ?? 'skip' },
      { row: 3, as: 'new' },
    ],
  };
  const decided = await preview(staff, two, said);
  expect(decided.body.counts).toMatchObject({ update: 1, add: 1, ask: 0 });
  await take(staff, two, decided.body.ticket, said);
  const members = (await kept()).filter((row) => row.kind === 'member').map((row) => JSON.parse(row.body));
  const own = members.filter(({ mergedInto }) => mergedInto === null);
  expect(own.map(({ name, education }) => [name, education])).toEqual([
    ['李昇', null],
    ['李生', '60'],
    ['王𠮷', '70'],
  ]);
});

test('of a citizen number in a file nothing is kept and nothing but its last four is told', async () => {
  const staff = await endpoint.signIn('staff');
  const csv = '姓名,性别,身份证号,人员类别\n向䶮,男,110101199003078515,正式党员\n王𠮷,男,110101199003078516,正式党员\n';
  const seen = await preview(staff, csv);
  expect(seen.body.rows[1]).toMatchObject({ action: 'refuse', problems: [{ column: 'idNumber', code: 'import.idCheckDigit' }] });
  expect(seen.body.rows.map((row) => row.cells.idNumber)).toEqual(['····8515', '····8516']);
  expect(JSON.stringify(seen.body)).not.toContain('1101011990');
  await take(staff, csv, seen.body.ticket);
  const everything = [
    await kept(),
    await endpoint.store.db.selectFrom('operations').selectAll().execute(),
    await endpoint.store.db.selectFrom('audit').selectAll().execute(),
  ];
  expect(JSON.stringify(everything)).not.toContain('1101011990');
  expect(JSON.stringify(everything)).not.toContain('8515');
});

test('a file of 5,000 people is judged and brought in, and again adds nobody', async () => {
  const staff = await endpoint.signIn('staff');
  const line = (i: number): string =>
    `${['陈', '王', '李', '向', '彭', '田', '覃'][i % 7]}${String.fromCodePoint(0x5000 + (i % 3_000))}${String.fromCodePoint(0x6000 + (i % 1_700))},男,正式党员,19${40 + (i % 50)}-0${1 + (i % 9)}`;
  const csv = `姓名,性别,人员类别,出生年月\n${Array.from({ length: 5_000 }, (_, i) => line(i)).join('\n')}\n`;
  const said: Said = { decisions: Array.from({ length: 5_000 }, (_, i) => ({ row: i + 2, as: 'new' as const })) };
  const seen = await preview(staff, csv, said);
  expect(seen.body.rows).toHaveLength(5_000);
  expect(seen.body.counts).toMatchObject({ add: 5_000 });
  expect((await take(staff, csv, seen.body.ticket, said)).body).toEqual({ added: 5_000, updated: 0, skipped: 0 });
  expect((await preview(staff, csv)).body.counts).toMatchObject({ add: 0, update: 0 });
}, 60_000);

test('a row that staff said is somebody of the roster is remembered as his, adds nothing twice, and can be undone', async () => {
  const staff = await endpoint.signIn('staff');
  const first = '姓名,性别,人员类别,出生年月\n陈升,男,正式党员,1962-03\n';
  await take(staff, first, (await preview(staff, first)).body.ticket);
  const [member] = await kept();
  const file = '姓名,性别,人员类别,出生年月,学历\n陈升,男,正式党员,1963-03,大专\n';
  expect((await preview(staff, file)).body.rows[0]).toMatchObject({ action: 'ask', like: [{ id: member?.id, why: 'name' }] });
  const said: Said = { decisions: [{ row: 2, as: member?.id as never }] };
  const done = await take(staff, file, (await preview(staff, file, said)).body.ticket, said);
  expect(done.body).toEqual({ added: 0, updated: 1, skipped: 0 });
  const path = `/api/v1/branches/${endpoint.branches.shiqiao}/same-people`;
  const { merged } = (await staff.get<SamePeopleOfBranch>(path)).body;
  expect(merged.map(({ kept: one, other }) => [one.id, one.body['birthMonth'], other.body['birthMonth'], other.review.state])).toEqual([
    [member?.id, '1963-03', '1963-03', 'approved'],
  ]);
  // The same file again: nobody is asked, nobody is added, with or without what was said before.
  expect((await preview(staff, file)).body.counts).toMatchObject({ same: 1, ask: 0, add: 0 });
  const again = await preview(staff, file, said);
  expect((await take(staff, file, again.body.ticket, said)).body).toEqual({ added: 0, updated: 0, skipped: 1 });
  const [pair] = merged;
  const undone = await staff.post<SamePeopleOfBranch>(path, { act: 'part', other: { id: pair?.other.id, rev: pair?.other.rev } });
  expect(undone.body.merged).toEqual([]);
  const bodies = (await kept()).map((row) => JSON.parse(row.body));
  expect(bodies.map(({ name, birthMonth, education }) => [name, birthMonth, education])).toEqual([
    ['陈升', '1962-03', null],
    ['陈升', '1963-03', '30'],
  ]);
});
