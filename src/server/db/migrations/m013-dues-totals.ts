import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

async function up(db: Kysely<unknown>): Promise<void> {
  const fen = (name: string) => (table: ReturnType<typeof db.schema.createTable>) =>
    table.addColumn(name, 'bigint', (c) => c.notNull().defaultTo(0));
  await db.schema
    .createTable('dues_totals')
    .addColumn('branch_id', 'text', (c) => c.notNull())
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('township_id', 'text', (c) => c.notNull())
    .$call(fen('in_own'))
    .$call(fen('in_large'))
    .$call(fen('up_own'))
    .$call(fen('up_large'))
    .addPrimaryKeyConstraint('dues_totals_key', ['branch_id', 'month'])
    .execute();
  await db.schema.createIndex('dues_totals_township').on('dues_totals').columns(['township_id', 'month']).execute();
  await sql`insert into dues_totals (branch_id, month, township_id, in_own, in_large, up_own, up_large)
    select branch_id, substr(day, 1, 7), township_id,
      sum(case when what = 'entry' then own_fen else 0 end), sum(case when what = 'entry' then large_fen else 0 end),
      sum(case when what = 'batch' then own_fen else 0 end), sum(case when what = 'batch' then large_fen else 0 end)
    from dues_ledger where what <> 'withdrawn' group by branch_id, substr(day, 1, 7), township_id`.execute(db);
  // Nothing is added up from the lines any more; they are only looked up by their day.
  await db.schema.dropIndex('dues_ledger_sums').execute();
  await db.schema.createIndex('dues_ledger_days').on('dues_ledger').columns(['township_id', 'what', 'day']).execute();
}

/** What each branch collected and took up in each month, kept as entries and batches come. */
export const duesTotals: Migration = { up };
