import type { BranchId } from '#domain/kernel/ids.ts';
import type { BranchDb } from './db.ts';

/**
 * Takes a branch's records off the phone after its person has left it and his work was handed over. What he wrote himself
 * stays in 待处理 and among what was sent until it is known to be safe; drafts stay, for nobody else has them.
 */
export async function purgeBranch(db: BranchDb, branchId: BranchId): Promise<void> {
  await db.records.where('branchId').equals(branchId).delete();
  const base = await db.base.toArray();
  await db.base.bulkDelete(base.filter((row) => row.branchId === branchId).map((row) => row.id));
}
