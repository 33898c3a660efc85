import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('branches').addColumn('head_at', 'text').execute();
  // The order in which a phone is given a whole branch, newest day first.
  await sql`create index records_newest on records (branch_id, (coalesce(day, '')) desc, id)`.execute(db);
}

/** What a clock that jumps back, and a phone that fetches everything, need. */
export const heads: Migration = { up };
