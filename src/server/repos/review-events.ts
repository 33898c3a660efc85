import type { Db, Tx } from '#server/db/store.ts';
import type { ReviewEventRow } from '#server/db/tables.ts';

/** Keeps acts of the township, each with the body it judged. */
export async function insertReviewEvents(tx: Tx, rows: readonly ReviewEventRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 200)
    await tx
      .insertInto('review_events')
      .values(rows.slice(from, from + 200))
      .execute();
}

/** What the township did to a record, oldest first. */
export async function reviewEventsOn(db: Db, recordId: string): Promise<ReviewEventRow[]> {
  return db.selectFrom('review_events').selectAll().where('record_id', '=', recordId).orderBy('turn').execute();
}
