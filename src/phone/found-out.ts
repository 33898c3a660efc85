import type { BranchId, DeviceId } from '#domain/kernel/ids.ts';
import { sameJson } from '#domain/kernel/json.ts';
import type { Session } from '#protocol/session.ts';
import { type BranchDb, branchDbName, openBranchDb } from '#storage/db.ts';
import { type DeviceDb, emptyPhone, knownSessions, rememberSession, setSetting } from '#storage/device.ts';
import { photoSummary } from '#storage/photos.ts';
import { syncSummary } from '#storage/queries.ts';
import type { SyncReport } from '#sync/run.ts';
import type { DeviceServices } from './services.tsx';

/** Takes the copies of the others who have used this phone off it too. What of them nobody else has stays, and waits for its own person. */
async function emptyOthers(deviceDb: DeviceDb, besides: Session['accountId']): Promise<void> {
  for (const { accountId } of await knownSessions(deviceDb)) {
    if (accountId === besides) continue;
    const db = openBranchDb(branchDbName(accountId));
    const [{ waiting, attention, drafts }, photos] = [await syncSummary(db), await photoSummary(db)];
    if (waiting + attention + drafts + photos.waiting > 0) {
      db.close();
      continue;
    }
    await db.delete();
    await emptyPhone(deviceDb, accountId);
  }
}

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
      await emptyPhone(device.deviceDb, session.accountId);
      return emptyOthers(device.deviceDb, session.accountId);
    }
    // A new id counts from the next start; until then the township keeps both phones apart by their operations.
    if (report.reEnrol) await setSetting(device.deviceDb, 'deviceId', device.newId() as DeviceId);
    if (report.stopped !== 'scopeLost' && (asked || report.stopped !== 'done')) return;
    asked = true;
    await askWhoIAm();
  };
}
