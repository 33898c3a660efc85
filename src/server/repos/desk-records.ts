import { sql } from 'kysely';
import type { KindName } from '#domain/records/registry.ts';
import type { Db } from '#server/db/store.ts';
import type { RecordRow } from '#server/db/tables.ts';
import { anywhere } from './inbox.ts';
import { rowsAsOne, samePeopleOf } from './same-people.ts';

/** Which of a township's records are wanted. */
export type RecordsFilter = {
  readonly townshipId: string;
  readonly kinds: readonly KindName[];
  readonly branchId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly search?: string | undefined;
  /** The record that the last page ended with. */
  readonly after?: string | undefined;
};

/** A township's living records as they are read, by the register order of their branches, then by day. */
export async function townshipRecords(db: Db, filter: RecordsFilter, limit: number): Promise<RecordRow[]> {
  const people = await samePeopleOf(db, filter.townshipId);
  let query = db
    .selectFrom('records')
    .innerJoin('branches', 'branches.id', 'records.branch_id')
    .selectAll('records')
    .where('records.township_id', '=', filter.townshipId)
    .where('records.kind', 'in', filter.kinds)
    .where('records.deleted', '=', 0);
  if (filter.branchId !== undefined) query = query.where('records.branch_id', '=', filter.branchId);
  if (filter.from !== undefined) query = query.where('records.day', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('records.day', '<=', filter.to);
  if (filter.search !== undefined && filter.search !== '')
    query = query.where(sql<boolean>`lower(records.words) like ${anywhere(filter.search)} escape '\\'`);
  if (people.size > 0) query = query.where('records.id', 'not in', [...people.keys()]);
  // What is about no day comes first, on both databases alike.
  const day = sql<string>`coalesce(records.day, '')`;
  const last = filter.after === undefined ? undefined : await placeOf(db, filter.townshipId, filter.after);
  if (last)
    query = query.where((e) =>
      e.or([
        e('branches.position', '>', last.position),
        e.and([e('branches.position', '=', last.position), e('branches.id', '>', last.branch_id)]),
        e.and([e('branches.id', '=', last.branch_id), e(day, '>', last.day ?? '')]),
        e.and([e('branches.id', '=', last.branch_id), e(day, '=', last.day ?? ''), e('records.seq', '>', last.seq)]),
      ]),
    );
  const rows = await query.orderBy('branches.position').orderBy('branches.id').orderBy(day).orderBy('records.seq').limit(limit).execute();
  return rowsAsOne(rows, people);
}

// Where a record stands in the order of a list; a list goes on from there also when it was deleted meanwhile.
async function placeOf(db: Db, townshipId: string, id: string) {
  return db
    .selectFrom('records')
    .innerJoin('branches', 'branches.id', 'records.branch_id')
    .select(['branches.position', 'records.branch_id', 'records.day', 'records.seq'])
    .where('records.id', '=', id)
    .where('records.township_id', '=', townshipId)
    .executeTakeFirst();
}

/** The living meetings of a branch that were held on that day. */
export async function meetingsOn(db: Db, branchId: string, day: string): Promise<RecordRow[]> {
  return db
    .selectFrom('records')
    .selectAll()
    .where('branch_id', '=', branchId)
    .where('kind', '=', 'meeting')
    .where('deleted', '=', 0)
    .where('day', '=', day)
    .orderBy('seq')
    .execute();
}

/** Every living record of these kinds in the township, as it is read, that is about no day or about one between the two. */
export async function recordsAround(
  db: Db,
  townshipId: string,
  kinds: readonly KindName[],
  period: { readonly from: string; readonly to: string } | null,
): Promise<RecordRow[]> {
  let query = db
    .selectFrom('records')
    .selectAll()
    .where('township_id', '=', townshipId)
    .where('kind', 'in', kinds)
    .where('deleted', '=', 0);
  if (period) query = query.where('day', '>=', period.from).where('day', '<=', period.to);
  const rows = await query.orderBy('branch_id').orderBy('day').orderBy('id').execute();
  return rowsAsOne(rows, await samePeopleOf(db, townshipId));
}
