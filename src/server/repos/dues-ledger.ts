import { signedFen } from '#domain/dues/ledger.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { DuesPaymentBody } from '#domain/records/dues-payment.ts';
import type { DuesRemittanceBody } from '#domain/records/dues-remittance.ts';
import type { Db, Tx } from '#server/db/store.ts';
import type { DuesLedgerRow, RecordRow } from '#server/db/tables.ts';

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

/** Keeps the ledger of dues in step with the records just written, in their transaction; other kinds leave it alone. */
export async function followInDuesLedger(tx: Tx, rows: readonly RecordRow[]): Promise<void> {
  const gone = rows.filter((row) => row.deleted === 1 && (row.kind === 'duesPayment' || row.kind === 'duesRemittance'));
  if (gone.length > 0)
    await tx
      .deleteFrom('dues_ledger')
      .where(
        'id',
        'in',
        gone.map(({ id }) => id),
      )
      .execute();
  const lines = rows.filter((row) => row.deleted === 0).flatMap((row) => lineOf(row) ?? []);
  for (let from = 0; from < lines.length; from += AT_ONCE)
    await tx
      .insertInto('dues_ledger')
      .values(lines.slice(from, from + AT_ONCE))
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
}

/** What each branch collected or took up in those days, or ever where none are named: by branch and by what it is, in fen. */
export async function duesSums(
  db: Db,
  townshipId: string,
  days: { readonly from: LocalDate; readonly to: LocalDate } | null,
): Promise<{ branch_id: string; what: DuesLedgerRow['what']; own: number; large: number }[]> {
  let query = db
    .selectFrom('dues_ledger')
    .select((e) => ['branch_id', 'what', e.fn.sum('own_fen').as('own'), e.fn.sum('large_fen').as('large')])
    .where('township_id', '=', townshipId)
    .where('what', 'in', ['entry', 'batch']);
  if (days) query = query.where('day', '>=', days.from).where('day', '<=', days.to);
  const rows = await query.groupBy(['what', 'branch_id']).execute();
  return rows.map(({ branch_id, what, own, large }) => ({ branch_id, what, own: Number(own), large: Number(large) }));
}

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
