import { sql } from 'kysely';
import type { ReviewState } from '#domain/review/review.ts';
import type { Db } from '#server/db/store.ts';
import type { RecordRow } from '#server/db/tables.ts';

/** What the township wants to see of what came in. */
export type InboxFilter = {
  readonly townshipId: string;
  readonly states: readonly ReviewState[];
  readonly branchId?: string;
  readonly kind?: string;
  /** Only records written down more than so many days after their day. */
  readonly laterThan?: number;
  readonly search?: string;
  /** What was dealt with is looked back on from the newest; what waits, from the oldest. */
  readonly newestFirst?: boolean;
};

/** A text as a LIKE pattern that finds it anywhere, its own % and _ being letters. */
export const anywhere = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

function filtered(db: Db, filter: InboxFilter) {
  let query = db
    .selectFrom('records')
    .where('township_id', '=', filter.townshipId)
    .where('review_state', 'in', filter.states)
    .where('deleted', '=', 0);
  if (filter.branchId !== undefined) query = query.where('branch_id', '=', filter.branchId);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind as RecordRow['kind']);
  if (filter.laterThan !== undefined) query = query.where('days_late', '>', filter.laterThan);
  if (filter.search !== undefined && filter.search !== '')
    query = query.where(sql<boolean>`lower(words) like ${anywhere(filter.search)} escape '\\'`);
  return query;
}

/** Rows of the inbox by hand-in, after the one named. */
export async function inboxPage(
  db: Db,
  filter: InboxFilter,
  after: { readonly at: string; readonly id: string } | null,
  limit: number,
): Promise<RecordRow[]> {
  let query = filtered(db, filter).selectAll();
  const [beyond, way] = filter.newestFirst ? (['<', 'desc'] as const) : (['>', 'asc'] as const);
  if (after !== null)
    query = query.where((e) =>
      e.or([e('handed_in_at', beyond, after.at), e.and([e('handed_in_at', '=', after.at), e('id', beyond, after.id)])]),
    );
  return query.orderBy('handed_in_at', way).orderBy('id', way).limit(limit).execute();
}

/** How many records the filter finds. */
export async function inboxCount(db: Db, filter: InboxFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
