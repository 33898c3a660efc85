import { instantAt } from '#domain/kernel/local-date.ts';
import type { Operation } from '#protocol/operation.ts';
import type { DeviceReport } from '#protocol/sync.ts';
import { type BranchDb, readMeta, writeMeta } from './db.ts';

const ASK_AGAIN_MS = 20 * 3_600_000;
const MOST_AT_ONCE = 50;

/** What the phone says of itself to the township: how much has no receipt, and since when. */
export async function reportOf(db: BranchDb, app: string): Promise<DeviceReport> {
  return db.transaction('r', db.outbox, db.attention, async () => {
    const [waiting, first, attention] = await Promise.all([db.outbox.count(), db.outbox.orderBy('seq').first(), db.attention.toArray()]);
    const stuck = attention.filter((item) => item.outcome === 'stuck').length;
    return { queue: waiting + stuck, oldest: first?.savedAt ?? null, app: app.slice(0, 40) };
  });
}

const triedKey = (branchId: string): string => `stuckTried ${branchId}`;

/** The next greeting asks about everything that was not taken, however lately that was done. */
export const askSoon = (db: BranchDb, branchId: string): Promise<void> => db.meta.delete(triedKey(branchId));

/**
 * What the township holds; once a day or after an update also what could not be handed in, and what was refused, for a township
 * that was restored may have forgotten that it ever saw it. All are asked about with their own ids.
 */
export async function unsettledOf(db: BranchDb, branchId: string, app: string, nowMs: number): Promise<Operation[]> {
  const items = await db.attention.where('branchId').equals(branchId).toArray();
  const held = items.filter((item) => item.outcome === 'held');
  const others = items.filter((item) => item.outcome === 'stuck' || item.outcome === 'refused');
  const tried = await readMeta<{ readonly at: string; readonly app: string }>(db, triedKey(branchId));
  const due = tried === undefined || tried.app !== app || Math.abs(nowMs - Date.parse(tried.at)) > ASK_AGAIN_MS;
  if (others.length > 0 && due) await writeMeta(db, triedKey(branchId), { at: instantAt(nowMs), app });
  return [...held, ...(due ? others : [])].slice(0, MOST_AT_ONCE).map((item) => item.operation);
}
