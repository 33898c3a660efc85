import { type DuesMember, duesMembers } from '#domain/dues/books-of-branch.ts';
import { type Batch, type DuesBooks, duesBooks, type Entry } from '#domain/dues/ledger.ts';
import type { DuesCloseBody } from '#domain/records/dues-close.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** Everything about the branch's dues that this phone has. */
export type DuesHere = {
  readonly members: readonly DuesMember[];
  readonly entries: readonly LocalRecord<'duesPayment'>[];
  readonly batches: readonly LocalRecord<'duesRemittance'>[];
  readonly receipts: ReadonlyMap<string, LocalRecord<'duesReceipt'>>;
  readonly closes: readonly DuesCloseBody[];
  readonly books: DuesBooks;
  /** What the township has not taken: it is here, and in nobody's sum. */
  readonly refused: readonly LocalRecord<'duesPayment'>[];
};

const isRefused = (record: LocalRecord): boolean => record.standing === 'refused' && record.seq === 0;

/** Reads the dues of the branch and adds them up. */
export async function duesHere(db: BranchDb): Promise<DuesHere> {
  const [members, standards, payments, remittances, receipts, closes, stays, transfers] = await Promise.all([
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'duesStandard'),
    recordsOfKind(db, 'duesPayment'),
    recordsOfKind(db, 'duesRemittance'),
    recordsOfKind(db, 'duesReceipt'),
    recordsOfKind(db, 'duesClose'),
    recordsOfKind(db, 'floatingStay'),
    recordsOfKind(db, 'transfer'),
  ]);
  const entries = payments.filter((record) => !isRefused(record));
  const batches = remittances.filter((record) => !isRefused(record)).sort((a, b) => (a.body.remittedOn < b.body.remittedOn ? 1 : -1));
  return {
    members: duesMembers({ members, standards, entries: entries as readonly Entry[], stays, transfers }),
    entries,
    batches,
    receipts: new Map(receipts.map((receipt) => [receipt.body.remittanceId as string, receipt])),
    closes: closes.map(({ body }) => body),
    books: duesBooks(entries as readonly Entry[], batches as readonly Batch[], receipts),
    refused: payments.filter(isRefused),
  };
}
