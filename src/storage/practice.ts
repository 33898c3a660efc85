import type { RecordId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import type { Review } from '#domain/review/review.ts';
import { type BranchDb, openBranchDb } from './db.ts';
import { keepGuide } from './guide.ts';
import type { LocalRecord } from './shapes.ts';

const PRACTICE = 'zhibu-practice';

/** The practice branch's own database. No account's can have this name, for theirs end in an id. */
export const openPracticeDb = (): BranchDb => openBranchDb(PRACTICE);

function mustBePractice(db: BranchDb): void {
  if (db.name !== PRACTICE) throw new Error('practice data is written into the practice branch only');
}

/** Whether the village was made up already. */
export const practiceStands = async (db: BranchDb): Promise<boolean> => (await db.records.count()) > 0;

/** Takes away whatever was practised and lays the made-up village down anew, both or neither. Throws for any other database. */
export async function layPractice(db: BranchDb, records: readonly LocalRecord[]): Promise<void> {
  mustBePractice(db);
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear();
    await db.records.bulkPut([...records]);
    await keepGuide(db, 'on');
  });
}

/** Lets a practised record stand as if the township had answered it with `review`. Throws for any other database. */
export async function answerPractised(db: BranchDb, id: RecordId, review: Review, at: Instant): Promise<void> {
  mustBePractice(db);
  await db.transaction('rw', db.records, db.base, db.outbox, async () => {
    const shown = await db.records.get(id);
    if (!shown) return;
    await db.outbox.where('recordId').equals(id).delete();
    await db.base.delete(id);
    const standing = review.state === 'returned' ? 'returned' : review.state === 'approved' ? 'approved' : 'delivered';
    await db.records.put({
      ...shown,
      review,
      standing,
      seq: shown.seq + 1,
      rev: shown.rev + 1,
      handedInAt: shown.handedInAt ?? at,
    });
  });
}
