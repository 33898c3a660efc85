import type { BranchDb } from './db.ts';

const TRIES = 4;
const FIRST_WAIT_MS = 250;

/**
 * Opens the database, and when the browser's own store stumbles tries again a few times, a little later each time. Answers
 * whether it is open; what is in it is never touched and no other one is made in its place.
 */
export async function openPatiently(db: BranchDb, sleep: (ms: number) => Promise<void>): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0) await sleep(FIRST_WAIT_MS * 2 ** (attempt - 1));
    try {
      await db.open();
      return true;
    } catch {
      // After a failed opening Dexie keeps the failure; closed, it begins anew. A database that gave way to a newer app stays closed.
      if (!db.mayReopen) return false;
      db.close({ disableAutoOpen: false });
    }
  }
  return false;
}
