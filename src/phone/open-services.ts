import type { BranchId } from '#domain/kernel/ids.ts';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import type { Session } from '#protocol/session.ts';
import { type BranchDb, branchDbName, openBranchDb } from '#storage/db.ts';
import type { Writer } from '#storage/shapes.ts';
import type { DeviceServices, Services } from './services.tsx';
import type { SyncLoop } from './sync-loop.ts';

/** Opens a signed-in person's own store and gives the screens what they need. Two people on one phone share nothing but the phone. */
export function openServices(
  device: DeviceServices,
  session: Session & { readonly branchId: BranchId },
  syncOf: (db: BranchDb) => SyncLoop,
): Services {
  const { accountId, name, branchId, role, townshipId, groupId } = session;
  const db = openBranchDb(branchDbName(accountId));
  const writer: Writer = { accountId, name, branchId, deviceId: device.deviceId, now: device.now, newId: device.newId };
  return {
    ...device,
    db,
    session,
    writer,
    actor: { accountId, name, role, townshipId, branchId, groupId },
    today: () => dayInChina(instantAt(device.now())),
    sync: syncOf(db),
  };
}
