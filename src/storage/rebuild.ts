import type { RecordId } from '#domain/kernel/ids.ts';
import type { BranchDb } from './db.ts';
import { overlaid } from './overlay.ts';
import type { LocalRecord } from './shapes.ts';

/** Whether a row is the township's word, be it from a history that it has lost since. */
const isConfirmed = (row: LocalRecord | undefined): row is LocalRecord => row !== undefined && row.handedInAt !== null;

/** What the township last said of a record; undefined while it has said nothing. */
export async function confirmedOf(db: BranchDb, id: RecordId): Promise<LocalRecord | undefined> {
  const base = await db.base.get(id);
  if (base) return base;
  const shown = await db.records.get(id);
  return isConfirmed(shown) ? shown : undefined;
}

/** As `confirmedOf`, for many records at once and in their order. */
export async function confirmedOfMany(db: BranchDb, ids: readonly RecordId[]): Promise<(LocalRecord | undefined)[]> {
  const [shown, base] = await Promise.all([db.records.bulkGet([...ids]), db.base.bulkGet([...ids])]);
  return shown.map((row, i) => base[i] ?? (isConfirmed(row) ? row : undefined));
}

/**
 * Makes the row that screens read anew from what is confirmed and what is still one's own. To be called inside a
 * transaction over records, base, outbox, sent and attention, after any of them changed for this record.
 */
export async function rebuild(db: BranchDb, id: RecordId): Promise<void> {
  const [shown, base, waiting, sent, attention] = await Promise.all([
    db.records.get(id),
    db.base.get(id),
    db.outbox.where('recordId').equals(id).sortBy('seq'),
    db.sent
      .where('recordId')
      .equals(id)
      .and((entry) => entry.awaiting === 1)
      .sortBy('seq'),
    db.attention.where('recordId').equals(id).toArray(),
  ]);
  const confirmed = base ?? (isConfirmed(shown) ? shown : undefined);
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
  await db.records.put(next);
  if (!confirmed) return;
  if (waiting.length + sent.length > 0) await db.base.put(confirmed);
  else if (base) await db.base.delete(id);
}
