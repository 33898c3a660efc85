import type { JsonObject } from '#domain/kernel/json.ts';
import type { Instant, LocalDate } from '#domain/kernel/local-date.ts';
import type { Stamps } from '#domain/records/merge.ts';
import { kindOf } from '#domain/records/registry.ts';
import type { Review } from '#domain/review/review.ts';
import { daysLate } from '#domain/rules/lateness.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { Db, Tx } from '#server/db/store.ts';
import type { RecordRow } from '#server/db/tables.ts';
import { followInDuesLedger } from './dues-ledger.ts';

/** The group a body files its record under; null where it names none. */
export const groupIdOf = (body: JsonObject): string | null => (typeof body['groupId'] === 'string' ? body['groupId'] : null);

// What a later state of a record writes over; the id and where it belongs never change.
const CHANGING = [
  'seq',
  'rev',
  'day',
  'group_id',
  'words',
  'review_state',
  'review_turn',
  'created_by_name',
  'first_written_at',
  'handed_in_at',
  'updated_by_name',
  'updated_at',
  'deleted',
  'days_late',
  'state',
  'blanked_on',
  'body',
  'stamps',
  'review',
] as const satisfies readonly (keyof RecordRow)[];

/** A row as it travels. */
export function syncedOf(row: RecordRow): SyncedRecord {
  return {
    id: row.id as SyncedRecord['id'],
    branchId: row.branch_id as SyncedRecord['branchId'],
    kind: row.kind,
    seq: row.seq,
    rev: row.rev,
    deleted: row.deleted === 1,
    body: JSON.parse(row.body) as JsonObject,
    stamps: JSON.parse(row.stamps) as Stamps,
    createdByName: row.created_by_name,
    firstWrittenAt: row.first_written_at as Instant,
    handedInAt: row.handed_in_at as Instant,
    updatedByName: row.updated_by_name,
    updatedAt: row.updated_at as Instant,
    review: JSON.parse(row.review) as Review,
  };
}

/** A record as it is stored: what is searched or counted is drawn from the body into columns of its own. */
export function rowOf(record: SyncedRecord, townshipId: string): RecordRow {
  const kind = kindOf(record.kind);
  if (!kind) throw new Error(`no such kind: ${record.kind}`);
  const day: LocalDate | null = record.deleted ? null : kind.dayOf(record.body);
  return {
    id: record.id,
    township_id: townshipId,
    branch_id: record.branchId,
    kind: kind.kind,
    seq: record.seq,
    rev: record.rev,
    day,
    group_id: groupIdOf(record.body),
    words: record.deleted ? '' : kind.wordsOf(record.body).toWellFormed(),
    review_state: record.review.state,
    review_turn: record.review.turn,
    created_by_name: record.createdByName,
    first_written_at: record.firstWrittenAt,
    handed_in_at: record.handedInAt,
    updated_by_name: record.updatedByName,
    updated_at: record.updatedAt,
    deleted: record.deleted ? 1 : 0,
    state: record.deleted ? null : (kind.stateOf?.(record.body) ?? null),
    blanked_on: typeof record.body['blankedOn'] === 'string' ? record.body['blankedOn'] : null,
    days_late: kind.needsReview ? daysLate(day, record.firstWrittenAt) : null,
    body: JSON.stringify(record.body),
    stamps: JSON.stringify(record.stamps),
    review: JSON.stringify(record.review),
  };
}

/** The record of that id, wherever it belongs; undefined when there is none. */
export async function findRecord(db: Db, id: string): Promise<RecordRow | undefined> {
  return db.selectFrom('records').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The records of those ids that are the branch's. */
export async function findRecords(db: Db, branchId: string, ids: readonly string[]): Promise<RecordRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('records').selectAll().where('branch_id', '=', branchId).where('id', 'in', ids).orderBy('seq').execute();
}

/** Adds a record; throws when the id is taken, in whatever branch. */
export async function insertRecords(tx: Tx, rows: readonly RecordRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 200)
    await tx
      .insertInto('records')
      .values(rows.slice(from, from + 200))
      .execute();
  await followInDuesLedger(tx, rows);
}

/** Writes a record's new state over the old one. */
export async function updateRecord(tx: Tx, row: RecordRow): Promise<void> {
  const { id, township_id: _township, branch_id, ...state } = row;
  await tx.updateTable('records').set(state).where('id', '=', id).where('branch_id', '=', branch_id).execute();
  await followInDuesLedger(tx, [row]);
}

/** Puts records in, new ones or over the old state of the same id and branch; throws when an id is another branch's. */
export async function putRecords(tx: Tx, rows: readonly RecordRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 200) {
    const some = rows.slice(from, from + 200);
    const done = await tx
      .insertInto('records')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((e) => Object.fromEntries(CHANGING.map((column) => [column, e.ref(`excluded.${column}`)])))
          .whereRef('records.branch_id', '=', 'excluded.branch_id'),
      )
      .executeTakeFirst();
    if (Number(done.numInsertedOrUpdatedRows ?? 0) !== some.length) throw new Error('a record id is taken in another branch');
  }
  await followInDuesLedger(tx, rows);
}

/** The branch's records whose last change lies after `after` and not after `head`, in order, at most `limit`. */
export async function recordsAfter(db: Db, branchId: string, after: number, head: number, limit: number): Promise<RecordRow[]> {
  return db
    .selectFrom('records')
    .selectAll()
    .where('branch_id', '=', branchId)
    .where('seq', '>', after)
    .where('seq', '<=', head)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** Which records a branch has and at which counts, and its head, as they stood at one moment. */
export async function digestRows(db: Db, branchId: string): Promise<{ head: number; rows: { id: string; kind: string; seq: number }[] }> {
  const rows = await db
    .selectFrom('branches')
    .leftJoin('records', 'records.branch_id', 'branches.id')
    .select(['branches.head', 'records.id', 'records.kind', 'records.seq'])
    .where('branches.id', '=', branchId)
    .execute();
  return {
    head: rows[0]?.head ?? 0,
    rows: rows.flatMap(({ id, kind, seq }) => (id === null || kind === null || seq === null ? [] : [{ id, kind, seq }])),
  };
}

/** Every living record of a kind in the branch. */
export async function livingOfKind(db: Db, branchId: string, kind: RecordRow['kind']): Promise<RecordRow[]> {
  return db
    .selectFrom('records')
    .selectAll()
    .where('branch_id', '=', branchId)
    .where('kind', '=', kind)
    .where('deleted', '=', 0)
    .orderBy('seq')
    .execute();
}

/** The records of those ids, whatever branch they belong to. For judging only: what is another branch's is never answered. */
export async function findAnywhere(db: Db, ids: readonly string[]): Promise<RecordRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('records').selectAll().where('id', 'in', ids).execute();
}
