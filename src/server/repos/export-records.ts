import type { Db } from '#server/db/store.ts';
import type { RecordRow } from '#server/db/tables.ts';
import { rowsAsOne, samePeopleOf } from './same-people.ts';

/** Which living records of a township an export asks for; days hold for kinds that are about a day. */
export type ExportFilter = {
  readonly kind: RecordRow['kind'];
  readonly branchId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** The living records of a kind in a township as they are read, in no promised order. */
export async function recordsForExport(db: Db, townshipId: string, filter: ExportFilter): Promise<RecordRow[]> {
  let query = db
    .selectFrom('records')
    .selectAll()
    .where('township_id', '=', townshipId)
    .where('kind', '=', filter.kind)
    .where('deleted', '=', 0);
  if (filter.branchId !== undefined) query = query.where('branch_id', '=', filter.branchId);
  if (filter.from !== undefined) query = query.where('day', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('day', '<=', filter.to);
  return rowsAsOne(await query.execute(), await samePeopleOf(db, townshipId));
}
