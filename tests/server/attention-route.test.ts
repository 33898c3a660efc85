import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Attention, type AttentionSettled } from '#protocol/attention.ts';
import type { Deeds, People } from '#protocol/people.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('work that was not taken, at the desk, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let staff: Client;
  let admin: Client;
  let phone: TestPhone;

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    staff = await endpoint.signIn('staff');
    admin = await endpoint.signIn('admin');
    phone = phoneOf(await endpoint.signIn('shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
  });
  afterEach(() => endpoint.close());

  const list = async (query = '', client = staff): Promise<Attention> =>
    Attention.parse((await client.get(`/api/v1/desk/attention${query}`)).body);
  const settle = (id: string, act: 'accept' | 'refuse' | 'seen', body: object = {}) =>
    staff.post<AttentionSettled>(`/api/v1/desk/attention/${id}/${act}`, body);
  const codeOf = (answer: { body: unknown }): string => (answer.body as { problem: { code: string } }).problem.code;

  /** The secretary of 石桥 writes this and is moved to 柳树 before it is handed in. */
  async function moved(work: () => readonly unknown[]): Promise<void> {
    const operations = work();
    endpoint.clock.advance(60_000);
    const { people } = (await admin.get<People>('/api/v1/desk/people')).body;
    const id = people.find(({ login }) => login === 'shiqiao')?.id;
    await admin.post(`/api/v1/desk/people/${id}/move`, { role: 'secretary', branchId: endpoint.branches.liushu, groupId: null });
    endpoint.clock.advance(60_000);
    await phone.push(...operations);
  }

  test('a refused change is listed with what was written, what stands, by whom, when and why', async () => {
    const id = v7();
    await phone.push(phone.create(id, 'meeting', meetingBody));
    endpoint.clock.advance(1000);
    const wrong = phone.set(id, 'meeting', 1, { place: '村部 '.repeat(40), heldOn: '2026-06-11' });
    await phone.push(wrong);
    const { rows, counts, more } = await list();
    expect([counts, more]).toEqual([{ held: 0, refused: 1 }, false]);
    expect(rows[0]).toMatchObject({
      id: wrong.id,
      branchName: '石桥村党支部',
      outcome: 'refused',
      code: 'operation.recordInvalid',
      byName: '王秀兰',
      recordId: id,
      kind: 'meeting',
      act: 'set',
      stands: true,
      title: { meetingKind: 'assembly', day: '2026-06-12' },
    });
    expect(rows[0]?.fields.find(({ path }) => path === 'heldOn')).toEqual({ path: 'heldOn', written: '2026-06-11', now: '2026-06-12' });
  });

  test('ids in the content are told by the names of the branch, never by those of another', async () => {
    const [own, foreign] = [v7(), v7()];
    const member = (name: string) => ({ name, sex: '1', status: 'formal' });
    await phone.push(phone.create(own, 'member', member('吴桂芳')));
    const liushu = phoneOf(await endpoint.signIn('liushu'), endpoint.branches.liushu, endpoint.clock.now);
    await liushu.push(liushu.create(foreign, 'member', member('李建国')));
    const state = { state: 'absent', reason: '' };
    await phone.push(phone.set(v7(), 'meeting', 0, { [`attendance.${own}`]: state, [`attendance.${foreign}`]: state }));
    expect((await list()).rows[0]?.names).toEqual({ [own]: '吴桂芳' });
  });

  test('work that cannot be read at all is still listed, with nothing made up about it', async () => {
    await phone.push({ id: v7(), act: 'set', changes: 'nonsense' });
    expect((await list()).rows[0]).toMatchObject({
      code: 'operation.malformed',
      recordId: null,
      kind: null,
      fields: [],
      title: {},
      stands: false,
    });
  });

  test('refused work that was looked at leaves the list and is written down; a second look finds it settled', async () => {
    const wrong = phone.set(v7(), 'meeting', 0, { place: '村部' });
    await phone.push(wrong);
    expect((await settle(wrong.id, 'seen')).body).toEqual({ code: null });
    expect((await list()).counts).toEqual({ held: 0, refused: 0 });
    expect(codeOf(await settle(wrong.id, 'seen'))).toBe('attention.settled');
    expect(codeOf(await settle(wrong.id, 'accept'))).toBe('attention.settled');
    const { rows } = (await admin.get<Deeds>('/api/v1/desk/deeds')).body;
    expect(rows).toMatchObject([{ byName: '林晓', deed: 'attention.seen', facts: { name: '王秀兰', kind: 'meeting' } }]);
    // The phone still hears that it was refused.
    expect(await phone.handIn(wrong)).toMatchObject({ outcome: 'refused', code: 'operation.recordMissing' });
  });

  test('what a moved secretary had not handed in is held with its content, accepted, and stands in the village', async () => {
    const id = v7();
    await moved(() => [phone.create(id, 'meeting', meetingBody)]);
    const { rows } = await list('?outcome=held');
    expect(rows[0]).toMatchObject({
      outcome: 'held',
      code: 'operation.scopeLost',
      branchName: '石桥村党支部',
      act: 'create',
      stands: false,
    });
    expect(rows[0]?.fields.find(({ path }) => path === 'place')?.written).toBe('村部二楼');
    expect((await settle(rows[0]?.id ?? '', 'accept')).body).toEqual({ code: null });
    expect((await staff.get<{ record: object }>(`/api/v1/desk/records/${id}`)).body.record).toMatchObject({ createdByName: '王秀兰' });
    expect((await list()).rows).toEqual([]);
  });

  test('accepted and still not right: the answer says why, and the work goes back to its phone', async () => {
    await moved(() => [phone.set(v7(), 'meeting', 0, { place: '村部' })]);
    const [row] = (await list()).rows;
    expect((await settle(row?.id ?? '', 'accept')).body).toEqual({ code: 'operation.recordMissing' });
    expect((await list()).rows).toEqual([]);
  });

  test('not accepted needs a word, which reaches the phone', async () => {
    await moved(() => [phone.create(v7(), 'meeting', meetingBody)]);
    const [row] = (await list()).rows;
    expect((await settle(row?.id ?? '', 'refuse', { words: '  ' })).status).toBe(400);
    expect((await settle(row?.id ?? '', 'refuse', { words: '这次会柳树村已经记了' })).status).toBe(200);
    const { rows } = (await admin.get<Deeds>('/api/v1/desk/deeds')).body;
    expect(rows[0]).toMatchObject({ deed: 'attention.refused', facts: { words: '这次会柳树村已经记了' } });
    expect(await phone.handIn(JSON.parse(await contentOf(row?.id ?? '')))).toMatchObject({
      outcome: 'refused',
      facts: { note: '这次会柳树村已经记了' },
    });
  });

  const contentOf = async (id: string): Promise<string> =>
    (await endpoint.store.db.selectFrom('operations').select('content').where('id', '=', id).executeTakeFirstOrThrow()).content;

  test('pages follow each other without a gap, by village where one is named; another township sees nothing', async () => {
    const made = [];
    for (let i = 0; i < 5; i += 1) {
      const wrong = phone.set(v7(), 'meeting', 0, { place: `第 ${i} 处` });
      made.push(wrong.id);
      await phone.push(wrong);
      if (i % 2) endpoint.clock.advance(1000);
    }
    const seen: string[] = [];
    let after = '';
    for (;;) {
      const page = await list(`?limit=2${after && `&after=${encodeURIComponent(after)}`}`);
      seen.push(...page.rows.map((row) => row.id));
      after = page.rows.at(-1)?.key ?? '';
      if (!page.more) break;
    }
    expect(seen.toSorted()).toEqual(made.toSorted());
    expect((await list(`?branchId=${endpoint.branches.liushu}`)).rows).toEqual([]);
    expect((await list(`?branchId=${endpoint.branches.shiqiao}`)).counts.refused).toBe(5);
    const other = await endpoint.signIn('other-staff');
    expect(await list('', other)).toEqual({ rows: [], more: false, counts: { held: 0, refused: 0 } });
    expect((await other.post(`/api/v1/desk/attention/${made[0]}/seen`, {})).status).toBe(404);
    expect((await staff.get('/api/v1/desk/attention?after=x')).status).toBe(400);
  });
});
