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

/** Takes the branch's photos off the phone too, except those that nobody else has. Killed before the end, the next tidying does the rest. */
export async function purgePhotos(db: BranchDb, branchId: BranchId): Promise<void> {
  await db.transaction('rw', db.photos, db.photoBytes, async () => {
    const left = (await db.photos.where('branchId').equals(branchId).toArray())
      .filter((row) => row.state !== 'waiting')
      .map(({ sha }) => sha);
    await db.photoBytes.bulkDelete(left);
    await db.photos.bulkDelete(left);
  });
}
