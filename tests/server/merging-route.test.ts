import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reversalId } from '#domain/dues/entry-ids.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { Json } from '#domain/kernel/json.ts';
import type { DeskBranches, DeskRecord, DeskRecords } from '#protocol/desk.ts';
import type { SamePeopleOfBranch } from '#protocol/merging.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { BranchRegisters, TownshipStructure } from '#protocol/registers.ts';
import { paymentIn, reversalOf } from '#tests/support/dues.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

type Values = Readonly<Record<string, Json>>;

describe.each(databases)('two records of one person, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let phone: TestPhone;
  let staff: Client;
  let branch: string;
  const [kept, other, namesake, sitting] = [v7(), v7(), v7(), v7()];
  const present = { state: 'present', reason: '' };

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    branch = endpoint.branches.shiqiao;
    phone = phoneOf(await endpoint.signIn('shiqiao'), branch, endpoint.clock.now);
    staff = await endpoint.signIn('staff');
    const member = (id: string, values: Values) =>
      phone.create(id, 'member', { sex: '1', status: 'formal', joinedOn: '1990-07-01', formalOn: '1991-07-01', ...values });
    await phone.push(
      member(kept, { name: '陈升', birthMonth: '1962-03' }),
      member(other, { name: '陈昇', birthMonth: '1962-03', education: '60' }),
      member(namesake, { name: '陈升', birthMonth: '1990-01' }),
      phone.create(sitting, 'meeting', {
        ...meetingBody,
        ...Object.fromEntries(
          [kept, other, namesake].flatMap((id) => [[`roll.${id}`, 'counted'] as const, [`attendance.${id}`, present] as const]),
        ),
      } as Values),
    );
  });
  afterEach(() => endpoint.close());

  const path = () => `/api/v1/branches/${branch}/same-people`;
  const look = async () => (await staff.get<SamePeopleOfBranch>(path())).body;
  const seen = (record: SyncedRecord | undefined) => ({ id: record?.id, rev: record?.rev });
  const merge = async () => {
    const [pair] = (await look()).like;
    const of = (id: string) => seen([pair?.one, pair?.other].find((record) => record?.id === id));
    return staff.post<SamePeopleOfBranch>(path(), { act: 'merge', kept: of(kept), other: of(other), take: ['education'] });
  };
  const part = async () => staff.post<SamePeopleOfBranch>(path(), { act: 'part', other: seen((await look()).merged[0]?.other) });

  /** Whatever of the roster can be counted or read at the desk. */
  const everything = async () => {
    const one = <T>(from: string) => staff.get<T>(from).then(({ body }) => body);
    const bare = ({ id, body, deleted, review }: SyncedRecord) => ({ id, body, deleted, state: review.state });
    const registers = await one<BranchRegisters>(`/api/v1/branches/${branch}/registers`);
    const members = await one<DeskRecords>('/api/v1/desk/members');
    const record = await one<DeskRecord>(`/api/v1/desk/records/${sitting}`);
    return {
      memberCount: (await one<DeskBranches>('/api/v1/desk/branches')).branches[0]?.memberCount,
      structure: (await one<TownshipStructure>('/api/v1/desk/structure')).members,
      registers: registers.records.map(bare).sort((a, b) => (a.id < b.id ? -1 : 1)),
      members: members.records.map(bare).sort((a, b) => (a.id < b.id ? -1 : 1)),
      roll: record.record.body['roll'],
      attendance: record.record.body['attendance'],
      pulled: (await phone.pull()).body.records.map(bare).sort((a, b) => (a.id < b.id ? -1 : 1)),
    };
  };

  test('the pair is found by the character that is only written differently, and a namesake of another year is not', async () => {
    const { like } = await look();
    expect(like.map(({ one, other: two }) => [one.id, two.id].sort())).toEqual([[kept, other].sort()]);
  });

  test('made one, he is counted once in every figure of the desk and in the register, with the value that was chosen', async () => {
    const before = await everything();
    expect((await merge()).status).toBe(200);
    const after = await everything();
    expect([before.memberCount, after.memberCount]).toEqual([3, 2]);
    expect([before.structure, after.structure]).toEqual([3, 2]);
    expect(after.members.map(({ id }) => id)).toEqual([kept, namesake].sort());
    expect(after.registers.filter(({ id }) => id === other)).toEqual([]);
    expect(after.members.find(({ id }) => id === kept)?.body['education']).toBe('60');
    expect(after.roll).toEqual({ [kept]: 'counted', [namesake]: 'counted' });
    expect(Object.keys(after.attendance as object).sort()).toEqual([kept, namesake].sort());
    // The phones get the records as they are written: nothing is gone from anywhere.
    expect(after.pulled.map(({ id, deleted }) => [id, deleted])).toEqual(before.pulled.map(({ id }) => [id, false]));
    expect((await look()).merged.map((pair) => [pair.kept.id, pair.other.id])).toEqual([[kept, other]]);
  });

  test('undone, every record and every count is as it was', async () => {
    const first = await everything();
    await merge();
    expect((await part()).body.merged).toEqual([]);
    const last = await everything();
    const known = ({ body, ...rest }: (typeof first.pulled)[number]) => {
      const { mergedInto: _none, notSame: _nobody, ...said } = body;
      return { ...rest, body: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== '')) };
    };
    expect({ ...last, pulled: [], registers: [], members: [] }).toEqual({ ...first, pulled: [], registers: [], members: [] });
    for (const list of ['pulled', 'registers', 'members'] as const)
      expect(last[list].map(known).map(({ body }) => body)).toMatchObject(first[list].map(known).map(({ body }) => body));
  });

  test('what the township had approved stays approved, and what it had not read waits', async () => {
    const approve = (id: string) => staff.post(`/api/v1/desk/records/${id}/review`, { act: 'approve', turn: 0 });
    await approve(kept);
    await merge();
    const states = (await phone.pull()).body.records.filter(({ kind }) => kind === 'member').map(({ id, review }) => [id, review.state]);
    expect(Object.fromEntries(states)).toMatchObject({ [kept]: 'approved', [other]: 'submitted' });
  });

  test('whoever decided over an older look at the two is told, and nothing is written', async () => {
    const [pair] = (await look()).like;
    await phone.push(phone.set(other, 'member', 99, { residence: '清溪镇' }));
    const answer = await staff.post(path(), { act: 'merge', kept: seen(pair?.one), other: seen(pair?.other), take: [] });
    expect([answer.status, answer.body]).toMatchObject([409, { problem: { code: 'import.changed' } }]);
    expect((await look()).merged).toEqual([]);
  });

  test('two people of whom somebody said that they are two are not asked about again', async () => {
    const [pair] = (await look()).like;
    const answer = await staff.post<SamePeopleOfBranch>(path(), { act: 'notSame', kept: seen(pair?.one), other: seen(pair?.other) });
    expect(answer.body.like).toEqual([]);
    expect((await staff.get<DeskRecord>(`/api/v1/desk/records/${kept}`)).body.questions.like).toEqual([]);
  });

  test('an entry of dues that was paid under the other record can be taken back under the one he is read as', async () => {
    const entry = paymentIn(branch, other, '2026-05');
    expect(await phone.handIn(phone.create(entry.id, 'duesPayment', entry.body as unknown as Values))).toMatchObject({
      outcome: 'accepted',
    });
    await merge();
    const reversal = reversalOf(entry.id, entry.body, { memberId: kept as MemberId });
    const back = phone.create(reversalId(branch, entry.id), 'duesPayment', reversal as unknown as Values);
    expect(await phone.handIn(back)).toMatchObject({ outcome: 'accepted' });
  });

  test('the citizen number that only the other record has is the one person’s, and is the other’s again when it is undone', async () => {
    const of = (id: string) => `/api/v1/desk/records/${id}/id-number`;
    const put = await staff.send(of(other), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number: '110101199003078515' }),
    });
    expect(put.status).toBe(200);
    const lastFour = async (id: string) => (await staff.get<{ lastFour: string | null }>(of(id))).body.lastFour;
    await merge();
    expect(await lastFour(kept)).toBe('8515');
    expect((await staff.post<{ number: string }>(`${of(kept)}/open`, {})).body.number).toBe('110101199003078515');
    await part();
    expect([await lastFour(kept), await lastFour(other)]).toEqual([null, '8515']);
  });

  test('a record that a phone points at somebody of another branch is read by itself', async () => {
    const stranger = v7();
    const liushu = phoneOf(await endpoint.signIn('liushu'), endpoint.branches.liushu, endpoint.clock.now);
    await liushu.push(liushu.create(stranger, 'member', { name: '陈升', sex: '1', status: 'formal' }));
    await phone.push(
      phone.set(other, 'member', 99, { mergedInto: { memberId: stranger, on: '2026-06-13', byName: '', was: {}, wrote: {} } }),
    );
    expect((await everything()).memberCount).toBe(3);
  });
});
