import type { BranchId } from '#domain/kernel/ids.ts';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import type { Session } from '#protocol/session.ts';
import type { BranchDb } from '#storage/db.ts';
import type { Writer } from '#storage/shapes.ts';
import type { DeviceServices, Services } from './services.tsx';
import type { SyncLoop } from './sync-loop.ts';

/** What the screens of a signed-in person need, over his own store. Two people on one phone share nothing but the phone. */
export function openServices(
  device: DeviceServices,
  session: Session & { readonly branchId: BranchId },
  db: BranchDb,
  sync: SyncLoop,
): Services {
  const { accountId, name, branchId, role, townshipId, groupId } = session;
  const writer: Writer = { accountId, name, branchId, deviceId: device.deviceId, now: device.now, newId: device.newId };
  return {
    ...device,
    db,
    session,
    writer,
    actor: { accountId, name, role, townshipId, branchId, groupId },
    today: () => dayInChina(instantAt(device.now())),
    sync,
  };
}
