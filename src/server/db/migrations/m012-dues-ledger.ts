import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Fen } from '#domain/kernel/fen.ts';

type Line = {
  id: string;
  township_id: string;
  branch_id: string;
  what: string;
  day: string;
  own_fen: Fen;
  large_fen: Fen;
  entries: number;
};
type Row = { id: string; township_id: string; branch_id: string; kind: string; body: string };
type Body = {
  purpose?: string;
  paidOn?: string;
  dueFen?: Fen;
  voluntaryFen?: Fen;
  reverses?: string | null;
  remittedOn?: string;
  totalFen?: Fen;
  largeFen?: Fen;
  entries?: readonly string[];
  withdrawn?: object | null;
};

const AT_ONCE = 500;

// As the books stood when this was made; what the product counts by today is in `repos/dues-ledger.ts`.
function lineOf(row: Row): Line[] {
  const body = JSON.parse(row.body) as Body;
  const { id, township_id, branch_id } = row;
  if (row.kind === 'duesPayment') {
    const paid = (body.dueFen ?? 0) + (body.voluntaryFen ?? 0);
    const amount = (body.reverses == null ? paid : -paid) as Fen;
    const none = 0 as Fen;
    const large = body.purpose === 'large';
    const day = body.paidOn ?? '';
    return [
      { id, township_id, branch_id, what: 'entry', day, own_fen: large ? none : amount, large_fen: large ? amount : none, entries: 1 },
    ];
  }
  const what = body.withdrawn == null ? 'batch' : 'withdrawn';
  const sums = { own_fen: body.totalFen ?? (0 as Fen), large_fen: body.largeFen ?? (0 as Fen), entries: body.entries?.length ?? 0 };
  return [{ id, township_id, branch_id, what, day: body.remittedOn ?? '', ...sums }];
}

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('dues_ledger')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('township_id', 'text', (c) => c.notNull())
    .addColumn('branch_id', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('own_fen', 'bigint', (c) => c.notNull())
    .addColumn('large_fen', 'bigint', (c) => c.notNull())
    .addColumn('entries', 'integer', (c) => c.notNull())
    .execute();
  // Everything that is added up stands in the index, so that the rows themselves are not read.
  await db.schema
    .createIndex('dues_ledger_sums')
    .on('dues_ledger')
    .columns(['township_id', 'what', 'branch_id', 'day', 'own_fen', 'large_fen'])
    .execute();
  for (let after = ''; ; ) {
    const { rows } = await sql<Row>`select id, township_id, branch_id, kind, body from records
      where kind in ('duesPayment', 'duesRemittance') and deleted = 0 and id > ${after} order by id limit ${AT_ONCE}`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    await (db as Kysely<{ dues_ledger: Line }>).insertInto('dues_ledger').values(rows.flatMap(lineOf)).execute();
    after = last.id;
  }
}

/** What every entry and batch of dues adds to a branch's books, in columns that are added up without reading a body. */
export const duesLedger: Migration = { up };
