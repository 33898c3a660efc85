import type { ExpressionBuilder } from 'kysely';
import type { Store } from '#server/db/store.ts';
import type { BranchChainRow, OperationRow, RecordRow, Tables } from '#server/db/tables.ts';
import type { HandedIn } from './hand-in.ts';

type Transaction = { readonly operations: OperationRow[]; readonly records: RecordRow[]; readonly links: BranchChainRow[] };

/** The rows that a load has left in a store, branch by branch, as one transaction for each push. */
export async function transactionsOf(store: Store, load: HandedIn): Promise<Transaction[][]> {
  const branches: Transaction[][] = [];
  for (const [branchId, pushes] of load.pushes) {
    const rowsOf = async <T extends 'operations' | 'records' | 'branch_chain'>(table: T) =>
      store.db
        .selectFrom(table as 'operations')
        .selectAll()
        .where('branch_id', '=', branchId)
        .execute() as unknown as Promise<Tables[T][]>;
    const operations = new Map((await rowsOf('operations')).map((row) => [row.id, row]));
    const records = new Map((await rowsOf('records')).map((row) => [row.id, row]));
    const links = new Map((await rowsOf('branch_chain')).map((row) => [row.seq, row]));
    const transactions: Transaction[] = [];
    branches.push(transactions);
    for (const ids of pushes) {
      const own = ids.flatMap((id) => operations.get(id) ?? []);
      transactions.push({
        operations: own,
        // The unique counts of a branch allow each row its last state only; a row is as long in its first.
        records: [...new Set(own.map((row) => row.record_id ?? ''))].flatMap((id) => records.get(id) ?? []),
        links: own.flatMap((row) => links.get(row.seq ?? 0) ?? []),
      });
    }
  }
  return branches;
}

const later = (e: ExpressionBuilder<Tables, 'records'>) => ({
  seq: e.ref('excluded.seq' as 'records.seq'),
  rev: e.ref('excluded.rev' as 'records.rev'),
  updated_at: e.ref('excluded.updated_at' as 'records.updated_at'),
  words: e.ref('excluded.words' as 'records.words'),
  body: e.ref('excluded.body' as 'records.body'),
  stamps: e.ref('excluded.stamps' as 'records.stamps'),
  review: e.ref('excluded.review' as 'records.review'),
});

/** Writes the same rows into another store with nothing around them, `lanes` branches side by side; answers milliseconds. */
export async function writeRaw(store: Store, branches: readonly (readonly Transaction[])[], lanes: number): Promise<number> {
  const rest = [...branches];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let next = rest.pop(); next; next = rest.pop())
        for (const { operations, records, links } of next)
          await store.db.transaction().execute(async (tx) => {
            await tx
              .insertInto('records')
              .values(records)
              .onConflict((conflict) => conflict.column('id').doUpdateSet((e) => later(e)))
              .execute();
            await tx.insertInto('operations').values(operations).execute();
            await tx.insertInto('branch_chain').values(links).execute();
          });
    }),
  );
  return performance.now() - begun;
}
