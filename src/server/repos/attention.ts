import type { Instant } from '#domain/kernel/local-date.ts';
import type { Db, Tx } from '#server/db/store.ts';
import type { OperationRow } from '#server/db/tables.ts';

/** Which open work of a township is wanted. */
export type AttentionFilter = {
  readonly townshipId: string;
  readonly branchId?: string | undefined;
  readonly outcome?: 'held' | 'refused' | undefined;
};

const OPEN = ['held', 'refused'] as const;

/** Work that was not taken and that nobody has settled, what was received longest ago first, after the one named. */
export async function openWork(
  db: Db,
  filter: AttentionFilter,
  after: { readonly at: string; readonly id: string } | null,
  limit: number,
): Promise<OperationRow[]> {
  let query = db
    .selectFrom('operations')
    .selectAll()
    .where('township_id', '=', filter.townshipId)
    .where('outcome', 'in', filter.outcome === undefined ? OPEN : [filter.outcome])
    .where('settled_at', 'is', null);
  if (filter.branchId !== undefined) query = query.where('branch_id', '=', filter.branchId);
  if (after !== null)
    query = query.where((e) => e.or([e('received_at', '>', after.at), e.and([e('received_at', '=', after.at), e('id', '>', after.id)])]));
  return query.orderBy('received_at').orderBy('id').limit(limit).execute();
}

/** How many of each there are. */
export async function openCounts(db: Db, filter: Omit<AttentionFilter, 'outcome'>): Promise<{ held: number; refused: number }> {
  let query = db
    .selectFrom('operations')
    .select((e) => ['outcome', e.fn.countAll<number>().as('n')])
    .where('township_id', '=', filter.townshipId)
    .where('outcome', 'in', OPEN)
    .where('settled_at', 'is', null);
  if (filter.branchId !== undefined) query = query.where('branch_id', '=', filter.branchId);
  const rows = await query.groupBy('outcome').execute();
  const of = (outcome: string): number => Number(rows.find((row) => row.outcome === outcome)?.n ?? 0);
  return { held: of('held'), refused: of('refused') };
}

/** The work of that id in this township that was not taken, or that was settled at the desk; undefined when there is none. */
export async function findWork(db: Db, townshipId: string, id: string): Promise<OperationRow | undefined> {
  return db
    .selectFrom('operations')
    .selectAll()
    .where('id', '=', id)
    .where('township_id', '=', townshipId)
    .where((e) => e.or([e('outcome', 'in', OPEN), e('settled_at', 'is not', null)]))
    .executeTakeFirst();
}

/** Notes that somebody at the desk has looked at refused work; false when another did so before him. */
export async function markSeen(tx: Tx, id: string, byName: string, at: Instant): Promise<boolean> {
  const done = await tx
    .updateTable('operations')
    .set({ settled_at: at, settled_by: byName })
    .where('id', '=', id)
    .where('outcome', '=', 'refused')
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}
