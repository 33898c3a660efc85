import type { Store } from '#server/db/store.ts';
import { syncedOf } from '#server/repos/records.ts';
import { firstChain, nextChain } from '#server/sync/chain.ts';

/** What the books of a branch say, and where they do not agree with themselves. */
export type Books = {
  readonly head: number;
  readonly records: number;
  /** Ids of the operations that were accepted, in the order of their counts. */
  readonly accepted: readonly string[];
  readonly complaints: readonly string[];
};

const same = (one: readonly unknown[], two: readonly unknown[]): boolean =>
  one.length === two.length && one.every((value, i) => value === two[i]);

/** Looks for a count that is used twice or left out, a record without the operation that made it, a history whose links do not hold. */
export async function booksOf(store: Store, branchId: string): Promise<Books> {
  const { db } = store;
  const complaints: string[] = [];
  const branch = await db.selectFrom('branches').selectAll().where('id', '=', branchId).executeTakeFirstOrThrow();
  const links = await db.selectFrom('branch_chain').selectAll().where('branch_id', '=', branchId).orderBy('seq').execute();
  if (links.length !== branch.head || links.some((link, i) => link.seq !== i + 1)) complaints.push('the counts have a gap or come twice');
  if (branch.chain !== (links.at(-1)?.chain ?? firstChain(branchId))) complaints.push('the head is not the last link');

  const accepted = await db
    .selectFrom('operations')
    .select(['id', 'seq', 'record_id'])
    .where('branch_id', '=', branchId)
    .where('outcome', '=', 'accepted')
    .orderBy('seq')
    .execute();
  const events = await db.selectFrom('review_events').select(['id', 'seq', 'record_id']).where('branch_id', '=', branchId).execute();
  const causes = [...accepted, ...events].map((cause) => ({ ...cause, seq: cause.seq ?? 0 })).sort((a, b) => a.seq - b.seq);
  const counts = causes.map((cause) => cause.seq);
  if (
    !same(
      counts,
      links.map((link) => link.seq),
    )
  )
    complaints.push('a count has no cause, or more than one');

  const last = new Map(causes.map((cause) => [cause.record_id, cause]));
  const rows = await db.selectFrom('records').selectAll().where('branch_id', '=', branchId).orderBy('seq').execute();
  const lastCounts = [...last.values()].map((cause) => cause.seq).toSorted((a, b) => a - b);
  if (
    !same(
      rows.map((row) => row.seq),
      lastCounts,
    )
  )
    complaints.push('a record does not stand at the count of its last change');
  for (const row of rows) {
    const before = links[row.seq - 2]?.chain ?? firstChain(branchId);
    const chain = nextChain(before, last.get(row.id)?.id ?? '', syncedOf(row));
    if (chain !== links[row.seq - 1]?.chain) complaints.push(`the history does not fit the record at ${row.seq}`);
  }
  return { head: branch.head, records: rows.length, accepted: accepted.map((row) => row.id), complaints };
}
