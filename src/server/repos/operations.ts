import type { JsonObject } from '#domain/kernel/json.ts';
import type { Db, Tx } from '#server/db/store.ts';
import type { OperationRow } from '#server/db/tables.ts';

/** The receipts of those operations, by id, whatever branch they were for. */
export async function findReceipts(db: Db, ids: readonly string[]): Promise<Map<string, OperationRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('operations').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Keeps operations with their answers. They are never changed afterwards, except that held work is settled. */
export async function insertOperations(tx: Tx, rows: readonly OperationRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 200)
    await tx
      .insertInto('operations')
      .values(rows.slice(from, from + 200))
      .execute();
}

/** Writes down what became of held work. */
export async function settleOperation(tx: Tx, row: OperationRow): Promise<void> {
  const { outcome, code, facts, seq, receipt_no, clamped, before, lost, settled_at, settled_by } = row;
  await tx
    .updateTable('operations')
    .set({ outcome, code, facts, seq, receipt_no, clamped, before, lost, settled_at, settled_by })
    .where('id', '=', row.id)
    .where('outcome', '=', 'held')
    .execute();
}

/** The oldest work of the same device on the same record that is still held and was done before this; undefined when there is none. */
export async function waitsBefore(db: Db, row: OperationRow): Promise<string | undefined> {
  if (row.record_id === null || row.device_id === null || row.n === null) return undefined;
  const first = await db
    .selectFrom('operations')
    .select('id')
    .where('record_id', '=', row.record_id)
    .where('branch_id', '=', row.branch_id)
    .where('device_id', '=', row.device_id)
    .where('outcome', '=', 'held')
    .where('n', '<', row.n)
    .orderBy('n')
    .executeTakeFirst();
  return first?.id;
}

/** What was done to a record, oldest first; refused work is left out. */
export async function operationsOn(db: Db, branchId: string, recordId: string): Promise<OperationRow[]> {
  return (
    db
      .selectFrom('operations')
      .selectAll()
      .where('record_id', '=', recordId)
      .where('branch_id', '=', branchId)
      .where('outcome', 'in', ['accepted', 'unchanged'])
      .orderBy('seq')
      // What made a count comes before what came in at that count and changed nothing.
      .orderBy('outcome')
      .orderBy('received_at')
      .orderBy('n')
      .execute()
  );
}

/** The operations a device handed in under these numbers of its own. */
export async function operationsNumbered(db: Db, deviceId: string, numbers: readonly number[]): Promise<{ id: string; n: number }[]> {
  if (numbers.length === 0) return [];
  const rows = await db.selectFrom('operations').select(['id', 'n']).where('device_id', '=', deviceId).where('n', 'in', numbers).execute();
  return rows.map((row) => ({ id: row.id, n: row.n ?? 0 }));
}

/** The whole body that the last removal of a record took away; undefined when it was never removed. */
export async function bodyBeforeRemoval(db: Db, branchId: string, recordId: string): Promise<JsonObject | undefined> {
  const row = await db
    .selectFrom('operations')
    .select('before')
    .where('record_id', '=', recordId)
    .where('branch_id', '=', branchId)
    .where('act', '=', 'delete')
    .where('outcome', '=', 'accepted')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  return row?.before ? (JSON.parse(row.before) as JsonObject) : undefined;
}
