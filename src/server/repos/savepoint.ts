import { sql } from 'kysely';
import type { Tx } from '#server/db/store.ts';

/** Runs the work so that a throw undoes the work alone and not the whole transaction. */
export async function apart<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint one`.execute(tx);
  try {
    const value = await work();
    await sql`release savepoint one`.execute(tx);
    return value;
  } catch (error) {
    await sql`rollback to savepoint one`.execute(tx);
    await sql`release savepoint one`.execute(tx);
    throw error;
  }
}
