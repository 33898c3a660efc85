import type { RecordId } from '#domain/kernel/ids.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { valueAt } from '#domain/records/merge.ts';
import type { Operation, Outcome } from '#protocol/operation.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { BranchDb } from './db.ts';
import { confirmedOf } from './rebuild.ts';
import { rebased } from './seen.ts';
import type { AttentionItem, LocalRecord, OutboxEntry } from './shapes.ts';

/** The values an edit was made over, as far as they are known. */
function valuesBefore(confirmed: LocalRecord | undefined, operation: Operation): JsonObject {
  const before: Record<string, Json> = {};
  for (const path of Object.keys(operation.changes)) {
    const value = confirmed && valueAt(confirmed.body, path);
    if (value !== undefined) before[path] = value;
  }
  return before;
}

/** Moves an edit that was not taken to 待处理, whole and with the reason. */
export async function putAside(
  db: BranchDb,
  entry: OutboxEntry,
  why: Pick<AttentionItem, 'outcome' | 'code' | 'facts'>,
  atMs: number,
): Promise<void> {
  const { id, recordId, branchId, operation } = entry;
  const known = await db.attention.get(id);
  // Asked about again and still not taken: it has waited since it was first set aside.
  if (known?.outcome === why.outcome) return;
  const before = known?.before ?? valuesBefore(await confirmedOf(db, recordId), operation);
  const place = entry.seq === undefined ? {} : { seq: entry.seq };
  await db.attention.put({ id, recordId, branchId, operation, ...why, before, at: instantAt(atMs), ...place });
  await db.outbox.where('id').equals(id).delete();
}

/** What an edit wrote where another's later words stand; its author is told and can choose. */
function overwritten(operation: Operation, lost: readonly string[]): Operation['changes'] {
  return Object.fromEntries(Object.entries(operation.changes).filter(([path]) => lost.includes(path)));
}

/** Of the paths in which a later value stands those that somebody else wrote: what this phone wrote later itself is no loss. */
async function lostToOthers(
  db: BranchDb,
  recordId: RecordId,
  lost: readonly string[],
  held: { readonly stamps: LocalRecord['stamps'] } | undefined,
): Promise<readonly string[]> {
  if (lost.length === 0 || !held) return lost;
  const own = new Set((await db.sent.where('recordId').equals(recordId).toArray()).map((entry) => entry.takenAt));
  return lost.filter((path) => !own.has(held.stamps[path]?.s ?? -1));
}

/** Keeps a taken edit as handed in, with its receipt, and lets what waits behind it know that it was taken. */
async function keepAsSent(
  db: BranchDb,
  entry: OutboxEntry,
  outcome: Outcome,
  record: SyncedRecord | undefined,
  atMs: number,
): Promise<void> {
  const { id, recordId, operation } = entry;
  const held = record ?? (await confirmedOf(db, recordId));
  // 'unchanged' wrote nothing: its count is the branch's and may be somebody else's change.
  const takenAt = outcome.outcome === 'accepted' ? (outcome.seq ?? held?.seq ?? 0) : 0;
  await db.outbox.where('id').equals(id).delete();
  await db.attention.delete(id);
  await db.sent.put({
    ...entry,
    seq: entry.seq ?? 0,
    takenAt,
    // What changed nothing moved no count, so a backup of the same count may be from before it.
    safeAt: takenAt > 0 ? takenAt : (outcome.seq ?? 0) + 1,
    receiptNo: outcome.receipt?.no ?? '',
    deliveredAt: outcome.receipt?.at ?? instantAt(atMs),
    awaiting: (held?.seq ?? 0) < takenAt ? 1 : 0,
  });
  const changes = overwritten(operation, await lostToOthers(db, recordId, outcome.lost ?? [], held));
  if (Object.keys(changes).length > 0)
    await putAside(db, { ...entry, operation: { ...operation, changes } }, { outcome: 'lost', code: 'edit.overwritten', facts: {} }, atMs);
  if (held && takenAt > 0)
    await db.outbox
      .where('recordId')
      .equals(recordId)
      .modify((later) => {
        Object.assign(later, { operation: rebased(later.operation, { seq: takenAt }, held.stamps) });
      });
}

/** The receipt belongs to the record as it is shown and as it is confirmed. */
async function giveReceipt(db: BranchDb, recordId: RecordId, receiptNo: string): Promise<void> {
  for (const table of [db.records, db.base]) {
    const row = await table.get(recordId);
    if (row) await table.put({ ...row, receiptNo });
  }
}

/** Finds an operation that waits; one that was set aside may still be answered late. */
async function findWaiting(db: BranchDb, id: Operation['id']): Promise<OutboxEntry | undefined> {
  const waiting = await db.outbox.where('id').equals(id).first();
  if (waiting) return waiting;
  const item = await db.attention.get(id);
  if (!item || item.outcome === 'lost') return undefined;
  const { recordId, branchId, operation, seq } = item;
  return { id, recordId, branchId, operation, savedAt: operation.writtenAt, ...(seq === undefined ? {} : { seq }) };
}

/**
 * Takes note of what became of each operation and names the records concerned. An outcome for an operation that does not
 * wait (it was settled by an earlier copy of the answer) changes nothing. To be called inside the transaction of the answer.
 */
export async function settle(
  db: BranchDb,
  outcomes: readonly Outcome[],
  records: readonly SyncedRecord[],
  atMs: number,
): Promise<Set<RecordId>> {
  const touched = new Set<RecordId>();
  let lastReceipt: Instant | undefined;
  for (const outcome of outcomes) {
    const entry = await findWaiting(db, outcome.id);
    if (!entry) continue;
    touched.add(entry.recordId);
    if (outcome.outcome === 'refused' || outcome.outcome === 'held') {
      await putAside(db, entry, { outcome: outcome.outcome, code: outcome.code ?? 'operation.fault', facts: outcome.facts ?? {} }, atMs);
      continue;
    }
    await keepAsSent(
      db,
      entry,
      outcome,
      records.find((record) => record.id === entry.recordId),
      atMs,
    );
    if (!outcome.receipt) continue;
    await giveReceipt(db, entry.recordId, outcome.receipt.no);
    if (lastReceipt === undefined || outcome.receipt.at > lastReceipt) lastReceipt = outcome.receipt.at;
  }
  if (lastReceipt !== undefined) await db.meta.put({ key: 'lastReceiptAt', value: lastReceipt });
  return touched;
}
