import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Outcome } from '#protocol/operation.ts';
import { PullResponse, PushResponse } from '#protocol/sync.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('handing in and getting, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let secretary: Client;
  let staff: Client;
  let phone: TestPhone;
  let other: TestPhone;
  const id = (): string => v7();

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    secretary = await endpoint.signIn('shiqiao');
    staff = await endpoint.signIn('staff');
    phone = phoneOf(secretary, endpoint.branches.shiqiao, endpoint.clock.now);
    other = phoneOf(await endpoint.signIn('shiqiao-scribe'), endpoint.branches.shiqiao, endpoint.clock.now);
  });
  afterEach(() => endpoint.close());

  test('what one phone hands in, another phone of the branch gets whole [N4] [N5]', async () => {
    const meeting = id();
    const pushed = await phone.push(phone.create(meeting, 'meeting', meetingBody));
    expect(pushed.status).toBe(200);
    expect(PushResponse.parse(pushed.body).outcomes[0]).toMatchObject({
      outcome: 'accepted',
      seq: 1,
      receipt: { no: '0613-01', at: '2026-06-13T02:00:00.000Z' },
    });
    const pulled = PullResponse.parse((await other.pull()).body);
    expect(pulled.records).toEqual(pushed.body.records);
    expect(pulled).toMatchObject({ more: false, head: 1, cursor: pushed.body.token });
    expect(pulled.records[0]).toMatchObject({ id: meeting, rev: 1, createdByName: '王秀兰', review: { state: 'submitted', turn: 0 } });
  });

  test('only the secretary confirms minutes; whoever writes them may take the confirmation back', async () => {
    const meeting = id();
    const confirmed = { name: '王秀兰', on: '2026-06-12' };
    await other.push(other.create(meeting, 'meeting', meetingBody));
    expect(await other.handIn(other.set(meeting, 'meeting', 1, { confirmed }))).toMatchObject({
      outcome: 'refused',
      code: 'operation.denied',
    });
    expect(await phone.handIn(phone.set(meeting, 'meeting', 1, { confirmed }))).toMatchObject({ outcome: 'accepted' });
    expect(await other.handIn(other.set(meeting, 'meeting', 2, { confirmed: null, notes: '补一句' }))).toMatchObject({
      outcome: 'accepted',
    });
  });

  test('an operation sent twice changes nothing the second time and gets the very same answer [N3]', async () => {
    const operation = phone.create(id(), 'meeting', meetingBody);
    const first = await phone.handIn(operation);
    endpoint.clock.advance(86_400_000);
    const second = await phone.handIn(operation);
    expect(second).toEqual({ ...first, repeated: true });
    expect((await phone.pull()).body.head).toBe(1);
    const twice = (await phone.push(operation, operation)).body.outcomes;
    expect(twice.map((outcome) => outcome.seq)).toEqual([1, 1]);
  });

  test('the same new operation twice in one push is taken once [N3]', async () => {
    const operation = phone.create(id(), 'meeting', meetingBody);
    const { outcomes } = (await phone.push(operation, operation)).body;
    expect(outcomes.map((outcome) => [outcome.outcome, outcome.repeated])).toEqual([
      ['accepted', undefined],
      ['accepted', true],
    ]);
  });

  test('one bad operation does not hold up the others, and is kept with its content [N2] [N11]', async () => {
    const good = phone.create(id(), 'meeting', meetingBody);
    const broken = { ...phone.create(id(), 'meeting', meetingBody), surprise: 1 };
    const wrong = phone.create(id(), 'meeting', { ...meetingBody, heldOn: 'yesterday' });
    const { status, body } = await phone.push(null, 'x', broken, { ...good, id: id(), hlc: 7 }, wrong, good);
    expect(status).toBe(200);
    expect(body.outcomes.map((outcome) => outcome.code ?? outcome.outcome)).toEqual([
      'operation.malformed',
      'operation.malformed',
      'operation.malformed',
      'operation.malformed',
      'operation.recordInvalid',
      'accepted',
    ]);
    for (const outcome of body.outcomes) expect(Outcome.parse(outcome)).toEqual(outcome);
    expect(body.outcomes[2]?.id).toBe(broken.id);
    const kept = await endpoint.store.db.selectFrom('operations').select(['id', 'content']).where('outcome', '=', 'refused').execute();
    expect(kept).toHaveLength(5);
    expect(kept.find((row) => row.id === wrong.id)?.content).toContain('yesterday');
  });

  test('half a character or a NUL in one operation refuses that one only', async () => {
    const { body } = await phone.push(
      phone.create(id(), 'meeting', { ...meetingBody, theme: '\ud83d' }),
      phone.create(id(), 'meeting', { ...meetingBody, theme: 'a\u0000b' }),
      phone.create(id(), 'meeting', { ...meetingBody, 'attendance.__proto__': { state: 'present' } }),
      phone.create(id(), 'meeting', { ...meetingBody, theme: '𠮷·古丽' }),
    );
    expect(body.outcomes.map((outcome) => outcome.code ?? 'accepted')).toEqual([
      'operation.malformed',
      'operation.malformed',
      'operation.malformed',
      'accepted',
    ]);
    expect(body.records[0]?.body['theme']).toBe('𠮷·古丽');
  });

  test('two phones that fill different fields offline both stand', async () => {
    const meeting = id();
    const one = id();
    const two = id();
    await phone.push(phone.create(meeting, 'meeting', meetingBody));
    await phone.push(phone.set(meeting, 'meeting', 1, { place: '党群服务中心', [`attendance.${one}`]: { state: 'present', reason: '' } }));
    const answer = await other.push(
      other.set(meeting, 'meeting', 1, { notes: '讨论修路', [`attendance.${two}`]: { state: 'leave', reason: '住院' } }),
    );
    expect(answer.body.outcomes[0]).toMatchObject({ outcome: 'accepted', seq: 3 });
    expect(answer.body.outcomes[0]).not.toHaveProperty('lost');
    expect(answer.body.records[0]?.body).toMatchObject({
      place: '党群服务中心',
      notes: '讨论修路',
      attendance: { [one]: { state: 'present' }, [two]: { state: 'leave' } },
    });
  });

  test('of two edits of one field that did not see each other the later one stands, and the other is told', async () => {
    const meeting = id();
    await phone.push(phone.create(meeting, 'meeting', meetingBody));
    const earlier = other.set(meeting, 'meeting', 1, { place: '祠堂' });
    endpoint.clock.advance(60_000);
    await phone.push(phone.set(meeting, 'meeting', 1, { place: '小学' }));
    const { body } = await other.push(earlier);
    expect(body.outcomes[0]).toMatchObject({ outcome: 'unchanged', lost: ['place'], receipt: { no: '0613-03' } });
    expect(body.records[0]?.body['place']).toBe('小学');
    const history = (await staff.get<{ history: { changes: { path: string; lost: boolean }[] }[] }>(`/api/v1/desk/records/${meeting}`)).body
      .history;
    expect(history.at(-1)?.changes).toEqual([{ path: 'place', before: null, after: '祠堂', lost: true }]);
  });

  test('who had seen the value he changes wins, even with a clock that is years behind', async () => {
    const meeting = id();
    await phone.push(phone.create(meeting, 'meeting', meetingBody));
    const slow = phoneOf(await endpoint.signIn('shiqiao-scribe'), endpoint.branches.shiqiao, () => Date.parse('2019-01-01T00:00:00.000Z'));
    expect(await slow.handIn(slow.set(meeting, 'meeting', 1, { place: '祠堂' }))).toMatchObject({ outcome: 'accepted' });
    expect((await phone.pull()).body.records[0]?.body['place']).toBe('祠堂');
  });

  test('a phone that says it saw what has not happened yet does not win by it', async () => {
    const meeting = id();
    await phone.push(phone.create(meeting, 'meeting', meetingBody));
    const liar = other.set(meeting, 'meeting', 1_000_000, { place: '祠堂' });
    endpoint.clock.advance(1000);
    await phone.push(phone.set(meeting, 'meeting', 1, { place: '小学' }));
    expect(await other.handIn(liar)).toMatchObject({ outcome: 'accepted' });
    const late = other.set(meeting, 'meeting', 3, { place: '村部' });
    expect(await other.handIn(late)).toMatchObject({ outcome: 'accepted', seq: 4 });
  });

  test('a clock that is a day ahead is bounded, and nothing is refused for it [N10]', async () => {
    const fast = phoneOf(secretary, endpoint.branches.shiqiao, () => endpoint.clock.now() + 86_400_000);
    const { body } = await fast.push(fast.create(id(), 'meeting', meetingBody));
    expect(body.outcomes[0]).toMatchObject({ outcome: 'accepted', clamped: true });
    expect(body.records[0]?.firstWrittenAt).toBe(body.now);
    for (const stamp of Object.values(body.records[0]?.stamps ?? {}))
      expect(Number.parseInt(stamp.h.slice(0, 9), 36)).toBe(endpoint.clock.now());
  });

  test('a record taken away refuses edits, and its content leaves the phones', async () => {
    const meeting = id();
    await phone.push(phone.create(meeting, 'meeting', meetingBody));
    const edit = other.set(meeting, 'meeting', 1, { place: '祠堂' });
    expect(await phone.handIn(phone.remove(meeting, 'meeting', 1))).toMatchObject({ outcome: 'accepted', seq: 2 });
    expect(await other.handIn(edit)).toMatchObject({ outcome: 'refused', code: 'operation.recordDeleted' });
    expect(await phone.handIn(phone.create(meeting, 'meeting', meetingBody))).toMatchObject({ code: 'operation.recordDeleted' });
    expect((await other.pull()).body.records[0]).toMatchObject({ deleted: true, body: {} });
  });

  test('a scribe may not take a record away', async () => {
    const meeting = id();
    await phone.push(phone.create(meeting, 'meeting', meetingBody));
    expect(await other.handIn(other.remove(meeting, 'meeting', 1))).toMatchObject({ outcome: 'refused', code: 'operation.denied' });
  });

  test.each([
    ['an unknown kind', { kind: 'sorcery' }, 'operation.kindUnknown'],
    ['an unknown field', { changes: { surprise: 1 } }, 'operation.fieldUnknown'],
    ['a whole map at once', { changes: { attendance: {} } }, 'operation.fieldUnknown'],
    ['a record nobody made', { recordId: v7() }, 'operation.recordMissing'],
    ['a body of a later version', { schema: 999 }, 'operation.tooNew'],
    ['another branch', { branchId: v7() }, 'operation.denied'],
    ['a wrong value', { changes: { meetingKind: 'party' } }, 'operation.recordInvalid'],
    ['another kind than the record has', { kind: 'member' }, 'operation.denied'],
  ])('an edit of %s is refused with its reason', async (_what, change, code) => {
    const meeting = id();
    await phone.push(phone.create(meeting, 'meeting', meetingBody));
    expect(await phone.handIn({ ...phone.set(meeting, 'meeting', 1, { place: 'x' }), ...change })).toMatchObject({
      outcome: 'refused',
      code,
    });
  });

  test('a record id that another branch uses is denied like any other, and that branch keeps its record [N8]', async () => {
    const meeting = id();
    const theirs = phoneOf(await endpoint.signIn('liushu'), endpoint.branches.liushu, endpoint.clock.now);
    await theirs.push(theirs.create(meeting, 'meeting', { ...meetingBody, place: '柳树村' }));
    const { body } = await phone.push(phone.create(meeting, 'meeting', meetingBody), phone.set(meeting, 'meeting', 1, { place: 'x' }));
    expect(body.outcomes.map((outcome) => outcome.code)).toEqual(['operation.denied', 'operation.denied']);
    expect(body.records).toEqual([]);
    expect(JSON.stringify(body)).not.toContain('柳树');
    expect((await theirs.pull()).body.records[0]?.body['place']).toBe('柳树村');
  });

  test('an operation id that another branch used tells nothing and takes nothing', async () => {
    const theirs = phoneOf(await endpoint.signIn('liushu'), endpoint.branches.liushu, endpoint.clock.now);
    const used = theirs.create(id(), 'meeting', meetingBody);
    await theirs.push(used);
    const outcome = await phone.handIn({ ...phone.create(id(), 'meeting', meetingBody), id: used.id });
    expect(outcome).toEqual({ id: used.id, outcome: 'refused', code: 'operation.denied' });
  });

  test('another branch can be neither read nor written [N8]', async () => {
    for (const branchId of [endpoint.branches.liushu, endpoint.branches.faraway, id()]) {
      const foreign = phoneOf(secretary, branchId, endpoint.clock.now);
      for (const answer of [await foreign.push(foreign.create(id(), 'meeting', meetingBody)), await foreign.pull()])
        expect([answer.status, answer.body]).toEqual([403, { problem: { code: 'sync.scopeLost' } }]);
    }
  });

  test('a group leader writes the meetings of his own group, and cannot move one there or away', async () => {
    const leader = phoneOf(await endpoint.signIn('shiqiao-leader'), endpoint.branches.shiqiao, endpoint.clock.now);
    const own = { ...meetingBody, meetingKind: 'group', groupId: endpoint.groups.own };
    const mine = id();
    expect(await leader.handIn(leader.create(mine, 'meeting', own))).toMatchObject({ outcome: 'accepted' });
    expect(await leader.handIn(leader.set(mine, 'meeting', 1, { groupId: endpoint.groups.sibling }))).toMatchObject({
      code: 'operation.denied',
    });
    expect(await leader.handIn(leader.create(id(), 'meeting', { ...own, groupId: endpoint.groups.sibling }))).toMatchObject({
      code: 'operation.denied',
    });
    const branchWide = id();
    await phone.push(phone.create(branchWide, 'meeting', meetingBody));
    expect(await leader.handIn(leader.set(branchWide, 'meeting', 9, { groupId: endpoint.groups.own }))).toMatchObject({
      code: 'operation.denied',
    });
    expect(await leader.handIn(leader.create(id(), 'group', { name: '一组', order: 1 }))).toMatchObject({ code: 'operation.denied' });
  });

  test('pages come in order, leave nothing out and end where the head was [N4] [N7]', async () => {
    const ids = Array.from({ length: 7 }, id);
    for (const recordId of ids) await phone.push(phone.create(recordId, 'group', { name: '组', order: 1 }));
    await phone.push(phone.set(ids[0] as string, 'group', 1, { name: '改名' }));
    const seen: number[] = [];
    let cursor: string | null = null;
    for (let page = 0, more = true; more && page < 10; page += 1) {
      const answer: PullResponse = (await other.pull({ cursor, limit: 3 })).body;
      seen.push(...answer.records.map((record) => record.seq));
      ({ cursor, more } = answer);
    }
    expect(seen).toEqual([2, 3, 4, 5, 6, 7, 8]);
    const answer = (await other.pull({ cursor })).body;
    expect(answer).toMatchObject({ records: [], more: false, cursor });
  });

  test('a phone that has seen a history this endpoint does not have is told so, and nothing is taken in', async () => {
    const { body } = await phone.push(phone.create(id(), 'meeting', meetingBody));
    const foreign = body.token.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'));
    for (const token of ['1.99.AAAAAAAAAAA', foreign]) {
      expect((await phone.pull({ cursor: token })).body).toEqual({ problem: { code: 'sync.diverged' } });
      expect((await phone.pull({ witness: token })).status).toBe(409);
      const pushed = await secretary.post('/api/v1/sync/push', {
        protocol: 1,
        deviceId: phone.deviceId,
        branchId: endpoint.branches.shiqiao,
        witness: token,
        operations: [phone.create(id(), 'meeting', meetingBody)],
      });
      expect(pushed.status).toBe(409);
    }
    expect((await phone.pull({ witness: body.token, cursor: body.token })).body).toMatchObject({ head: 1, records: [] });
  });

  test('receipts are numbered for each branch and each day in China', async () => {
    const numbers: (string | undefined)[] = [];
    const handIn = async (): Promise<void> =>
      void numbers.push((await phone.handIn(phone.create(id(), 'group', { name: '组', order: 1 }))).receipt?.no);
    await handIn();
    await handIn();
    endpoint.clock.advance(14 * 3_600_000 - 1); // 23:59:59.999 in China
    await handIn();
    endpoint.clock.advance(1);
    await handIn();
    expect(numbers).toEqual(['0613-01', '0613-02', '0613-03', '0614-01']);
  });

  test('phones that hand in at the same moment all get in, each change with a count of its own', async () => {
    const phones = Array.from({ length: 8 }, () => phoneOf(secretary, endpoint.branches.shiqiao, endpoint.clock.now));
    const answers = await Promise.all(
      phones.map((one) => one.push(...Array.from({ length: 5 }, () => one.create(id(), 'group', { name: '组', order: 1 })))),
    );
    expect(answers.map((answer) => answer.status)).toEqual(phones.map(() => 200));
    const counts = answers.flatMap((answer) => answer.body.outcomes.map((outcome) => outcome.seq ?? 0));
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  test('an old phone is told that it is outdated and what it typed stays with it', async () => {
    expect(
      (
        await secretary.post('/api/v1/sync/pull', {
          protocol: 0,
          deviceId: v7(),
          branchId: endpoint.branches.shiqiao,
          witness: null,
          cursor: null,
        })
      ).status,
    ).toBe(426);
  });
});
