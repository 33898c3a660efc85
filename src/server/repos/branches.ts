import { noteHead } from '#server/db/heads.ts';
import type { Db, Store, Tx } from '#server/db/store.ts';
import type { BranchRow } from '#server/db/tables.ts';
import { firstChain } from '#server/sync/chain.ts';
import { rowsAsOne, samePeopleOf } from './same-people.ts';

/** Adds a branch with an empty history. `position` is its place in the township's register. */
export async function createBranch(
  db: Db,
  branch: { id: string; townshipId: string; name: string; position: number; secretaryName: string },
): Promise<void> {
  await db
    .insertInto('branches')
    .values({
      id: branch.id,
      township_id: branch.townshipId,
      name: branch.name,
      position: branch.position,
      secretary_name: branch.secretaryName,
      head: 0,
      chain: firstChain(branch.id),
      receipt_day: '',
      receipt_count: 0,
      backed_up: 0,
    })
    .execute();
}

/** The branch of that id; undefined when there is none. */
export async function findBranch(db: Db, id: string): Promise<BranchRow | undefined> {
  return db.selectFrom('branches').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A township's branches in register order. */
export async function branchesOf(db: Db, townshipId: string): Promise<BranchRow[]> {
  return db.selectFrom('branches').selectAll().where('township_id', '=', townshipId).orderBy('position').orderBy('id').execute();
}

/** Takes the branch's row for the rest of the transaction. Always the first thing a writing transaction does, so that two never wait for each other. */
export async function lockBranch(tx: Tx, flavour: Store['flavour'], id: string): Promise<BranchRow | undefined> {
  const query = tx.selectFrom('branches').selectAll().where('id', '=', id);
  // On SQLite the transaction itself already holds the only write lock (begin immediate).
  return flavour === 'postgres' ? query.forUpdate().executeTakeFirst() : query.executeTakeFirst();
}

/** Moves the branch's history on, and has whoever waits for it told once the transaction stands. */
export async function saveHead(
  tx: Tx,
  branch: BranchRow,
  links: readonly { readonly seq: number; readonly chain: string }[],
  at: string,
): Promise<void> {
  await tx
    .updateTable('branches')
    .set({
      head: branch.head,
      chain: branch.chain,
      receipt_day: branch.receipt_day,
      receipt_count: branch.receipt_count,
      head_at: branch.head_at ?? null,
    })
    .where('id', '=', branch.id)
    .execute();
  if (links.length > 0) noteHead(tx, { branchId: branch.id, townshipId: branch.township_id, seq: branch.head });
  for (let from = 0; from < links.length; from += 500) {
    await tx
      .insertInto('branch_chain')
      .values(
        links
          .slice(from, from + 500)
          .map((link) => ({ branch_id: branch.id, township_id: branch.township_id, seq: link.seq, chain: link.chain, at })),
      )
      .execute();
  }
}

/** The fingerprint of the branch's history at a count; undefined when it never was there. */
export async function chainAt(db: Db, branchId: string, seq: number): Promise<string | undefined> {
  if (seq === 0) return firstChain(branchId);
  const row = await db
    .selectFrom('branch_chain')
    .select('chain')
    .where('branch_id', '=', branchId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.chain;
}

/** The bodies of a township's members by branch, each person once, the deleted left out; who of them is on the roll is for the rules to say. */
export async function memberBodies(db: Db, townshipId: string): Promise<Map<string, readonly string[]>> {
  const rows = await db
    .selectFrom('records')
    .select(['id', 'kind', 'branch_id', 'body'])
    .where('township_id', '=', townshipId)
    .where('kind', '=', 'member')
    .where('deleted', '=', 0)
    .execute();
  const read = rowsAsOne(rows, await samePeopleOf(db, townshipId));
  return new Map([...Map.groupBy(read, (row) => row.branch_id)].map(([branch, found]) => [branch, found.map((row) => row.body)]));
}
