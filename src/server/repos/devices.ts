import type { Db } from '#server/db/store.ts';
import type { DeviceRow } from '#server/db/tables.ts';

/** Takes note that a device was heard of. */
export async function saveDevice(db: Db, device: DeviceRow): Promise<void> {
  await db
    .insertInto('devices')
    .values(device)
    .onConflict((conflict) =>
      conflict.columns(['branch_id', 'id']).doUpdateSet({ account_id: device.account_id, last_seen_at: device.last_seen_at }),
    )
    .execute();
}

/** When a device was last heard of; undefined when it never was. */
export async function deviceSeenAt(db: Db, branchId: string, id: string): Promise<string | undefined> {
  return (await db.selectFrom('devices').select('last_seen_at').where('branch_id', '=', branchId).where('id', '=', id).executeTakeFirst())
    ?.last_seen_at;
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
