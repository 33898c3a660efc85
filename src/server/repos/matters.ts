import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { Db } from '#server/db/store.ts';
import type { RecordRow } from '#server/db/tables.ts';

/** The township's matters that wait for its own answer. */
export async function mattersAbove(db: Db, townshipId: string): Promise<RecordRow[]> {
  return db
    .selectFrom('records')
    .selectAll()
    .where('township_id', '=', townshipId)
    .where('kind', '=', 'matter')
    .where('deleted', '=', 0)
    .where('state', '=', 'above')
    .orderBy('day')
    .execute();
}

/** The bodies of the matters raised in a stretch of days, by branch. */
export async function matterBodies(
  db: Db,
  townshipId: string,
  from: LocalDate,
  until: LocalDate,
): Promise<{ branch_id: string; body: string }[]> {
  return db
    .selectFrom('records')
    .select(['branch_id', 'body'])
    .where('township_id', '=', townshipId)
    .where('kind', '=', 'matter')
    .where('deleted', '=', 0)
    .where('day', '>=', from)
    .where('day', '<=', until)
    .execute();
}

/** How many visits each branch wrote down about a stretch of days. */
export async function visitCounts(db: Db, townshipId: string, from: LocalDate, until: LocalDate): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('records')
    .select(['branch_id', (e) => e.fn.countAll().as('count')])
    .where('township_id', '=', townshipId)
    .where('kind', '=', 'visit')
    .where('deleted', '=', 0)
    .where('day', '>=', from)
    .where('day', '<=', until)
    .groupBy('branch_id')
    .execute();
  return new Map(rows.map((row) => [row.branch_id, Number(row.count)]));
}
