import type { RecordId } from '#domain/kernel/ids.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { baseAfter, type Stamps, valueAt } from '#domain/records/merge.ts';
import type { Operation, Outcome } from '#protocol/operation.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { AttentionItem, LocalRecord, OutboxEntry } from './shapes.ts';
import type { Workset } from './workset.ts';

const NONE: ReadonlySet<number> = new Set();

/** The values an edit was made over, as far as they are known. */
function valuesBefore(confirmed: LocalRecord | undefined, operation: Operation): JsonObject {
  const before: Record<string, Json> = {};
  for (const path of Object.keys(operation.changes)) {
    const value = confirmed && valueAt(confirmed.body, path);
    if (value !== undefined) before[path] = value;
  }
  return before;
}

/** Moves an edit that was not taken to 待处理, whole and with the reason. Its record must have been read. */
export function putAside(work: Workset, entry: OutboxEntry, why: Pick<AttentionItem, 'outcome' | 'code' | 'facts'>, atMs: number): void {
  const { id, recordId, branchId, operation } = entry;
  const known = work.attention.get(id);
  // Asked about again and still not taken: it has waited since it was first set aside.
  if (known?.outcome === why.outcome) return;
  const before = known?.before ?? valuesBefore(work.confirmed(recordId), operation);
  const place = entry.seq === undefined ? {} : { seq: entry.seq };
  work.putAttention({ id, recordId, branchId, operation, ...why, before, at: instantAt(atMs), ...place });
  work.dropWaiting(id);
}

/** What an edit wrote where another's later words stand; its author is told and can choose. His own later words are no loss. */
function overwritten(operation: Operation, lost: readonly string[], stamps: Stamps, own: ReadonlySet<number>): Operation['changes'] {
  const toOthers = lost.filter((path) => !Object.hasOwn(stamps, path) || !own.has(stamps[path]?.s ?? -1));
  return Object.fromEntries(Object.entries(operation.changes).filter(([path]) => toOthers.includes(path)));
}

/** Keeps a taken edit as handed in, with its receipt. */
function keepAsSent(
  work: Workset,
  entry: OutboxEntry,
  outcome: Outcome,
  record: SyncedRecord | undefined,
  atMs: number,
  ownCounts: ReadonlySet<number>,
): void {
  const { id, recordId, operation } = entry;
  const held = record ?? work.confirmed(recordId);
  // 'unchanged' wrote nothing: its count is the branch's and may be somebody else's change.
  const takenAt = outcome.outcome === 'accepted' ? (outcome.seq ?? held?.seq ?? 0) : 0;
  work.dropWaiting(id);
  work.dropAttention(id);
  work.putSent({
    ...entry,
    seq: entry.seq ?? 0,
    takenAt,
    // What changed nothing moved no count, so a backup of the same count may be from before it.
    safeAt: takenAt > 0 ? takenAt : (outcome.seq ?? 0) + 1,
    receiptNo: outcome.receipt?.no ?? '',
    deliveredAt: outcome.receipt?.at ?? instantAt(atMs),
    awaiting: (held?.seq ?? 0) < takenAt ? 1 : 0,
  });
  const changes = overwritten(operation, outcome.lost ?? [], held?.stamps ?? {}, ownCounts);
  if (Object.keys(changes).length > 0)
    putAside(work, { ...entry, operation: { ...operation, changes } }, { outcome: 'lost', code: 'edit.overwritten', facts: {} }, atMs);
}

/** What waits behind edits that were taken was made over their results: it has seen them, unless somebody came in between. */
function rebase(work: Workset, recordId: RecordId, stamps: Stamps, own: ReadonlySet<number>): void {
  for (const later of work.waitingFor(recordId)) {
    const base = baseAfter(later.operation, own, stamps);
    if (base !== later.operation.base) work.changeWaiting({ ...later, operation: { ...later.operation, base } });
  }
}

/** Finds an operation that waits; one that was set aside may still be answered late. */
function findWaiting(work: Workset, id: Operation['id']): OutboxEntry | undefined {
  const waiting = work.outbox.get(id);
  if (waiting) return waiting;
  const item = work.attention.get(id);
  if (!item || item.outcome === 'lost') return undefined;
  const { recordId, branchId, operation, seq } = item;
  return { id, recordId, branchId, operation, savedAt: operation.writtenAt, ...(seq === undefined ? {} : { seq }) };
}

/**
 * Takes note of what became of each operation; answers when the last receipt was given, where there is one. An outcome for an
 * operation that does not wait (it was settled by an earlier copy of the answer) changes nothing.
 */
export async function settle(
  work: Workset,
  outcomes: readonly Outcome[],
  records: readonly SyncedRecord[],
  atMs: number,
): Promise<Instant | undefined> {
  await work.read(outcomes.flatMap((outcome) => findWaiting(work, outcome.id)?.recordId ?? []));
  const byId = new Map(records.map((record) => [record.id, record]));
  const entries = outcomes.flatMap((outcome) => findWaiting(work, outcome.id) ?? []);
  const losers = outcomes.filter((outcome) => (outcome.lost ?? []).length > 0).flatMap(({ id }) => findWaiting(work, id)?.recordId ?? []);
  const answered = new Set(entries.map((entry) => entry.id));
  const followed = entries.filter(({ recordId }) => work.waitingFor(recordId).some(({ id }) => !answered.has(id)));
  const sent = await work.sentFor([...new Set([...losers, ...followed.map(({ recordId }) => recordId)])]);
  const ownCounts = (id: RecordId): ReadonlySet<number> =>
    new Set([...(sent.get(id) ?? []), ...work.justSent(id)].map((entry) => entry.takenAt));
  let lastReceipt: Instant | undefined;
  for (const outcome of outcomes) {
    const entry = findWaiting(work, outcome.id);
    if (!entry) continue;
    work.touch(entry.recordId);
    if (outcome.outcome === 'refused' || outcome.outcome === 'held') {
      putAside(work, entry, { outcome: outcome.outcome, code: outcome.code ?? 'operation.fault', facts: outcome.facts ?? {} }, atMs);
      continue;
    }
    keepAsSent(work, entry, outcome, byId.get(entry.recordId), atMs, outcome.lost ? ownCounts(entry.recordId) : NONE);
    if (!outcome.receipt) continue;
    work.giveReceipt(entry.recordId, outcome.receipt.no);
    if (lastReceipt === undefined || outcome.receipt.at > lastReceipt) lastReceipt = outcome.receipt.at;
  }
  for (const recordId of new Set(followed.map((entry) => entry.recordId))) {
    const held = byId.get(recordId) ?? work.confirmed(recordId);
    if (held && work.justSent(recordId).some((entry) => entry.takenAt > 0)) rebase(work, recordId, held.stamps, ownCounts(recordId));
  }
  return lastReceipt;
}
