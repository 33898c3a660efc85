import type { Fen } from '#domain/kernel/fen.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { DuesPaymentBody } from '#domain/records/dues-payment.ts';
import type { DuesReceiptBody } from '#domain/records/dues-receipt.ts';
import type { DuesRemittanceBody } from '#domain/records/dues-remittance.ts';

/** An entry with its id. */
export type Entry = { readonly id: RecordId; readonly body: DuesPaymentBody };
/** A batch with its id. */
export type Batch = { readonly id: RecordId; readonly body: DuesRemittanceBody };

/** What an entry adds to the books: its amounts, taken away where it takes another back. */
export const signedFen = (entry: DuesPaymentBody): Fen =>
  (entry.reverses === null ? entry.dueFen + entry.voluntaryFen : -(entry.dueFen + entry.voluntaryFen)) as Fen;

/** One side of the books: the branch's own total, or what goes on to the Centre. */
export type Purse = { readonly collectedFen: Fen; readonly heldFen: Fen; readonly remittedFen: Fen };

/** The books of a branch, added up. */
export type DuesBooks = {
  readonly own: Purse;
  /** 1,000 yuan and more at once: outside the branch's own total (DU-13). */
  readonly large: Purse;
  /** Entries that are still in hand. */
  readonly held: readonly Entry[];
  /** Of the money handed up, what the township has signed for. */
  readonly signedFen: Fen;
};

const purse = (collected: number, remitted: number): Purse => ({
  collectedFen: collected as Fen,
  heldFen: (collected - remitted) as Fen,
  remittedFen: remitted as Fen,
});

/**
 * Adds up the books. Each entry is in hand or handed up, once, however often batches name it and in whatever order all of it
 * came; so what was collected is always what is held and what was handed up.
 */
export function duesBooks(
  entries: readonly Entry[],
  batches: readonly Batch[],
  receipts: readonly { readonly body: DuesReceiptBody }[],
): DuesBooks {
  const signed = new Set(receipts.filter(({ body }) => body.state === 'signed').map(({ body }) => body.remittanceId));
  const up = new Set<RecordId>();
  const upSigned = new Set<RecordId>();
  for (const { id, body } of batches) {
    if (body.withdrawn !== null) continue;
    for (const entry of body.entries) {
      up.add(entry);
      if (signed.has(id)) upSigned.add(entry);
    }
  }
  const sums = { own: [0, 0], large: [0, 0] } as { own: [number, number]; large: [number, number] };
  let signedTotal = 0;
  const held: Entry[] = [];
  for (const entry of entries) {
    const amount = signedFen(entry.body);
    const side = entry.body.purpose === 'large' ? sums.large : sums.own;
    side[0] += amount;
    if (up.has(entry.id)) side[1] += amount;
    else held.push(entry);
    if (upSigned.has(entry.id)) signedTotal += amount;
  }
  return { own: purse(...sums.own), large: purse(...sums.large), held, signedFen: signedTotal as Fen };
}

/** The entries that stand: those that were taken back, and what took them back, left out. */
export function standing(entries: readonly Entry[]): readonly Entry[] {
  const reversed = new Set(entries.flatMap(({ body }) => body.reverses ?? []));
  return entries.filter(({ id, body }) => body.reverses === null && !reversed.has(id));
}
