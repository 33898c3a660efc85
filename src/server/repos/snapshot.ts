import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { KindName } from '#domain/records/registry.ts';
import type { Db } from '#server/db/store.ts';
import type { RecordRow, Tables } from '#server/db/tables.ts';

/** What a phone needs first: each kind of the roster in turn, then what has to be mended or lies in this quarter, then the rest. */
const ROSTER: readonly KindName[] = ['group', 'office', 'member'];
const PRESSING = ROSTER.length;

/** The last place in the order. */
export const LAST_RANK = PRESSING + 1;

/** Where in the order a page begins: behind this record of this rank. */
export type Place = { readonly rank: number; readonly day: string; readonly id: string };

/** The first and last day of the quarter that is called this quarter. */
export type Quarter = { readonly from: string; readonly to: string };

type Where = ExpressionBuilder<Tables, 'records'>;

const dayOr = sql<string>`coalesce(day, '')`;

function ofRank(e: Where, rank: number, quarter: Quarter): Expression<SqlBool> {
  const kind = ROSTER[rank];
  if (kind !== undefined) return e('kind', '=', kind);
  const pressing = e.or([e('review_state', '=', 'returned'), e.and([e(dayOr, '>=', quarter.from), e(dayOr, '<=', quarter.to)])]);
  return e.and([e('kind', 'not in', ROSTER), rank === PRESSING ? pressing : e.not(pressing)]);
}

/** Records of one rank, newest day first, behind the place; at most `limit`. Those that were taken away are among them. */
export async function rankPage(db: Db, branchId: string, place: Place, quarter: Quarter, limit: number): Promise<RecordRow[]> {
  let query = db
    .selectFrom('records')
    .selectAll()
    .where('branch_id', '=', branchId)
    .where((e) => ofRank(e, place.rank, quarter));
  if (place.id !== '') query = query.where(dayOr, '<=', place.day).where((e) => e.or([e(dayOr, '<', place.day), e('id', '>', place.id)]));
  return query.orderBy(dayOr, 'desc').orderBy('id').limit(limit).execute();
}

/** How many records a branch has but for some kinds, those that were taken away among them. */
export async function countRecords(db: Db, branchId: string, without: ReadonlySet<string>): Promise<number> {
  let query = db
    .selectFrom('records')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('branch_id', '=', branchId);
  if (without.size > 0) query = query.where('kind', 'not in', [...without] as KindName[]);
  const row = await query.executeTakeFirstOrThrow();
  return Number(row.n);
}
