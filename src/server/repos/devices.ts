import type { Db } from '#server/db/store.ts';
import type { DeviceRow } from '#server/db/tables.ts';
import type { DeviceNote } from '#server/sync/ledger.ts';

/** Takes note that a device was heard of, and of what it said of itself; what it did not say stays as it was known. */
export async function saveDevice(db: Db, { id, branch_id, township_id, ...said }: DeviceNote): Promise<void> {
  await db
    .insertInto('devices')
    .values({ id, branch_id, township_id, queue: null, oldest_unsent: null, app: null, last_n: 0, wipe_at: null, wiped_at: null, ...said })
    .onConflict((conflict) => conflict.columns(['branch_id', 'id']).doUpdateSet(said))
    .execute();
}

/** What is known of a device in a branch; undefined when it was never heard of. */
export async function findDevice(db: Db, branchId: string, id: string): Promise<DeviceRow | undefined> {
  return db.selectFrom('devices').selectAll().where('branch_id', '=', branchId).where('id', '=', id).executeTakeFirst();
}

/** When a phone of each branch of the township was last heard of, by branch. */
export async function lastSeen(db: Db, townshipId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('devices')
    .select((e) => ['branch_id', e.fn.max('last_seen_at').as('at')])
    .where('township_id', '=', townshipId)
    .groupBy('branch_id')
    .execute();
  return new Map(rows.map((row) => [row.branch_id, row.at]));
}
