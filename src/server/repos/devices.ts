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

/** A device that the township took out of use, by its id in whatever branch; undefined when it did not. */
export async function wipedDevice(db: Db, townshipId: string, id: string): Promise<DeviceRow | undefined> {
  return db
    .selectFrom('devices')
    .selectAll()
    .where('id', '=', id)
    .where('township_id', '=', townshipId)
    .where('wipe_at', 'is not', null)
    .orderBy('wiped_at', 'desc')
    .executeTakeFirst();
}

/** Writes down that a device was told to empty itself; the first time counts. */
export async function markWiped(db: Db, townshipId: string, id: string, at: string): Promise<void> {
  await db
    .updateTable('devices')
    .set({ wiped_at: at })
    .where('id', '=', id)
    .where('township_id', '=', townshipId)
    .where('wipe_at', 'is not', null)
    .where('wiped_at', 'is', null)
    .execute();
}

const MOST_PHONES = 20;

/** The account's other devices in a branch that still had something to hand in when last heard of; the latest heard of first. */
export async function unsentElsewhere(db: Db, branchId: string, accountId: string, deviceId: string): Promise<DeviceRow[]> {
  return db
    .selectFrom('devices')
    .selectAll()
    .where('branch_id', '=', branchId)
    .where('account_id', '=', accountId)
    .where('id', '!=', deviceId)
    .where('queue', '>', 0)
    .where('wiped_at', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .limit(MOST_PHONES)
    .execute();
}
