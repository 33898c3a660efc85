import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Instant, LocalDate } from '#domain/kernel/local-date.ts';
import type { Review } from '#domain/review/review.ts';
import { findBranch } from '#server/repos/branches.ts';
import { operationsOn } from '#server/repos/operations.ts';
import { reviewEventsOn } from '#server/repos/review-events.ts';
import { type RecordToWrite, writeRecords } from '#server/repos/write-records.ts';
import { type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('whole records put into a branch, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let phone: TestPhone;
  const by = { accountId: v7(), name: '林晓' };

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    phone = phoneOf(await endpoint.signIn('shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
  });
  afterEach(() => endpoint.close());

  const write = (records: readonly RecordToWrite[], at = '2026-06-13T02:00:00.000Z' as Instant) =>
    endpoint.store.write((tx) =>
      writeRecords(tx, records, { flavour: endpoint.store.flavour, branchId: endpoint.branches.shiqiao, by, at, newId: () => v7() }),
    );
  const group = (id: string, name: string): RecordToWrite => ({ id, kind: 'group', body: { name, order: 1 } });

  test('reach the phones like anything handed in, each with a count and a receipt of its own', async () => {
    const ids = Array.from({ length: 450 }, () => v7());
    expect((await write(ids.map((id, i) => group(id, `第${i}组`)))).head).toBe(450);
    const pulled = (await phone.pull({ limit: 2000 })).body;
    expect(pulled.records.map((record) => record.id)).toEqual(ids);
    expect(pulled.records.map((record) => record.seq)).toEqual(ids.map((_, i) => i + 1));
    expect(await operationsOn(endpoint.store.db, endpoint.branches.shiqiao, ids[449] as string)).toMatchObject([
      { act: 'create', by_name: '林晓', receipt_no: '0613-01', seq: 450 },
    ]);
    expect((await phone.pull({ cursor: pulled.cursor, witness: pulled.cursor })).status).toBe(200);
  });

  test('one that is there already is changed only where it differs, and one that is the same is left alone', async () => {
    const id = v7();
    await write([group(id, '一组')]);
    expect((await write([group(id, '一组')])).written).toEqual([]);
    const { written } = await write([group(id, '桥东组')]);
    expect(written).toMatchObject([{ seq: 2, rev: 2, body: { name: '桥东组', order: 1 } }]);
    expect(written[0]?.stamps['order']?.s).toBe(1);
    expect((await operationsOn(endpoint.store.db, endpoint.branches.shiqiao, id)).at(-1)).toMatchObject({
      act: 'set',
      before: '{"name":"一组"}',
    });
  });

  test('one wrong body and none of the batch stands', async () => {
    await expect(write([group(v7(), '一组'), { id: v7(), kind: 'group', body: { name: '' } }])).rejects.toThrow();
    expect(await findBranch(endpoint.store.db, endpoint.branches.shiqiao)).toMatchObject({ head: 0, receipt_count: 0 });
    expect((await phone.pull()).body.records).toEqual([]);
  });

  test('keep when they were first written and handed in, and what the township had said of them', async () => {
    const id = v7();
    const at = '2026-05-02T02:00:00.000Z' as Instant;
    const review = { state: 'approved' as const, turn: 1, marks: [], mendBy: null, byName: '周敏', at } satisfies Review;
    const firstWrittenAt = '2026-05-01T02:00:00.000Z' as Instant;
    await write([
      { id, kind: 'meeting', body: { ...meetingBody, heldOn: '2026-04-20' as LocalDate }, firstWrittenAt, handedInAt: at, review },
    ]);
    expect((await phone.pull()).body.records[0]).toMatchObject({ firstWrittenAt, handedInAt: at, review });
    expect(await reviewEventsOn(endpoint.store.db, id)).toMatchObject([{ act: 'approve', turn: 1, by_name: '周敏', at }]);
    const { days_late } = await endpoint.store.db.selectFrom('records').select('days_late').where('id', '=', id).executeTakeFirstOrThrow();
    expect(days_late).toBe(11);
  });

  test('a whole body written over a returned record does not answer the return', async () => {
    const id = v7();
    await phone.push(phone.create(id, 'meeting', meetingBody));
    const staff = await endpoint.signIn('staff');
    await staff.post(`/api/v1/desk/records/${id}/review`, {
      act: 'return',
      turn: 0,
      marks: [{ path: 'place', note: '不清楚', proposal: null }],
      mendBy: null,
    });
    const { written } = await write([{ id, kind: 'meeting', body: { ...meetingBody, place: '村部' } }]);
    expect(written[0]?.review).toMatchObject({ state: 'returned', turn: 1 });
  });
});
