import type { RecordId } from '#domain/kernel/ids.ts';
import type { BranchDb } from './db.ts';
import { overlaid } from './overlay.ts';
import type { LocalRecord } from './shapes.ts';

/** What the township last said of a record; undefined while it has said nothing. */
export async function confirmedOf(db: BranchDb, id: RecordId): Promise<LocalRecord | undefined> {
  const base = await db.base.get(id);
  if (base) return base;
  const shown = await db.records.get(id);
  return shown && shown.seq > 0 ? shown : undefined;
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
    db.sent.where('recordId').equals(id).and((entry) => entry.awaiting === 1).sortBy('seq'),
    db.attention.where('recordId').equals(id).toArray(),
  ]);
  const confirmed = base ?? (shown && shown.seq > 0 ? shown : undefined);
  const row = shown ?? confirmed;
  if (!row) return;
  const refused = attention.filter((item) => item.outcome !== 'lost');
  const next = overlaid(confirmed, row, {
    unconfirmed: [...sent, ...waiting].map((entry) => entry.operation),
    refused: refused.length > 0,
    refusedCreation: refused.find((item) => item.operation.act === 'create')?.operation,
    waiting: waiting.length + sent.length > 0,
  });
  await db.records.put(next);
  if (!confirmed) return;
  if (waiting.length + sent.length > 0) await db.base.put(confirmed);
  else if (base) await db.base.delete(id);
}
