import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '#domain/kernel/json.ts';
import { instantAt, localDate } from '#domain/kernel/local-date.ts';
import { MeetingBody } from '#domain/records/meeting.ts';
import { MemberBody } from '#domain/records/member.ts';
import { StructureEventBody } from '#domain/records/structure-event.ts';
import type { DeskRecord, Inbox } from '#protocol/desk.ts';
import type { ImportPreview } from '#protocol/importing.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import { type Endpoint, openEndpoint, PASSWORD } from '#tests/support/endpoint.ts';

let endpoint: Endpoint;
const ids = { group: crypto.randomUUID(), wang: crypto.randomUUID(), gu: crypto.randomUUID() };
beforeEach(async () => {
  endpoint = await openEndpoint();
  const members = [
    {
      id: ids.wang,
      body: MemberBody.parse({
        name: '王𠮷',
        sex: '1',
        status: 'formal',
        birthMonth: '1970-01',
        ethnicity: '15',
        joinedOn: localDate('1999-07-01'),
        groupId: ids.group,
        note: '=1+1',
      }),
    },
    { id: ids.gu, body: MemberBody.parse({ name: '古丽娜尔·玉素甫', sex: '2', status: 'probationary' }) },
  ];
  const meeting = MeetingBody.parse({
    meetingKind: 'group',
    groupId: ids.group,
    heldOn: '2026-06-01',
    place: '@村部',
    roll: { [ids.wang]: 'counted', [ids.gu]: 'attends' },
    attendance: { [ids.wang]: { state: 'present' }, [ids.gu]: { state: 'leave', reason: '看病' } },
    decisions: { [crypto.randomUUID()]: { order: 0, text: '同意修路', vote: { kind: 'ordinary', inFavour: 1, against: 0, abstained: 0 } } },
  });
  await write([
    { id: ids.group, kind: 'group', body: { name: '一组', order: 0, leaderId: null, grid: '', foundedOn: null, dissolvedOn: null } },
    ...members.map(({ id, body }) => ({ id, kind: 'member' as const, body: body as unknown as JsonObject })),
    { id: crypto.randomUUID(), kind: 'meeting', body: meeting as unknown as JsonObject },
  ]);
});
afterEach(() => endpoint.close());

/** Puts records into 石桥村 as its secretary would. */
async function write(records: Parameters<typeof writeRecords>[1]): Promise<void> {
  const context = {
    flavour: endpoint.store.flavour,
    branchId: endpoint.branches.shiqiao,
    by: { accountId: crypto.randomUUID(), name: '王秀兰' },
    at: instantAt(endpoint.clock.now()),
    newId: () => crypto.randomUUID(),
  };
  await endpoint.store.write((tx) => writeRecords(tx, records, context));
}

async function fetched(path: string): Promise<Uint8Array> {
  const session = await endpoint.app.request('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-zhibu': '1' },
    body: JSON.stringify({ login: 'staff', password: PASSWORD }),
  });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const response = await endpoint.app.request(path, { headers: { cookie, 'x-zhibu': '1' } });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

async function cells(bytes: Uint8Array): Promise<unknown[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  const rows: unknown[][] = [];
  book.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  return rows;
}

test('a roster that is taken out and brought back in changes nothing', async () => {
  const staff = await endpoint.signIn('staff');
  for (const path of [`/api/v1/branches/${endpoint.branches.shiqiao}/export/roster.xlsx`, '/api/v1/desk/export/roster.xlsx']) {
    const bytes = await fetched(path);
    const preview = await staff.post<ImportPreview>(`/api/v1/branches/${endpoint.branches.shiqiao}/import/preview`, {
      file: Buffer.from(bytes).toString('base64'),
    });
    expect(preview.body.counts).toEqual({ add: 0, same: 2, update: 0, refuse: 0, ask: 0, skip: 0 });
    expect([preview.body.newGroups, preview.body.columns.filter(({ use }) => use === null)]).toEqual([[], []]);
  }
});

test('names leave exactly as registered, and words that look like a formula as words', async () => {
  const rows = await cells(await fetched('/api/v1/desk/export/roster.xlsx'));
  const first = Object.fromEntries((rows[0] ?? []).map((heading, i) => [heading, rows[1]?.[i]]));
  expect(first).toMatchObject({ 姓名: '王𠮷', 性别: '男', 民族: '土家族', 出生日期: '1970-01', 党小组: '一组', 备注: '=1+1' });
  expect(first).toMatchObject({ 所在党支部: '石桥村党支部', 入党日期: '1999-07-01', 人员类别: '正式党员', 公民身份号码: '' });
  expect(rows[2]?.[0]).toBe('古丽娜尔·玉素甫');
});

