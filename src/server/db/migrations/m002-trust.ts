import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('branches')
    .addColumn('backed_up', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();

  await db.schema.alterTable('operations').addColumn('settled_at', 'text').execute();
  await db.schema.alterTable('operations').addColumn('settled_by', 'text').execute();
  await db.schema.createIndex('operations_by_device').on('operations').columns(['device_id', 'n']).execute();
  await db.schema.createIndex('operations_open').on('operations').columns(['township_id', 'outcome', 'received_at']).execute();

  await db.schema.alterTable('devices').addColumn('oldest_unsent', 'text').execute();
  await db.schema.alterTable('devices').addColumn('app', 'text').execute();
  await db.schema
    .alterTable('devices')
    .addColumn('last_n', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('devices').addColumn('wipe_at', 'text').execute();
  await db.schema.alterTable('devices').addColumn('wiped_at', 'text').execute();

  await db.schema
    .createTable('branch_grants')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('township_id', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('branch_id', 'text', (c) => c.notNull())
    .addColumn('group_id', 'text')
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('from_at', 'text', (c) => c.notNull())
    .addColumn('until_at', 'text')
    .execute();
  await db.schema.createIndex('branch_grants_by_account').on('branch_grants').columns(['account_id', 'branch_id']).execute();
  // Who has a branch today has had it since his account was made.
  await sql`insert into branch_grants (id, township_id, account_id, branch_id, group_id, role, from_at, until_at)
    select id, township_id, id, branch_id, group_id, role, created_at, null from accounts where branch_id is not null`.execute(db);

  await db.schema
    .createTable('photos')
    .addColumn('branch_id', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('township_id', 'text', (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('mime', 'text', (c) => c.notNull())
    .addColumn('received', 'integer', (c) => c.notNull())
    .addColumn('whole', 'integer', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('touched_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('photos_key', ['branch_id', 'sha256'])
    .execute();
  await db.schema
    .createTable('photo_chunks')
    .addColumn('branch_id', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('township_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('bytes', sql`bytea`, (c) => c.notNull())
    .addPrimaryKeyConstraint('photo_chunks_key', ['branch_id', 'sha256', 'position'])
    .execute();
}

/** What lost branches, second phones, backups and photos need. */
export const trust: Migration = { up };
