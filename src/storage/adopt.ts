import type { RecordId } from '#domain/kernel/ids.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { hasOverwritten, tellOfClashes } from './clash.ts';
import type { BranchDb } from './db.ts';
import { confirmedFrom } from './overlay.ts';
import { confirmedOfMany, rebuild } from './rebuild.ts';
import type { LocalRecord } from './shapes.ts';

/** Ids of the records that hold something of one's own, which has to lie over whatever the township sends. */
async function recordsWithOwn(db: BranchDb): Promise<Set<RecordId>> {
  const [waiting, awaiting, attention] = await Promise.all([
    db.outbox.orderBy('recordId').uniqueKeys(),
    db.sent.where('awaiting').equals(1).toArray(),
    db.attention.orderBy('recordId').uniqueKeys(),
  ]);
  return new Set([...waiting, ...awaiting.map((entry) => entry.recordId), ...attention] as RecordId[]);
}

/**
 * Takes in what the township sent, where it is newer than what is known, under one's own unsent edits.
 * To be called inside a transaction over all tables of records. `settled` names records whose own edits just changed.
 */
export async function adopt(db: BranchDb, records: readonly SyncedRecord[], settled: ReadonlySet<RecordId>, atMs: number): Promise<void> {
  const known = await confirmedOfMany(
    db,
    records.map((record) => record.id),
  );
  const own = await recordsWithOwn(db);
  const plain: LocalRecord[] = [];
  const touched = new Set(settled);
  for (const [i, record] of records.entries()) {
    const before = known[i];
    if (before && record.seq <= before.seq) continue;
    const fresh = confirmedFrom(record, before);
    // Dexie keeps a transaction over a hundred waits that ask it nothing, and no more: only what has something to tell may be waited for.
    if (hasOverwritten(fresh)) await tellOfClashes(db, fresh, before, atMs);
    if (!own.has(record.id) && !settled.has(record.id)) {
      plain.push(fresh);
      continue;
    }
    await db.base.put(fresh);
    await db.sent
      .where('recordId')
      .equals(record.id)
      .and((entry) => entry.awaiting === 1 && entry.takenAt <= fresh.seq)
      .modify({ awaiting: 0 });
    touched.add(record.id);
  }
  await db.records.bulkPut(plain);
  for (const id of touched) await rebuild(db, id);
}