test('the columns stand in the order of the national membership system', async () => {
  const [headings] = await cells(await fetched('/api/v1/desk/export/roster.xlsx'));
  const order =
    '姓名 性别 公民身份号码 民族 出生日期 学历 学位 人员类别 所在党支部 手机号码 入党日期 转正日期 党龄 党龄校正值 新社会阶层 工作岗位'.split(
      ' ',
    );
  expect(headings?.slice(0, order.length)).toEqual(order);
});

test('a meeting leaves with its turnout, who was away and why, and the votes', async () => {
  const rows = await cells(await fetched('/api/v1/desk/export/meetings.xlsx?from=2026-06-01&to=2026-06-30'));
  const meeting = Object.fromEntries((rows[0] ?? []).map((heading, i) => [heading, rows[1]?.[i]]));
  expect(meeting).toMatchObject({
    村: '石桥村党支部',
    会议类别: '党小组会',
    党小组: '一组',
    地点: '@村部',
    应到: 2,
    实到: 1,
    请假: '古丽娜尔·玉素甫 (看病)',
    决议和表决: '同意修路 (赞成 1，反对 0，弃权 0)',
    会后几天记: 12,
    状态: '待审',
  });
  expect(await cells(await fetched('/api/v1/desk/export/meetings.xlsx?from=2026-05-01&to=2026-05-31'))).toHaveLength(1);
});

test('a meeting from before its branch and group were renamed leaves, and is read at the desk, under the names of its day', async () => {
  const renamed = (body: object) => ({
    id: crypto.randomUUID(),
    kind: 'structureEvent' as const,
    body: StructureEventBody.parse(body) as unknown as JsonObject,
  });
  const before = { change: 'renamed', before: '石桥大队党支部', after: '石桥村党支部' };
  const ofGroup = { change: 'groupRenamed', structureGroupId: ids.group, before: '老街组', after: '一组' };
  await write([renamed({ ...before, on: '2026-06-10' }), renamed({ ...ofGroup, on: '2026-06-10' })]);
  const line = async () => {
    const [headings, row] = await cells(await fetched('/api/v1/desk/export/meetings.xlsx'));
    return Object.fromEntries((headings ?? []).map((heading, i) => [heading, row?.[i]]));
  };
  expect(await line()).toMatchObject({ 村: '石桥大队党支部', 党小组: '老街组' });
  const staff = await endpoint.signIn('staff');
  const { rows } = (await staff.get<Inbox>('/api/v1/desk/inbox?kind=meeting')).body;
  expect(rows[0]).toMatchObject({ branchName: '石桥村党支部', title: { groupName: '老街组' } });
  const { body } = await staff.get<DeskRecord>(`/api/v1/desk/records/${rows[0]?.id}`);
  expect([body.branchName, body.branchNameThen, body.names[ids.group]]).toEqual(['石桥村党支部', '石桥大队党支部', '老街组']);

  // A change that took place before the meeting leaves it under the new names.
  await endpoint.store.write((tx) => tx.deleteFrom('records').where('kind', '=', 'structureEvent').execute());
  await write([renamed({ ...before, on: '2026-06-01' }), renamed({ ...ofGroup, on: '2026-05-01' })]);
  expect(await line()).toMatchObject({ 村: '石桥村党支部', 党小组: '一组' });
  expect((await staff.get<DeskRecord>(`/api/v1/desk/records/${rows[0]?.id}`)).body.branchNameThen).toBeNull();
});

test('a village of another township has nothing to take out', async () => {
  const staff = await endpoint.signIn('staff');
  expect((await staff.get(`/api/v1/branches/${endpoint.branches.faraway}/export/roster.xlsx`)).status).toBe(404);
  expect((await staff.get(`/api/v1/desk/export/meetings.xlsx?branchId=${endpoint.branches.faraway}`)).status).toBe(404);
  expect((await (await endpoint.signIn('shiqiao')).get('/api/v1/desk/export/roster.xlsx')).status).toBe(403);
});

test('the sample file can be had by whoever is signed in', async () => {
  expect((await cells(await fetched('/api/v1/import/sample.xlsx')))[0]?.[0]).toBe('姓名');
  expect((await endpoint.stranger.get('/api/v1/import/sample.xlsx')).status).toBe(401);
});
