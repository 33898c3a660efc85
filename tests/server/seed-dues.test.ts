import { describe, expect, test } from 'vitest';
import { arrearsOfMember, duesMembers, monthsOfMember } from '#domain/dues/books-of-branch.ts';
import { entryId, reversalId } from '#domain/dues/entry-ids.ts';
import { duesBooks, type Entry } from '#domain/dues/ledger.ts';
import { batchProblem, entryProblem } from '#domain/dues/refusals.ts';
import { DuesSettings } from '#domain/dues/settings.ts';
import { standingOfBatch } from '#domain/dues/township-book.ts';
import { localDate, monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import type { DuesReceiptBody } from '#domain/records/dues-receipt.ts';
import { type PlacedBranch, seedBranches } from '#server/seed/township.ts';

const today = localDate('2026-11-22');
const settings = DuesSettings.parse({});

function duesOf(branch: PlacedBranch) {
  const of = <T>(kind: string) =>
    branch.records.filter((record) => record.kind === kind).map((record) => ({ ...record, body: record.body as unknown as T }));
  const entries = of<Entry['body']>('duesPayment') as unknown as (Entry & { byName: string })[];
  const members = duesMembers({
    members: of('member'),
    standards: of('duesStandard'),
    entries,
    stays: of('floatingStay'),
    transfers: [],
  });
  return { entries, members, batches: of<never>('duesRemittance'), receipts: of<DuesReceiptBody>('duesReceipt') };
}

describe.each(['demo', 'B3'] as const)('the dues of the practice data of %s', (fixture) => {
  const branches = [...seedBranches(fixture, 1, today)];

  test('every entry is one that the township would have taken on its day, under the id that says it', () => {
    for (const branch of branches) {
      const { entries, members } = duesOf(branch);
      expect(entries.length).toBeGreaterThan(200);
      const byId = new Map(entries.map((entry) => [entry.id as string, entry.body]));
      for (const { id, body, byName } of entries) {
        const member = members.find((each) => each.id === body.memberId)?.body;
        const facts = { today: body.paidOn, member, closes: [], reversed: byId.get(body.reverses ?? ''), byName };
        expect(entryProblem(body, facts)).toBeUndefined();
        expect(id).toBe(body.reverses === null ? entryId(branch.id, body) : reversalId(branch.id, body.reverses));
        expect(body.paidOn < today).toBe(true);
      }
    }
  });

  test('every batch balances to the fen, and no entry is in two', () => {
    for (const branch of branches) {
      const { entries, batches, receipts } = duesOf(branch);
      const byId = new Map(entries.map(({ id, body }) => [id as string, body]));
      const taken = new Set<string>();
      for (const { body } of batches as unknown as { body: Parameters<typeof batchProblem>[0] }[]) {
        expect(batchProblem(body, { before: null, today, entries: byId, taken, receipt: undefined })).toBeUndefined();
        for (const id of body.entries) taken.add(id);
      }
      const books = duesBooks(entries, batches as never, receipts);
      expect(books.own.heldFen + books.own.remittedFen).toBe(books.own.collectedFen);
      expect(books.signedFen).toBeGreaterThan(0);
    }
  });

  test('this month is still to be collected, two are behind, and nobody is further behind than three months', () => {
    for (const branch of branches) {
      const { members } = duesOf(branch);
      const month = monthOf(today) as YearMonth;
      const open = members.flatMap((member) => monthsOfMember(member, month, month, settings)).filter((each) => each.due.state === 'due');
      expect(open.length).toBeGreaterThanOrEqual(fixture === 'B3' ? 62 : 24);
      expect(open.every(({ stillDueFen, entries }) => stillDueFen > 0 && entries.length === 0)).toBe(true);
      const behind = members.map((member) => arrearsOfMember(member, today, settings).months.length).filter((count) => count > 0);
      expect(behind.sort()).toEqual([1, 3]);
    }
  });
});

test('at the desk of the demo a batch waits to be counted, one was found short and one is on its way', () => {
  const newest = [...seedBranches('demo', 1, today)].map((branch) => {
    const { batches, receipts } = duesOf(branch);
    const last = batches.at(-1) as unknown as { id: string; body: Parameters<typeof batchProblem>[0] };
    const receipt = receipts.find(({ body }) => body.remittanceId === (last.id as string))?.body ?? null;
    return standingOfBatch({ ...last.body, withdrawn: false, receipt });
  });
  expect(newest).toEqual(['received', 'difference', 'onItsWay']);
});
