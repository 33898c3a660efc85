import { branchDbName, openBranchDb } from '#storage/db.ts';
import { type DeviceDb, knownSessions } from '#storage/device.ts';
import { syncSummary } from '#storage/queries.ts';

/** Work of one person that has no receipt yet. */
export type LeftOnPhone = { readonly name: string; readonly count: number };

/** Whose work still waits on this phone, and how much of it, without the person who uses it now. */
export async function leftOnPhone(deviceDb: DeviceDb, besides: string | null): Promise<readonly LeftOnPhone[]> {
  const known = (await knownSessions(deviceDb)).filter(({ accountId }) => accountId !== besides);
  const counted = await Promise.all(
    known.map(async ({ accountId, name }) => {
      const db = openBranchDb(branchDbName(accountId));
      try {
        const { waiting, attention } = await syncSummary(db);
        return { name, count: waiting + attention };
      } finally {
        db.close();
      }
    }),
  );
  return counted.filter(({ count }) => count > 0);
}
