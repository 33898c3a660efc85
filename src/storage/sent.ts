import type { BranchId } from '#domain/kernel/ids.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import type { BranchDb } from './db.ts';

const DAY_MS = 86_400_000;

/** How long a copy of what was handed in is kept at least, even when a backup of the township holds it, in days. */
const KEEP_DAYS = 7;

/** How long it is kept when no backup is ever heard of, in days. */
const KEEP_AT_MOST_DAYS = 180;

/** Lets go of copies of handed-in work that a checked backup of the township holds. Inside the transaction of an answer. */
export async function letGoOfSent(db: BranchDb, branchId: BranchId, backedUp: number, nowMs: number): Promise<void> {
  const old = await db.sent
    .where('deliveredAt')
    .below(instantAt(nowMs - KEEP_DAYS * DAY_MS))
    .toArray();
  const veryOld = instantAt(nowMs - KEEP_AT_MOST_DAYS * DAY_MS);
  const safe = old.filter(
    (entry) => entry.branchId === branchId && entry.awaiting === 0 && (entry.safeAt <= backedUp || entry.deliveredAt < veryOld),
  );
  await db.sent.bulkDelete(safe.map((entry) => entry.id));
}
