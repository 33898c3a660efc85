import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeId, receiptId, reversalId } from '#domain/dues/entry-ids.ts';
import { duesBooks, type Entry } from '#domain/dues/ledger.ts';
import { fen } from '#domain/kernel/fen.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { localDate, type YearMonth } from '#domain/kernel/local-date.ts';
import type { DuesPaymentBody } from '#domain/records/dues-payment.ts';
import type { DuesRemittanceBody } from '#domain/records/dues-remittance.ts';
import { DeskDues } from '#protocol/dues.ts';
import { livingOfKind } from '#server/repos/records.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import { batchOf, paymentBody, paymentIn, reversalOf } from '#tests/support/dues.ts';
import { type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

type Values = Readonly<Record<string, Json>>;

describe.each(databases)('dues handed in, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let phone: TestPhone;
  let other: TestPhone;
  let branch: string;
  const farmer = v7();

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    branch = endpoint.branches.shiqiao;
    phone = phoneOf(await endpoint.signIn('shiqiao'), branch, endpoint.clock.now);
    other = phoneOf(await endpoint.signIn('shiqiao-scribe'), branch, endpoint.clock.now);
    await phone.push(phone.create(farmer, 'member', { name: '郑有才', sex: '1', status: 'formal', joinedOn: '2026-02-14' }));
  });
  afterEach(() => endpoint.close());

  const create = (by: TestPhone, id: string, kind: string, body: object) => by.handIn(by.create(id, kind, body as Values));
  const pay = (by: TestPhone, month: string, change: Partial<DuesPaymentBody> = {}) => {
    const { id, body } = paymentIn(branch, farmer, month, change);
    return create(by, id, 'duesPayment', body);
  };
  const asTownship = (id: string, kind: 'duesClose' | 'duesReceipt', body: JsonObject) =>
    endpoint.store.write((tx) =>
      writeRecords(tx, [{ id, kind, body }], {
        flavour: endpoint.store.flavour,
        branchId: branch,
        by: { accountId: v7(), name: '林晓' },
        at: '2026-06-13T02:00:00.000Z' as never,
        newId: v7,
      }),
    );
  const close = (period: string) => asTownship(closeId(branch, period), 'duesClose', { period, closedOn: '2026-06-13' });
  const books = async () => {
    const read = async <T>(kind: 'duesPayment' | 'duesRemittance') =>
      (await livingOfKind(endpoint.store.db, branch, kind)).map((row) => ({ id: row.id as RecordId, body: JSON.parse(row.body) as T }));
    return duesBooks(await read<DuesPaymentBody>('duesPayment'), await read<DuesRemittanceBody>('duesRemittance'), []);
  };

  test('the same payment written on two phones is one entry, and both phones get their receipt', async () => {
    expect(await pay(phone, '2026-05')).toMatchObject({ outcome: 'accepted' });
    const second = await pay(other, '2026-05', { payer: 'family', paidOn: localDate('2026-05-11') });
    expect(second).toMatchObject({ outcome: 'unchanged', receipt: { no: expect.any(String) } });
    expect(second).not.toHaveProperty('lost');
    expect((await books()).own.collectedFen).toBe(50);
  });

  test('another amount or another receipt number is another entry, and both are seen', async () => {
    await pay(phone, '2026-05');
    expect(await pay(other, '2026-05', { dueFen: fen(100) })).toMatchObject({ outcome: 'accepted' });
    expect(await pay(other, '2026-05', { receiptNo: '0007' })).toMatchObject({ outcome: 'accepted' });
    expect((await books()).own.collectedFen).toBe(200);
  });

  test('an entry is never changed and never taken away', async () => {
    const { id, body } = paymentIn(branch, farmer, '2026-05');
    await create(phone, id, 'duesPayment', body);
    expect(await phone.handIn(phone.set(id, 'duesPayment', 2, { dueFen: 5 }))).toMatchObject({ code: 'operation.immutable' });
    expect(await phone.handIn(phone.remove(id, 'duesPayment', 2))).toMatchObject({ code: 'operation.denied' });
    expect((await books()).own.collectedFen).toBe(50);
  });

  test.each<[string, string, Partial<DuesPaymentBody>, object]>([
    ['for a month before he joined', '2026-01', {}, { code: 'dues.beforeJoining', facts: { joined: '2026-02-14' } }],
    ['on a day before he joined', '2026-02', { paidOn: localDate('2026-02-10') }, { code: 'dues.beforeJoining' }],
    ['by a clock two years ahead', '2026-05', { paidOn: localDate('2028-06-13') }, { code: 'dues.inFuture', facts: { on: '2028-06-13' } }],
    ['by a clock two years behind', '2026-05', { paidOn: localDate('2024-06-13') }, { code: 'dues.beforeJoining' }],
  ])('dated %s it is refused with a reason, and the books balance', async (_, month, change, expected) => {
    expect(await pay(phone, month, change)).toMatchObject({ outcome: 'refused', ...expected });
    await pay(phone, '2026-05', { paidOn: localDate('2026-06-01') });
    expect((await books()).own).toEqual({ collectedFen: 50, heldFen: 50, remittedFen: 0 });
  });

  test.each([['2026-05'], ['2026']])(
    'in %s, which the township has closed, nothing is entered any more; once it is open again, it is',
    async (period) => {
      await close(period);
      expect(await pay(phone, '2026-05')).toMatchObject({ outcome: 'refused', code: 'dues.monthClosed', facts: { month: period } });
      await asTownship(closeId(branch, period), 'duesClose', { period, closedOn: '2026-06-13', reopenedOn: '2026-06-14' });
      expect(await pay(phone, '2026-05')).toMatchObject({ outcome: 'accepted' });
    },
  );

  test.each([1e21, -50, 0.5, 1_000_000_001])('an amount of %s fen is refused, not rounded', async (amount) => {
    const outcome = await create(phone, v7(), 'duesPayment', { ...paymentBody(farmer, '2026-05'), dueFen: amount });
    expect(outcome).toMatchObject({ outcome: 'refused', code: 'operation.recordInvalid', facts: { path: 'dueFen' } });
    expect((await books()).own.collectedFen).toBe(0);
  });

  test('a reversal carries the amounts of its entry, a reason and somebody else’s name', async () => {
    const { id, body } = paymentIn(branch, farmer, '2026-05');
    await create(phone, id, 'duesPayment', body);
    const back = (change: Partial<DuesPaymentBody>) => create(phone, v7(), 'duesPayment', { ...reversalOf(id, body), ...change });
    expect(await back({ dueFen: fen(40) })).toMatchObject({ code: 'dues.reversalWrong' });
    expect(await back({ reason: '' })).toMatchObject({ code: 'operation.recordInvalid', facts: { path: 'reason' } });
    expect(await back({ second: null })).toMatchObject({ code: 'operation.recordInvalid', facts: { path: 'second' } });
    expect(await back({ second: { memberId: null, name: '王秀兰' } })).toMatchObject({ code: 'dues.secondIsSame' });
    const reversal = reversalId(branch, id);
    expect(await create(phone, reversal, 'duesPayment', reversalOf(id, body))).toMatchObject({ outcome: 'accepted' });
    expect(await create(other, reversal, 'duesPayment', reversalOf(id, body))).toMatchObject({ outcome: 'unchanged' });
    expect((await books()).own.collectedFen).toBe(0);
  });

  test('a batch must balance to the fen, with entries that are there and in no other batch', async () => {
    const entries: Entry[] = ['2026-03', '2026-04', '2026-05'].map((month) => paymentIn(branch, farmer, month));
    const unknown = paymentIn(branch, farmer, '2026-06');
    for (const { id, body } of entries) await create(phone, id, 'duesPayment', body);
    const up = (body: DuesRemittanceBody) => create(phone, v7(), 'duesRemittance', body);
    expect(await up(batchOf(entries, { totalFen: fen(149) }))).toMatchObject({
      code: 'dues.batchUnbalanced',
      facts: { stated: '1.49', sum: '1.50' },
    });
    expect(await up(batchOf([...entries, unknown]))).toMatchObject({ code: 'dues.batchEntryMissing', facts: { n: 1 } });
    expect(await up(batchOf(entries.slice(0, 2)))).toMatchObject({ outcome: 'accepted' });
    expect(await up(batchOf(entries))).toMatchObject({ code: 'dues.batchEntryTaken', facts: { n: 2 } });
    expect((await books()).own).toEqual({ collectedFen: 150, heldFen: 50, remittedFen: 100 });
  });

  test('entries and their batch come in one hand-in', async () => {
    const entries = ['2026-03', '2026-04'].map((month) => paymentIn(branch, farmer, month));
    const { body } = await phone.push(
      ...entries.map(({ id, body: entry }) => phone.create(id, 'duesPayment', entry as unknown as Values)),
      phone.create(v7(), 'duesRemittance', batchOf(entries) as unknown as Values),
    );
    expect(body.outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  test('a batch is taken back until the township has signed, and not after', async () => {
    const entry = paymentIn(branch, farmer, '2026-05');
    const batch = v7() as RecordId;
    await create(phone, entry.id, 'duesPayment', entry.body);
    await create(phone, batch, 'duesRemittance', batchOf([entry]));
    const takeBack = () => phone.handIn(phone.set(batch, 'duesRemittance', 9, { withdrawn: { on: '2026-06-13', reason: '少一张' } }));
    await asTownship(receiptId(branch, batch), 'duesReceipt', { remittanceId: batch, state: 'signed', on: '2026-06-13', countedFen: 50 });
    expect(await takeBack()).toMatchObject({ code: 'dues.batchSigned' });
    await asTownship(receiptId(branch, batch), 'duesReceipt', {
      remittanceId: batch,
      state: 'difference',
      on: '2026-06-13',
      countedFen: 40,
    });
    expect(await takeBack()).toMatchObject({ outcome: 'accepted' });
    expect((await books()).own).toEqual({ collectedFen: 50, heldFen: 50, remittedFen: 0 });
  });

  test('the desk receives a batch, reports what it differs by, signs when it was counted to the fen, and the phone hears of it', async () => {
    const staff = await endpoint.signIn('staff');
    const entry = paymentIn(branch, farmer, '2026-05');
    const batch = v7() as RecordId;
    await create(phone, entry.id, 'duesPayment', entry.body);
    await create(phone, batch, 'duesRemittance', batchOf([entry]));
    const say = (rev: number, state: string, countedFen: number | null) =>
      staff.post('/api/v1/desk/dues/receipts', { remittanceId: batch, rev, state, countedFen, note: '少一张一角' });
    expect((await say(0, 'received', null)).status).toBe(200);
    expect((await say(0, 'difference', 40)).body).toEqual({ problem: { code: 'dues.moved' } });
    const without = { remittanceId: batch, rev: 1, state: 'difference', countedFen: 40, note: ' ' };
    expect((await staff.post('/api/v1/desk/dues/receipts', without)).body).toEqual({
      problem: { code: 'request.malformed', facts: { path: 'note' } },
    });
    expect((await say(1, 'difference', 50)).status).toBe(400);
    expect((await say(1, 'difference', 40)).status).toBe(200);
    expect((await say(2, 'signed', 40)).body).toEqual({ problem: { code: 'dues.notBalanced', facts: { difference: '-0.10' } } });
    expect((await say(2, 'signed', 50)).status).toBe(200);
    expect((await say(3, 'difference', 40)).body).toEqual({ problem: { code: 'dues.moved' } });
    const { body } = await phone.pull();
    expect(body.records.find(({ kind }) => kind === 'duesReceipt')?.body).toMatchObject({
      remittanceId: batch,
      state: 'signed',
      byName: '林晓',
    });
    const desk = await staff.get<DeskDues>('/api/v1/desk/dues');
    expect(DeskDues.parse(desk.body).rows[0]).toMatchObject({
      batches: [{ id: batch, totalFen: 50, receipt: { state: 'signed' }, receiptRev: 3 }],
    });
    const other = await endpoint.signIn('other-staff');
    expect(
      (await other.post('/api/v1/desk/dues/receipts', { remittanceId: batch, rev: 0, state: 'received', countedFen: null })).status,
    ).toBe(409);
  });

  test('the desk closes a month, and opens it again only with a reason', async () => {
    const staff = await endpoint.signIn('staff');
    const close = (reopen: boolean, reason = '') =>
      staff.post('/api/v1/desk/dues/closes', { branchId: branch, period: '2026-05', reopen, reason });
    expect((await close(true, '补一笔')).status).toBe(409);
    expect((await close(false)).status).toBe(200);
    expect(await pay(phone, '2026-05')).toMatchObject({ code: 'dues.monthClosed' });
    expect((await close(true)).status).toBe(400);
    expect((await close(true, '补一笔')).status).toBe(200);
    expect(await pay(phone, '2026-05')).toMatchObject({ outcome: 'accepted' });
  });

  test('the desk closes a month for every village of its township at once, and no other township’s', async () => {
    const staff = await endpoint.signIn('staff');
    const all = (reopen: boolean) =>
      staff.post('/api/v1/desk/dues/closes', { branchId: null, period: '2026-05', reopen, reason: '补一笔' });
    expect((await all(true)).status).toBe(400);
    expect((await all(false)).status).toBe(200);
    expect((await all(false)).status).toBe(200);
    expect(await pay(phone, '2026-05')).toMatchObject({ code: 'dues.monthClosed' });
    const closes = await endpoint.store.db
      .selectFrom('records')
      .innerJoin('branches', 'branches.id', 'records.branch_id')
      .select(['branches.id', 'branches.township_id', 'records.rev'])
      .where('records.kind', '=', 'duesClose')
      .execute();
    const own = await endpoint.store.db
      .selectFrom('branches')
      .select(['id', 'township_id'])
      .where('id', '=', branch)
      .executeTakeFirstOrThrow();
    const villages = await endpoint.store.db.selectFrom('branches').select('id').where('township_id', '=', own.township_id).execute();
    expect(closes.map(({ id }) => id).sort()).toEqual(villages.map(({ id }) => id).sort());
    expect(closes.every(({ rev }) => rev === 1)).toBe(true);
  });

  test('nobody but the township closes a month or signs', async () => {
    const said = { remittanceId: v7(), state: 'signed', on: '2026-06-13', countedFen: 50 };
    expect(await create(phone, v7(), 'duesReceipt', said)).toMatchObject({ code: 'operation.denied' });
    expect(await create(phone, v7(), 'duesClose', { period: '2026-05', closedOn: '2026-06-13' })).toMatchObject({
      code: 'operation.denied',
    });
  });

  test('a leader collects in his own group and takes nothing back', async () => {
    const leader = phoneOf(await endpoint.signIn('shiqiao-leader'), branch, endpoint.clock.now);
    expect(await pay(leader, '2026-05', { groupId: endpoint.groups.own as never })).toMatchObject({ outcome: 'accepted' });
    expect(await pay(leader, '2026-04', { groupId: endpoint.groups.sibling as never })).toMatchObject({ code: 'operation.denied' });
    const { id, body } = paymentIn(branch, farmer, '2026-05');
    expect(await create(leader, reversalId(branch, id), 'duesPayment', reversalOf(id, body))).toMatchObject({ code: 'operation.denied' });
  });

  test('two phones that assess the same member for a year make one record, and each month stands', async () => {
    const id = v7();
    const step = (dueFen: number) => ({
      basis: { type: 'farmer', standardFen: dueFen },
      dueFen,
      overFen: 0,
      setOn: '2026-01-05',
      reason: '',
    });
    const made = { memberId: farmer, year: 2026, relief: null };
    await create(phone, id, 'duesStandard', { ...made, 'steps.2026-01': step(50) });
    expect(await create(other, id, 'duesStandard', { ...made, 'steps.2026-07': step(100) })).toMatchObject({ outcome: 'accepted' });
    const [row] = await livingOfKind(endpoint.store.db, branch, 'duesStandard');
    expect(Object.keys((JSON.parse(row?.body ?? '{}') as { steps: object }).steps).sort()).toEqual(['2026-01', '2026-07'] as YearMonth[]);
  });
});
