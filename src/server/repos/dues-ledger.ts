import { signedFen } from '#domain/dues/ledger.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { DuesPaymentBody } from '#domain/records/dues-payment.ts';
import type { DuesRemittanceBody } from '#domain/records/dues-remittance.ts';
import type { Db, Tx } from '#server/db/store.ts';
import type { DuesLedgerRow, DuesTotalRow, RecordRow } from '#server/db/tables.ts';

const AT_ONCE = 500;

function lineOf(row: RecordRow): DuesLedgerRow | undefined {
  const { id, township_id, branch_id } = row;
  if (row.kind === 'duesPayment') {
    const body = JSON.parse(row.body) as DuesPaymentBody;
    const amount = signedFen(body);
    const large = body.purpose === 'large';
    const none = 0 as Fen;
    const sums = { own_fen: large ? none : amount, large_fen: large ? amount : none, entries: 1 };
    return { id, township_id, branch_id, what: 'entry', day: body.paidOn, ...sums };
  }
  if (row.kind !== 'duesRemittance') return undefined;
  const body = JSON.parse(row.body) as DuesRemittanceBody;
  const sums = { own_fen: body.totalFen, large_fen: body.largeFen, entries: body.entries.length };
  return { id, township_id, branch_id, what: body.withdrawn === null ? 'batch' : 'withdrawn', day: body.remittedOn, ...sums };
}

/** What a line adds to its month; what was taken back adds nothing. */
function totalOf(line: DuesLedgerRow, sign: 1 | -1): DuesTotalRow {
  const { branch_id, township_id, what, own_fen, large_fen } = line;
  const of = (kind: DuesLedgerRow['what'], amount: Fen): Fen => (what === kind ? sign * amount : 0) as Fen;
  return {
    branch_id,
    month: line.day.slice(0, 7),
    township_id,
    in_own: of('entry', own_fen),
    in_large: of('entry', large_fen),
    up_own: of('batch', own_fen),
    up_large: of('batch', large_fen),
  };
}

const AMOUNTS = ['in_own', 'in_large', 'up_own', 'up_large'] as const;

function byMonth(changes: readonly DuesTotalRow[]): DuesTotalRow[] {
  const months = groupBy(changes, ({ branch_id, month }) => `${branch_id} ${month}`);
  return [...months.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const sum = (name: (typeof AMOUNTS)[number]): Fen => own.reduce<number>((all, row) => all + row[name], 0) as Fen;
    const total = { ...first, in_own: sum('in_own'), in_large: sum('in_large'), up_own: sum('up_own'), up_large: sum('up_large') };
    return AMOUNTS.some((name) => total[name] !== 0) ? [total] : [];
  });
}

/** Keeps the ledger of dues and its monthly totals in step with the records just written, in their transaction; other kinds leave both alone. */
export async function followInDuesLedger(tx: Tx, rows: readonly RecordRow[]): Promise<void> {
  const own = rows.filter((row) => row.kind === 'duesPayment' || row.kind === 'duesRemittance');
  for (let from = 0; from < own.length; from += AT_ONCE) await follow(tx, own.slice(from, from + AT_ONCE));
}

async function follow(tx: Tx, rows: readonly RecordRow[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const before = await tx.selectFrom('dues_ledger').selectAll().where('id', 'in', ids).execute();
  const gone = rows.filter((row) => row.deleted === 1).map(({ id }) => id);
  if (gone.length > 0) await tx.deleteFrom('dues_ledger').where('id', 'in', gone).execute();
  const lines = rows.filter((row) => row.deleted === 0).flatMap((row) => lineOf(row) ?? []);
  if (lines.length > 0)
    await tx
      .insertInto('dues_ledger')
      .values(lines)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((e) => ({
          what: e.ref('excluded.what'),
          day: e.ref('excluded.day'),
          own_fen: e.ref('excluded.own_fen'),
          large_fen: e.ref('excluded.large_fen'),
          entries: e.ref('excluded.entries'),
        })),
      )
      .execute();
  const totals = byMonth([...before.map((line) => totalOf(line, -1)), ...lines.map((line) => totalOf(line, 1))]);
  if (totals.length === 0) return;
  await tx
    .insertInto('dues_totals')
    .values(totals)
    .onConflict((conflict) =>
      conflict.columns(['branch_id', 'month']).doUpdateSet((e) => ({
        in_own: e('dues_totals.in_own', '+', e.ref('excluded.in_own')),
        in_large: e('dues_totals.in_large', '+', e.ref('excluded.in_large')),
        up_own: e('dues_totals.up_own', '+', e.ref('excluded.up_own')),
        up_large: e('dues_totals.up_large', '+', e.ref('excluded.up_large')),
      })),
    )
    .execute();
}

/** What each branch of a township collected and took up, month by month. */
export const duesMonths = (db: Db, townshipId: string): Promise<DuesTotalRow[]> =>
  db.selectFrom('dues_totals').selectAll().where('township_id', '=', townshipId).execute();

/** The batches that a township's branches took up in those days, those taken back among them, the newest first. */
export async function duesBatches(db: Db, townshipId: string, days: { readonly from: LocalDate; readonly to: LocalDate }) {
  return db
    .selectFrom('dues_ledger')
    .select(['id', 'branch_id', 'what', 'day', 'own_fen', 'large_fen', 'entries'])
    .where('township_id', '=', townshipId)
    .where('what', 'in', ['batch', 'withdrawn'])
    .where('day', '>=', days.from)
    .where('day', '<=', days.to)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** What the township said of batches and which months it closed, with nothing else of those records; closings of one year. */
export async function duesSaid(db: Db, townshipId: string, year: number): Promise<{ receipts: Said[]; closes: Said[] }> {
  const said = (kind: RecordRow['kind']) =>
    db
      .selectFrom('records')
      .select(['id', 'branch_id', 'rev', 'body'])
      .where('township_id', '=', townshipId)
      .where('kind', '=', kind)
      .where('deleted', '=', 0);
  // A phone's day may lie before the township's, never a month after it, so a receipt is not older than that.
  const receipts = await said('duesReceipt')
    .where('day', '>=', `${year - 1}-12-01`)
    .execute();
  const closes = await said('duesClose').where('words', 'like', `${year}%`).execute();
  return { receipts, closes };
}

/** A record as far as it says something of dues. */
export type Said = { readonly id: string; readonly branch_id: string; readonly rev: number; readonly body: string };
