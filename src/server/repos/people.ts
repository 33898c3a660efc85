import type { Db, Tx } from '#server/db/store.ts';
import type { AccountRow } from '#server/db/tables.ts';

/** A township's accounts: its villages in register order, then its own people; within each by name. */
export async function accountsOf(db: Db, townshipId: string): Promise<AccountRow[]> {
  const rows = await db
    .selectFrom('accounts')
    .leftJoin('branches', 'branches.id', 'accounts.branch_id')
    .selectAll('accounts')
    .select('branches.position as position')
    .where('accounts.township_id', '=', townshipId)
    .execute();
  const place = (row: { position: number | null }): number => row.position ?? Number.MAX_SAFE_INTEGER;
  return rows.sort((a, b) => place(a) - place(b) || a.login.localeCompare(b.login)).map(({ position: _, ...row }) => row);
}

/** The account of that id in this township; undefined when the township has none. */
export async function findAccount(db: Db, townshipId: string, id: string): Promise<AccountRow | undefined> {
  return db.selectFrom('accounts').selectAll().where('id', '=', id).where('township_id', '=', townshipId).executeTakeFirst();
}

/** When each account of the township was last heard of, by a phone's contact or a session's use. */
export async function lastHeard(db: Db, townshipId: string): Promise<Map<string, string>> {
  const [devices, sessions] = await Promise.all([
    db
      .selectFrom('devices')
      .select((e) => ['account_id', e.fn.max('last_seen_at').as('at')])
      .where('township_id', '=', townshipId)
      .groupBy('account_id')
      .execute(),
    db
      .selectFrom('sessions')
      .select((e) => ['account_id', e.fn.max('used_at').as('at')])
      .where('township_id', '=', townshipId)
      .groupBy('account_id')
      .execute(),
  ]);
  const heard = new Map<string, string>();
  for (const { account_id, at } of [...devices, ...sessions]) if (at > (heard.get(account_id) ?? '')) heard.set(account_id, at);
  return heard;
}

/** Closes an account, or opens it again with null. */
export async function setDisabled(tx: Tx, accountId: string, at: string | null): Promise<void> {
  await tx.updateTable('accounts').set({ disabled_at: at }).where('id', '=', accountId).execute();
}

/** Puts another password in the place of the one there was. */
export async function setPassword(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
  await tx.updateTable('accounts').set({ password: passwordHash }).where('id', '=', accountId).execute();
}

/** Ends every session of an account; each browser has to sign in again, and what is on it stays. */
export async function endSessionsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('sessions').where('account_id', '=', accountId).execute();
}

/** Whether a login is taken, in whatever township. */
export async function loginTaken(db: Db, login: string): Promise<boolean> {
  return (await db.selectFrom('accounts').select('id').where('login', '=', login).executeTakeFirst()) !== undefined;
}
