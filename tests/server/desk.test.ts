import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Json } from '#domain/kernel/json.ts';
import { ApproveManyResponse, DeskBranches, DeskRecord, DeskRecords, Inbox, Overview } from '#protocol/desk.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('the township desk, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let staff: Client;
  let phone: TestPhone;

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    staff = await endpoint.signIn('staff');
    phone = phoneOf(await endpoint.signIn('shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
  });
  afterEach(() => endpoint.close());

  async function meeting(changes: Record<string, Json> = {}, from: TestPhone = phone): Promise<string> {
    const id = v7();
    expect(await from.handIn(from.create(id, 'meeting', { ...meetingBody, ...changes }))).toMatchObject({ outcome: 'accepted' });
    endpoint.clock.advance(1000);
    return id;
  }
  const review = (id: string, body: unknown) =>
    staff.post<{ review: { state: string; turn: number } }>(`/api/v1/desk/records/${id}/review`, body);
  const mark = { path: 'place', note: '请写全称', proposal: '石桥村村部二楼会议室' };
  const inbox = async (query = ''): Promise<Inbox> => Inbox.parse((await staff.get(`/api/v1/desk/inbox${query}`)).body);

  test('handed in, returned with a mark, mended, approved: each side sees where it stands', async () => {
    const id = await meeting();
    expect((await inbox()).rows.map((row) => [row.id, row.branchName, row.title, row.state])).toEqual([
      [id, '石桥村党支部', { meetingKind: 'assembly' }, 'submitted'],
    ]);

    expect((await review(id, { act: 'return', turn: 0, marks: [mark], mendBy: '2026-06-20' })).body.review).toMatchObject({
      state: 'returned',
      turn: 1,
      byName: '林晓',
      marks: [mark],
    });
    const returned = (await phone.pull()).body.records[0];
    expect(returned).toMatchObject({ seq: 2, rev: 1, review: { state: 'returned', mendBy: '2026-06-20' } });

    const unasked = await phone.push(phone.set(id, 'meeting', 2, { notes: '补一句' }));
    expect(unasked.body.records[0]?.review).toMatchObject({ state: 'returned', marks: [mark] });
    const mended = await phone.push(phone.set(id, 'meeting', 3, { place: '石桥村村部二楼会议室' }, 1));
    expect(mended.body.records[0]?.review).toMatchObject({ state: 'resubmitted', turn: 2 });
    expect((await inbox('?state=mended')).rows.map((row) => row.id)).toEqual([id]);

    const page = DeskRecord.parse((await staff.get(`/api/v1/desk/records/${id}`)).body);
    expect(page.judgedBody?.['place']).toBe('村部二楼');
    expect(page.history.map((entry) => [entry.what, entry.byName, entry.receiptNo])).toEqual([
      ['created', '王秀兰', '0613-01'],
      ['returned', '林晓', null],
      ['edited', '王秀兰', '0613-02'],
      ['edited', '王秀兰', '0613-03'],
    ]);
    expect(page.history.at(-1)?.changes).toEqual([{ path: 'place', before: '村部二楼', after: '石桥村村部二楼会议室', lost: false }]);

    expect((await review(id, { act: 'approve', turn: 2 })).body.review).toMatchObject({ state: 'approved', turn: 3 });
    expect((await phone.pull()).body.records[0]?.review.state).toBe('approved');
    expect((await inbox('?state=done')).counts).toEqual({ waiting: 0, mended: 0, late: 0, done: 1 });
  });

  test('an edit after approval brings the record back to the inbox', async () => {
    const id = await meeting();
    await review(id, { act: 'approve', turn: 0 });
    await phone.push(phone.set(id, 'meeting', 2, { place: '祠堂' }));
    expect((await inbox('?state=mended')).rows.map((row) => row.id)).toEqual([id]);
  });

  test('to answer a return with nothing to change is an answer too', async () => {
    const id = await meeting();
    await review(id, { act: 'return', turn: 0, marks: [mark], mendBy: null });
    expect((await phone.push(phone.set(id, 'meeting', 2, {}, 1))).body.records[0]?.review.state).toBe('resubmitted');
    expect(await phone.handIn(phone.set(id, 'meeting', 3, {}))).toMatchObject({ outcome: 'unchanged' });
  });

  test('of two officers who judge at the same moment one is told that the other was there first', async () => {
    const id = await meeting();
    const [one, two] = await Promise.all([
      review(id, { act: 'approve', turn: 0 }),
      review(id, { act: 'return', turn: 0, marks: [mark], mendBy: null }),
    ]);
    expect([one.status, two.status].toSorted()).toEqual([200, 409]);
    expect([one, two].find((answer) => answer.status === 409)?.body).toMatchObject({ problem: { code: 'review.moved' } });
  });

  test('a mark on a field that the record does not have is refused', async () => {
    const id = await meeting();
    expect(await review(id, { act: 'return', turn: 0, marks: [{ ...mark, path: 'surprise' }], mendBy: null })).toMatchObject({
      status: 400,
      body: { problem: { code: 'request.malformed' } },
    });
  });

  test('many are approved at once, and those that cannot be are named', async () => {
    const [one, two, gone] = [await meeting(), await meeting(), await meeting()];
    await phone.push(phone.remove(gone, 'meeting', 3));
    const unknown = v7();
    const items = [
      { id: one, turn: 0 },
      { id: two, turn: 5 },
      { id: gone, turn: 0 },
      { id: unknown, turn: 0 },
    ];
    const { results } = ApproveManyResponse.parse((await staff.post('/api/v1/desk/approve-many', { items })).body);
    expect(results.map((result) => result.code)).toEqual([null, 'review.moved', 'review.notAllowed', 'not.found']);
    expect((await inbox()).rows.map((row) => row.id)).toEqual([two]);
  });

  test('the inbox pages oldest first and leaves none out; filters and counts agree', async () => {
    const liushu = phoneOf(await endpoint.signIn('liushu'), endpoint.branches.liushu, endpoint.clock.now);
    const ids = [
      await meeting(),
      await meeting({ heldOn: '2026-06-05' }),
      await meeting({ theme: '防汛 Fangxun' }, liushu),
      await meeting({ heldOn: '2026-06-06' }),
      await meeting(),
    ];
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const page = await inbox(`?limit=2${after}`);
      seen.push(...page.rows.map((row) => row.id));
      if (!page.more) break;
      after = `&after=${encodeURIComponent(page.rows.at(-1)?.key ?? '')}`;
    }
    expect(seen).toEqual(ids);
    const late = await inbox('?late=1');
    expect(late.rows.map((row) => [row.id, row.daysLate, row.late])).toEqual([[ids[1], 8, true]]);
    expect(late.counts).toEqual({ waiting: 5, mended: 0, late: 1, done: 0 });
    expect((await inbox(`?branchId=${endpoint.branches.liushu}`)).rows.map((row) => row.id)).toEqual([ids[2]]);
    expect((await inbox('?search=fangXUN')).rows.map((row) => row.id)).toEqual([ids[2]]);
    expect((await inbox('?kind=member')).rows).toEqual([]);
    expect((await staff.get('/api/v1/desk/inbox?after=x')).status).toBe(400);
  });

  test('villages come in register order, with their members and when a phone was last heard of', async () => {
    await phone.push(phone.create(v7(), 'member', { name: '欧阳·古丽', sex: '2', status: 'formal' }));
    const left = { name: '田大顺', sex: '1', status: 'transferredOut', statusSince: '2026-01-10' };
    await phone.push(phone.create(v7(), 'member', left));
    const answer = DeskBranches.parse((await staff.get('/api/v1/desk/branches')).body);
    expect(answer).toMatchObject({ townshipName: '青石镇', practice: true });
    expect(answer.branches.map((branch) => [branch.name, branch.memberCount, branch.lastSeenAt])).toEqual([
      ['石桥村党支部', 1, '2026-06-13T02:00:00.000Z'],
      ['柳树村党支部', 0, null],
    ]);
  });

  test('the record page names the people and groups that stand in it', async () => {
    const [person, group] = [v7(), v7()];
    await phone.push(
      phone.create(person, 'member', { name: '欧阳·古丽', sex: '2', status: 'formal' }),
      phone.create(group, 'group', { name: '桥东组', order: 1 }),
    );
    const id = await meeting({ meetingKind: 'group', groupId: group, [`attendance.${person}`]: { state: 'present', reason: '' } });
    const page = DeskRecord.parse((await staff.get(`/api/v1/desk/records/${id}`)).body);
    expect(page.names).toEqual({ [person]: '欧阳·古丽', [group]: '桥东组' });
    expect((await inbox()).rows.find((row) => row.id === id)?.title).toEqual({ meetingKind: 'group', groupName: '桥东组' });
  });

  test('members are found by name and meetings by their days', async () => {
    await phone.push(
      phone.create(v7(), 'member', { name: '𠮷田', sex: '1', status: 'formal' }),
      phone.create(v7(), 'member', { name: '王秀兰', sex: '2', status: 'formal' }),
    );
    await meeting({ heldOn: '2026-05-02' });
    const june = await meeting();
    const names = async (query: string) =>
      DeskRecords.parse((await staff.get(`/api/v1/desk/members${query}`)).body).records.map((record) => record.body['name']);
    expect(await names('')).toEqual(['𠮷田', '王秀兰']);
    expect(await names(`?search=${encodeURIComponent('𠮷')}`)).toEqual(['𠮷田']);
    expect(
      DeskRecords.parse((await staff.get('/api/v1/desk/meetings?from=2026-06-01&to=2026-06-30')).body).records.map((record) => record.id),
    ).toEqual([june]);
  });

  test('the overview says of each village what was held and what is still open', async () => {
    const id = await meeting();
    const overview = Overview.parse((await staff.get('/api/v1/desk/overview?month=2026-06')).body);
    expect(overview.obligations.map((one) => one.id)).toEqual(['assembly', 'committee', 'group', 'themeDay', 'lesson']);
    const [shiqiao, liushu] = overview.rows.map((row) => row.cells);
    expect(shiqiao?.[0]).toEqual({
      obligation: 'assembly',
      state: 'delivered',
      day: '2026-06-12',
      have: 1,
      need: 1,
      daysLeft: null,
      records: [id],
    });
    expect(shiqiao?.map((cell) => cell.state)).toEqual(['delivered', 'none', 'none', 'open', 'open']);
    expect(liushu?.[0]).toMatchObject({ state: 'open', have: 0, need: 1, daysLeft: 17 });
    const april = Overview.parse((await staff.get('/api/v1/desk/overview?month=2026-04')).body);
    expect(april.rows[0]?.cells.map((cell) => cell.state)).toEqual(['delivered', 'none', 'none', 'overdue', 'open']);
  });
});
