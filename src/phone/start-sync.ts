import type { BranchId } from '#domain/kernel/ids.ts';
import type { Session } from '#protocol/session.ts';
import type { BranchDb } from '#storage/db.ts';
import { layBallast } from '#storage/full-disk.ts';
import { dexieStore, noteFailure } from '#storage/store.ts';
import { onOutboxGrowth } from '#storage/watch.ts';
import { foundOut } from './found-out.ts';
import { holdLine } from './live.ts';
import type { DeviceServices } from './services.tsx';
import { startPhotos } from './start-photos.ts';
import { type SyncLoop, startSyncLoop } from './sync-loop.ts';
import { townshipHttp } from './township-http.ts';

/** Starts keeping a person's store in step with the township over this browser's network. */
export function startSync(db: BranchDb, session: Session & { readonly branchId: BranchId }, device: DeviceServices): SyncLoop {
  const { accountId, branchId } = session;
  void layBallast(db);
  const found = foundOut(device, db, session);
  const loop = startSyncLoop({
    accountId,
    branchId,
    store: dexieStore(db, device.deviceId, device.now, device.version),
    township: townshipHttp((address, init) => fetch(address, init), accountId),
    clock: { now: device.now, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    random: Math.random,
    onLocalWrite: (wake) => onOutboxGrowth(db, wake),
    note: (failure) => noteFailure(db, failure),
    found,
    live: (heard) =>
      holdLine(
        {
          open: (address) => new EventSource(address),
          visible: () => document.visibilityState === 'visible',
          onVisible: (look) => {
            document.addEventListener('visibilitychange', look);
            return () => document.removeEventListener('visibilitychange', look);
          },
          now: device.now,
          setTimeout: (run, ms) => window.setTimeout(run, ms),
          clearTimeout: (id) => window.clearTimeout(id),
        },
        branchId,
        heard,
      ),
    browser: {
      locks: navigator.locks as LockManager | undefined,
      window,
      document,
      setTimeout: (run, ms) => window.setTimeout(run, ms),
      clearTimeout: (id) => window.clearTimeout(id),
    },
  });
  const photos = startPhotos(db, session, device, loop);
  return {
    ...loop,
    photos,
    stop() {
      photos.stop();
      loop.stop();
    },
  };
}
