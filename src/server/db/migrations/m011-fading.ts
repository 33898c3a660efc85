import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('records').addColumn('blanked_on', 'text').execute();
  await db.schema.alterTable('records').addColumn('state', 'text').execute();
  await db.schema
    .alterTable('operations')
    .addColumn('blanked', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex('records_state').on('records').columns(['township_id', 'kind', 'state']).execute();
}

/** Words that go after their time, and the state by which the desk picks matters. */
export const fading: Migration = { up };
