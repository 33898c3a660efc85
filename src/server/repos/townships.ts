import type { Instant } from '#domain/kernel/local-date.ts';
import type { Db } from '#server/db/store.ts';
import type { TownshipRow } from '#server/db/tables.ts';

/** Adds a township; `practice` marks made-up data on every screen. */
export async function createTownship(db: Db, township: { id: string; name: string; practice: boolean }, at: Instant): Promise<void> {
  await db
    .insertInto('townships')
    .values({ id: township.id, name: township.name, practice: township.practice ? 1 : 0, created_at: at })
    .execute();
}

/** The township of that id; undefined when there is none. */
export async function findTownship(db: Db, id: string): Promise<TownshipRow | undefined> {
  return db.selectFrom('townships').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whether nothing was ever put into this store. */
export async function isEmpty(db: Db): Promise<boolean> {
  return (await db.selectFrom('townships').select('id').limit(1).executeTakeFirst()) === undefined;
}
