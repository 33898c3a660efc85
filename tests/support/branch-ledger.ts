import { expect } from 'vitest';
import { PullResponse } from '#protocol/sync.ts';
import type { Store } from '#server/db/store.ts';
import { syncedOf } from '#server/repos/records.ts';
import { firstChain, nextChain } from '#server/sync/chain.ts';

/**
 * Looks through the books of a branch and fails the test where they do not agree with themselves: a count used twice or left out,
 * a record without the operation that made it, a history whose last link is not the last record's.
 */
export async function expectSoundBooks(store: Store, branchId: string): Promise<{ head: number; records: number; accepted: string[] }> {
  const { db } = store;
  const branch = await db.selectFrom('branches').selectAll().where('id', '=', branchId).executeTakeFirstOrThrow();
  const links = await db.selectFrom('branch_chain').selectAll().where('branch_id', '=', branchId).orderBy('seq').execute();
  expect(links.map((link) => link.seq)).toEqual(Array.from({ length: branch.head }, (_, i) => i + 1));
  expect(branch.chain).toBe(links.at(-1)?.chain ?? firstChain(branchId));

  const accepted = await db
    .selectFrom('operations')
    .select(['id', 'seq', 'record_id'])
    .where('branch_id', '=', branchId)
    .where('outcome', '=', 'accepted')
    .orderBy('seq')
    .execute();
  const events = await db.selectFrom('review_events').select(['id', 'seq', 'record_id']).where('branch_id', '=', branchId).execute();
  const causes = [...accepted, ...events].sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  // Every count has one cause, and every record stands at the count of its last one.
  expect(causes.map((cause) => cause.seq)).toEqual(links.map((link) => link.seq));
  const last = new Map(causes.map((cause) => [cause.record_id, cause]));
  const rows = await db.selectFrom('records').selectAll().where('branch_id', '=', branchId).orderBy('seq').execute();
  expect(rows.map((row) => row.seq)).toEqual([...last.values()].map((cause) => cause.seq).toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  for (const row of rows) {
    const before = links[row.seq - 2]?.chain ?? firstChain(branchId);
    expect(nextChain(before, last.get(row.id)?.id ?? '', syncedOf(row))).toBe(links[row.seq - 1]?.chain);
  }
  PullResponse.shape.records.parse(rows.map(syncedOf));
  return { head: branch.head, records: rows.length, accepted: accepted.map((row) => row.id) };
}
