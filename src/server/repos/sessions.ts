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
  const session = await db
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!session) return undefined;
  const account = await db
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', session.account_id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return account && { session, account };
}

/** Moves a session's end on, as it is in use. */
export async function prolongSession(db: Db, tokenHash: string, usedAt: string, expiresAt: string): Promise<void> {
  await db.updateTable('sessions').set({ used_at: usedAt, expires_at: expiresAt }).where('token_hash', '=', tokenHash).execute();
}

/** Ends a session; the token opens nothing from here on. */
export async function endSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}
