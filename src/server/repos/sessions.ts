import type { Db } from '#server/db/store.ts';
import type { AccountRow, SessionRow } from '#server/db/tables.ts';

/** Keeps a session; the token itself is never stored, only its hash. */
export async function createSession(db: Db, session: SessionRow): Promise<void> {
  await db.insertInto('sessions').values(session).execute();
}

/** The session and its open account; undefined when the session is unknown or over, or the account closed. */
export async function findSession(
  db: Db,
  tokenHash: string,
  now: string,
): Promise<{ session: SessionRow; account: AccountRow } | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .selectAll('accounts')
    .select(['token_hash', 'sessions.created_at as opened_at', 'used_at', 'expires_at', 'sessions.branch_id as opened_in'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { token_hash, opened_at, used_at, expires_at, opened_in, ...account } = row;
  const { id: account_id, township_id } = account;
  return { account, session: { token_hash, account_id, township_id, branch_id: opened_in, created_at: opened_at, used_at, expires_at } };
}

/** Moves a session's end on, as it is in use. */
export async function prolongSession(db: Db, tokenHash: string, usedAt: string, expiresAt: string): Promise<void> {
  await db.updateTable('sessions').set({ used_at: usedAt, expires_at: expiresAt }).where('token_hash', '=', tokenHash).execute();
}

/** Ends a session; the token opens nothing from here on. */
export async function endSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}
