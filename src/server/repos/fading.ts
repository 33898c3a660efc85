import type { LocalDate } from '#domain/kernel/local-date.ts';
import { kindNames, kindOf } from '#domain/records/registry.ts';
import type { Db, Tx } from '#server/db/store.ts';
import type { OperationRow, RecordRow } from '#server/db/tables.ts';

const fadingKinds = kindNames.filter((name) => kindOf(name)?.fades !== undefined);

/** Living records about a day not after this one that still have words which go in time. */
export async function withWords(db: Db, branchId: string, until: LocalDate): Promise<RecordRow[]> {
  return db
    .selectFrom('records')
    .selectAll()
    .where('branch_id', '=', branchId)
    .where('kind', 'in', fadingKinds)
    .where('deleted', '=', 0)
    .where('blanked_on', 'is', null)
    .where('day', '<=', until)
    .orderBy('seq')
    .execute();
}

/** Records that were taken away and whose words the history still has. */
export async function removedWithWords(db: Db, branchId: string): Promise<RecordRow[]> {
  return db
    .selectFrom('records')
    .selectAll()
    .where('branch_id', '=', branchId)
    .where('kind', 'in', fadingKinds)
    .where('deleted', '=', 1)
    .where('blanked_on', 'is', null)
    .execute();
}

/** Notes of a removed record that its words are gone; nothing of it travels, for phones have none. */
export async function noteBlanked(tx: Tx, id: string, on: LocalDate): Promise<void> {
  await tx.updateTable('records').set({ blanked_on: on }).where('id', '=', id).execute();
}

/** Operations whose words are to go: those on records whose words are gone, and refused ones that came in before `refusedBefore`. */
export async function wordsInHistory(db: Db, branchId: string, refusedBefore: string): Promise<OperationRow[]> {
  const onBlanked = await db
    .selectFrom('operations')
    .innerJoin('records', 'records.id', 'operations.record_id')
    .selectAll('operations')
    .where('operations.branch_id', '=', branchId)
    .where('operations.blanked', '=', 0)
    // What is held waits for the township's word; its words go with it.
    .where('operations.outcome', '!=', 'held')
    .where('records.blanked_on', 'is not', null)
    .where('records.kind', 'in', fadingKinds)
    .execute();
  const refused = await db
    .selectFrom('operations')
    .selectAll()
    .where('branch_id', '=', branchId)
    .where('blanked', '=', 0)
    .where('outcome', '=', 'refused')
    .where('kind', 'in', fadingKinds)
    .where('received_at', '<', refusedBefore)
    .execute();
  return [...new Map([...onBlanked, ...refused].map((row) => [row.id, row])).values()];
}

/** Writes an operation's content without its words. */
export async function blankOperation(tx: Tx, row: Pick<OperationRow, 'id' | 'content' | 'before'>): Promise<void> {
  await tx.updateTable('operations').set({ content: row.content, before: row.before, blanked: 1 }).where('id', '=', row.id).execute();
}
