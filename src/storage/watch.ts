import { liveQuery } from 'dexie';
import type { BranchDb } from './db.ts';

/** Calls back whenever the newest waiting operation is another one, whichever tab saved it; the answer ends it. */
export function onOutboxGrowth(db: BranchDb, wake: () => void): () => void {
  let newest: number | undefined;
  const subscription = liveQuery(() => db.outbox.orderBy('seq').lastKey()).subscribe({
    next: (key) => {
      const last = typeof key === 'number' ? key : 0;
      if (newest !== undefined && last > newest) wake();
      newest = Math.max(newest ?? 0, last);
    },
    // A database that closes under the watch is told to the screens elsewhere; there is nothing left to watch.
    error: () => undefined,
  });
  return () => subscription.unsubscribe();
}
