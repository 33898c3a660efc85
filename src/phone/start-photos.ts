import type { BranchId } from '#domain/kernel/ids.ts';
import type { Session } from '#protocol/session.ts';
import type { BranchDb } from '#storage/db.ts';
import { getSetting, setSetting } from '#storage/device.ts';
import { dexiePhotoStore, trimPhotos } from '#storage/photo-store.ts';
import { fingerprint } from './photo-fingerprint.ts';
import { photoHttp } from './photo-http.ts';
import { type Connection, lineOf } from './photo-line.ts';
import { type PhotoLoop, startPhotoLoop } from './photo-loop.ts';
import type { DeviceServices } from './services.tsx';
import type { SyncLoop } from './sync-loop.ts';

const WIFI_ONLY = 'photosWifiOnly';

/** Starts handing a person's photos in over this browser's network, behind his text. */
export function startPhotos(
  db: BranchDb,
  session: Session & { readonly branchId: BranchId },
  device: DeviceServices,
  text: Pick<SyncLoop, 'state' | 'subscribe'>,
): PhotoLoop {
  const { accountId, branchId } = session;
  const { connection } = navigator as { readonly connection?: Connection };
  return startPhotoLoop({
    accountId,
    branchId,
    store: dexiePhotoStore(db, { name: session.name, now: device.now }),
    township: photoHttp((address, init) => fetch(address, init), accountId),
    text,
    now: device.now,
    random: Math.random,
    fingerprint,
    line: () => lineOf(connection),
    onLine: (changed) => {
      connection?.addEventListener('change', changed);
      return () => connection?.removeEventListener('change', changed);
    },
    wifiOnly: {
      read: async () => (await getSetting<boolean>(device.deviceDb, WIFI_ONLY)) ?? true,
      keep: (on) => setSetting(device.deviceDb, WIFI_ONLY, on),
    },
    tidy: () => trimPhotos(db, device.now(), branchId),
    browser: {
      locks: navigator.locks as LockManager | undefined,
      setTimeout: (run, ms) => window.setTimeout(run, ms),
      clearTimeout: (id) => window.clearTimeout(id),
    },
  });
}
