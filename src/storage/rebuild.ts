import type { RecordId } from '#domain/kernel/ids.ts';
import type { BranchDb, SentEntry } from './db.ts';
import { overlaid } from './overlay.ts';
import type { AttentionItem, LocalRecord, OutboxEntry } from './shapes.ts';

/** Whether a row is the township's word, be it from a history that it has lost since. */
export const isConfirmed = (row: LocalRecord | undefined): row is LocalRecord => row !== undefined && row.handedInAt !== null;

/** What the township last said of a record; undefined while it has said nothing. */
export async function confirmedOf(db: BranchDb, id: RecordId): Promise<LocalRecord | undefined> {
  const base = await db.base.get(id);
  if (base) return base;
  const shown = await db.records.get(id);
  return isConfirmed(shown) ? shown : undefined;
}

/** All that the phone holds of one record: the row on the screen, the township's word beneath it, and one's own edits, oldest first. */
export type Holdings = {
  readonly shown: LocalRecord | undefined;
  readonly base: LocalRecord | undefined;
  readonly waiting: readonly OutboxEntry[];
  readonly sent: readonly SentEntry[];
  readonly attention: readonly AttentionItem[];
};

/** Reads them in one go; every request to the phone's store takes time of its own. */
export async function holdingsOf(db: BranchDb, id: RecordId): Promise<Holdings> {
  const [shown, base, waiting, sent, attention] = await Promise.all([
    db.records.get(id),
    db.base.get(id),
    db.outbox.where('recordId').equals(id).sortBy('seq'),
    db.sent.where('recordId').equals(id).sortBy('seq'),
    db.attention.where('recordId').equals(id).toArray(),
  ]);
  return { shown, base, waiting, sent, attention };
}

/** What the township last said of a record, from what the phone holds of it. */
export const confirmedIn = ({ base, shown }: Holdings): LocalRecord | undefined => base ?? (isConfirmed(shown) ? shown : undefined);

/** Writes the row that screens read from what is confirmed and what is still one's own; no holdings are read again. */
export async function writeShown(db: BranchDb, holdings: Holdings): Promise<void> {
  const { shown, base, waiting, attention } = holdings;
  const sent = holdings.sent.filter((entry) => entry.awaiting === 1);
  const confirmed = confirmedIn(holdings);
  const row = shown ?? confirmed;
  if (!row) return;
  const refused = attention.filter((item) => item.outcome !== 'lost');
  const next = overlaid(confirmed, row, {
    unconfirmed: [...sent, ...waiting].map((entry) => entry.operation),
    refused: refused.length > 0,
    refusedCreation: refused.find((item) => item.operation.act === 'create')?.operation,
    waiting: waiting.length > 0,
    delivered: sent.length > 0,
  });
  const writes: PromiseLike<unknown>[] = [db.records.put(next)];
  if (confirmed && waiting.length + sent.length > 0) writes.push(db.base.put(confirmed));
  else if (confirmed && base) writes.push(db.base.delete(base.id));
  await Promise.all(writes);
}

/**
 * Makes the row that screens read anew. To be called inside a transaction over records, base, outbox, sent and attention,
 * after any of them changed for this record.
 */
export const rebuild = async (db: BranchDb, id: RecordId): Promise<void> => writeShown(db, await holdingsOf(db, id));
