import type { ColumnUse } from '#protocol/importing.ts';
import type { Db, Tx } from '#server/db/store.ts';

/** What the headings of a township's files were said to mean, by heading. */
export async function columnsOf(db: Db, townshipId: string): Promise<ReadonlyMap<string, ColumnUse>> {
  const rows = await db.selectFrom('import_columns').select(['heading', 'use']).where('township_id', '=', townshipId).execute();
  return new Map(rows.map((row) => [row.heading, row.use]));
}

/** Remembers what headings mean, over what was said before. */
export async function rememberColumns(
  tx: Tx,
  townshipId: string,
  columns: ReadonlyMap<string, ColumnUse>,
  by: { readonly name: string; readonly at: string },
): Promise<void> {
  for (const [heading, use] of columns)
    await tx
      .insertInto('import_columns')
      .values({ township_id: townshipId, heading, use, by_name: by.name, at: by.at })
      .onConflict((conflict) => conflict.columns(['township_id', 'heading']).doUpdateSet({ use, by_name: by.name, at: by.at }))
      .execute();
}
