import type { BranchId, DeviceId } from '#domain/kernel/ids.ts';
import { sameJson } from '#domain/kernel/json.ts';
import type { Session } from '#protocol/session.ts';
import type { BranchDb } from '#storage/db.ts';
import { emptyPhone, rememberSession, setSetting } from '#storage/device.ts';
import type { SyncReport } from '#sync/run.ts';
import type { DeviceServices } from './services.tsx';

type Needs = Pick<DeviceServices, 'deviceDb' | 'newId' | 'sessions'>;

/** What no record carries: another branch or right for this person, a phone taken out of use, a device id that two phones carry. */
export function foundOut(
  device: Needs,
  db: BranchDb,
  session: Session & { readonly branchId: BranchId },
): (report: SyncReport) => Promise<void> {
  let known: Session = session;
  let asked = false;

  const askWhoIAm = async (): Promise<void> => {
    const answer = await device.sessions.whoAmI();
    if (!answer.ok || answer.value.accountId !== session.accountId) return;
    const { now: _before, ...before } = known;
    const { now: _, ...after } = answer.value;
    known = answer.value;
    if (!sameJson(before, after)) await rememberSession(device.deviceDb, answer.value);
  };

  return async (report) => {
    if (report.stopped === 'wiped') {
      await db.delete();
      return emptyPhone(device.deviceDb, session.accountId);
    }
    // A new id counts from the next start; until then the township keeps both phones apart by their operations.
    if (report.reEnrol) await setSetting(device.deviceDb, 'deviceId', device.newId() as DeviceId);
    if (report.stopped !== 'scopeLost' && (asked || report.stopped !== 'done')) return;
    asked = true;
    await askWhoIAm();
  };
}
