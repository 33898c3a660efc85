import { formatHlc } from '#domain/kernel/hlc.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import { asChanges, changesBetween, mergeChanges, valueAt } from '#domain/records/merge.ts';
import { type KindName, kindOf } from '#domain/records/registry.ts';
import { type Review, reviewed, unread } from '#domain/review/review.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { Store, Tx } from '#server/db/store.ts';
import type { OperationRow, RecordRow, ReviewEventRow } from '#server/db/tables.ts';
import { openBranch } from '#server/sync/open-branch.ts';
import { ledgerOn } from './ledger-on.ts';
import { insertOperations } from './operations.ts';
import { findRecords, insertRecords, rowOf, syncedOf, updateRecord } from './records.ts';
import { insertReviewEvents } from './review-events.ts';

/** A whole record to put into a branch: a new one, or the new body of one that is there. */
export type RecordToWrite = {
  readonly id: string;
  readonly kind: KindName;
  readonly body: JsonObject;
  /** When it was first typed; `at` when left out. */
  readonly firstWrittenAt?: Instant;
  /** When it first reached the township; `at` when left out. */
  readonly handedInAt?: Instant;
  /** The township's side of a NEW record; as just handed in when left out. An existing one moves by the review rules. */
  readonly review?: Review;
  /** Who wrote it, when it is not `by`. */
  readonly byName?: string;
};

/** In whose name, when, and with what ids a batch is written. */
export type WriteContext = {
  readonly flavour: Store['flavour'];
  readonly branchId: string;
  readonly by: { readonly accountId: string; readonly name: string };
  readonly at: Instant;
  readonly newId: () => string;
};

/**
 * Puts whole records into a branch inside the caller's transaction: counts, chain, receipts and review as if a phone had handed them in.
 * Bodies are parsed by their kind and must be right: a wrong one throws and nothing stands. Used by imports and by the demo data.
 * `written` are the records as they now are; those that changed nothing are left out.
 */
export async function writeRecords(
  tx: Tx,
  records: readonly RecordToWrite[],
  context: WriteContext,
): Promise<{ head: number; written: SyncedRecord[] }> {
  const { at, by } = context;
  const branch = await openBranch(ledgerOn(tx, context.flavour), context.branchId, at);
  if (!branch) throw new Error(`no such branch: ${context.branchId}`);
  const townshipId = branch.row().township_id;
  const stored = new Map<string, RecordRow>();
  for (let from = 0; from < records.length; from += 500)
    for (const row of await findRecords(
      tx,
      context.branchId,
      records.slice(from, from + 500).map((record) => record.id),
    ))
      stored.set(row.id, row);

  const inserts: RecordRow[] = [];
  const operations: OperationRow[] = [];
  const judged: ReviewEventRow[] = [];
  const written: SyncedRecord[] = [];
  const hlc = formatHlc(Date.parse(at), 0, 'township');

  for (const record of records) {
    const kind = kindOf(record.kind);
    if (!kind) throw new Error(`no such kind: ${record.kind}`);
    const body = kind.body.parse(record.body) as JsonObject;
    const before = stored.get(record.id);
    const old = before && syncedOf(before);
    const changes = old ? changesBetween(kind, old.body, body) : asChanges(kind, body);
    if (old && (old.deleted || Object.keys(changes).length === 0)) continue;
    const seq = branch.nextSeq();
    const merged = mergeChanges(kind, old ?? { body: {}, stamps: {} }, { changes, hlc, base: branch.row().head }, seq);
    const name = record.byName ?? by.name;
    const next: SyncedRecord = {
      id: record.id as RecordId,
      branchId: context.branchId as SyncedRecord['branchId'],
      kind: record.kind,
      seq,
      rev: (old?.rev ?? 0) + 1,
      deleted: false,
      body,
      stamps: merged.stamps,
      createdByName: old?.createdByName ?? name,
      firstWrittenAt: old?.firstWrittenAt ?? record.firstWrittenAt ?? at,
      handedInAt: old?.handedInAt ?? record.handedInAt ?? at,
      updatedByName: name,
      updatedAt: record.handedInAt ?? at,
      review: old ? edited(old.review, by.name, at) : (record.review ?? unread(kind.needsReview)),
    };
    const row = rowOf(next, townshipId);
    if (old) await updateRecord(tx, row);
    else inserts.push(row);
    const operationId = context.newId();
    branch.advance(operationId, next);
    written.push(next);
    if (!old && (next.review.state === 'approved' || next.review.state === 'returned')) judged.push(judgement(next, townshipId, context));
    operations.push({
      id: operationId,
      township_id: townshipId,
      branch_id: context.branchId,
      record_id: record.id,
      kind: record.kind,
      act: old ? 'set' : 'create',
      account_id: by.accountId,
      by_name: name,
      device_id: null,
      n: null,
      written_at: next.firstWrittenAt,
      received_at: record.handedInAt ?? at,
      outcome: 'accepted',
      code: null,
      facts: null,
      seq,
      receipt_no: branch.receiptNo(),
      claimed_hlc: null,
      clamped: 0,
      content: JSON.stringify({ changes }),
      before: old ? JSON.stringify(beforeOf(old.body, Object.keys(changes))) : null,
      lost: null,
      settled_at: null,
      settled_by: null,
    });
  }
  await insertRecords(tx, inserts);
  await insertOperations(tx, operations);
  await insertReviewEvents(tx, judged);
  await branch.save();
  return { head: branch.row().head, written };
}

/** The values that stood at these paths; null where there was none. */
export function beforeOf(body: JsonObject, paths: readonly string[]): JsonObject {
  const values: Record<string, Json> = {};
  for (const path of paths) values[path] = valueAt(body, path) ?? null;
  return values;
}

// The writer of a whole body has not read the township's marks, so an edit by him never answers a return.
function edited(review: Review, name: string, at: Instant): Review {
  const result = reviewed(review, { type: 'edit', answersTurn: null }, { name, at });
  return result.ok ? result.value : review;
}

function judgement(record: SyncedRecord, townshipId: string, context: WriteContext): ReviewEventRow {
  return {
    id: context.newId(),
    township_id: townshipId,
    branch_id: record.branchId,
    record_id: record.id,
    seq: record.seq,
    turn: record.review.turn,
    act: record.review.state === 'returned' ? 'return' : 'approve',
    marks: JSON.stringify(record.review.marks),
    mend_by: record.review.mendBy,
    account_id: context.by.accountId,
    by_name: record.review.byName,
    at: record.review.at ?? context.at,
    body: JSON.stringify(record.body),
  };
}
