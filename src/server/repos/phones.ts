import type { Db, Tx } from '#server/db/store.ts';
import type { AccountRow, DeviceRow } from '#server/db/tables.ts';

/** A device with the account that uses it. */
export type PhoneOf = DeviceRow & {
  account_name: string;
  account_role: AccountRow['role'];
  account_branch: string | null;
  account_closed: string | null;
};

/** Every phone of the township's villages, by village in register order, then by person and last contact. */
export async function phonesOf(db: Db, townshipId: string): Promise<PhoneOf[]> {
  return db
    .selectFrom('devices')
    .innerJoin('accounts', 'accounts.id', 'devices.account_id')
    .innerJoin('branches', 'branches.id', 'devices.branch_id')
    .selectAll('devices')
    .select([
      'accounts.name as account_name',
      'accounts.role as account_role',
      'accounts.branch_id as account_branch',
      'accounts.disabled_at as account_closed',
    ])
    .where('devices.township_id', '=', townshipId)
    .orderBy('branches.position')
    .orderBy('branches.id')
    .orderBy('accounts.login')
    .orderBy('devices.last_seen_at', 'desc')
    .execute();
}

/** A phone as each branch of the township knows it. */
export async function phoneIn(db: Db, townshipId: string, deviceId: string): Promise<DeviceRow[]> {
  return db.selectFrom('devices').selectAll().where('township_id', '=', townshipId).where('id', '=', deviceId).execute();
}

/** Takes a phone out of use at its next contact, or with null lets it be; one that has emptied itself already stays as it is. */
export async function setWipe(tx: Tx, townshipId: string, deviceId: string, at: string | null): Promise<void> {
  const here = tx.updateTable('devices').where('township_id', '=', townshipId).where('id', '=', deviceId);
  if (at === null) await here.set({ wipe_at: null, wiped_at: null }).execute();
  else await here.set({ wipe_at: at }).where('wiped_at', 'is', null).execute();
}
