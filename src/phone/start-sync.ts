import type { BranchId } from '#domain/kernel/ids.ts';
import type { Session } from '#protocol/session.ts';
import type { BranchDb } from '#storage/db.ts';
import { layBallast } from '#storage/full-disk.ts';
import { dexieStore, noteFailure } from '#storage/store.ts';
import { onOutboxGrowth } from '#storage/watch.ts';
import type { DeviceServices } from './services.tsx';
import { type SyncLoop, startSyncLoop } from './sync-loop.ts';
import { townshipHttp } from './township-http.ts';

/** Starts keeping a person's store in step with the township over this browser's network. */
export function startSync(db: BranchDb, session: Session & { readonly branchId: BranchId }, device: DeviceServices): SyncLoop {
  const { accountId, branchId } = session;
  void layBallast(db);
  return startSyncLoop({
    accountId,
    branchId,
    store: dexieStore(db, device.deviceId, device.now),
    township: townshipHttp((address, init) => fetch(address, init), accountId),
    clock: { now: device.now, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    random: Math.random,
    onLocalWrite: (wake) => onOutboxGrowth(db, wake),
    note: (failure) => noteFailure(db, failure),
    browser: {
      locks: navigator.locks as LockManager | undefined,
      window,
      document,
      setTimeout: (run, ms) => window.setTimeout(run, ms),
      clearTimeout: (id) => window.clearTimeout(id),
    },
  });
}
