import type { Db, Tx } from '#server/db/store.ts';
import type { IdNumberRow } from '#server/db/tables.ts';

/** The sealed citizen number of a member; undefined where none was written. */
export const findIdNumber = (db: Db, memberId: string): Promise<IdNumberRow | undefined> =>
  db.selectFrom('id_numbers').selectAll().where('member_id', '=', memberId).executeTakeFirst();

/** Writes a member's sealed number, over the one before. */
export async function saveIdNumber(tx: Tx, row: IdNumberRow): Promise<void> {
  const { member_id: _member, ...rest } = row;
  await tx
    .insertInto('id_numbers')
    .values(row)
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(rest))
    .execute();
}

/** Takes a member's number away for good. */
export async function removeIdNumber(tx: Tx, memberId: string): Promise<void> {
  await tx.deleteFrom('id_numbers').where('member_id', '=', memberId).execute();
}
