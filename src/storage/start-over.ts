import type { BranchId } from '#domain/kernel/ids.ts';
import type { BranchDb } from './db.ts';
import { rebuild } from './rebuild.ts';
import { askSoon } from './report.ts';

/** Counts that mean nothing any more: what is shown stays readable until the township sends it again. */
async function forgetCounts(db: BranchDb, branchId: BranchId): Promise<void> {
  await db.records.where('branchId').equals(branchId).modify({ seq: 0 });
  await db.base.toCollection().modify((row) => {
    if (row.branchId === branchId) Object.assign(row, { seq: 0 });
  });
}

/** What was handed in and is not known to be safe waits again, in its old order and with its old ids. */
async function takeBackSent(db: BranchDb, branchId: BranchId): Promise<void> {
  const sent = await db.sent.where('branchId').equals(branchId).toArray();
  await db.sent.bulkDelete(sent.map((entry) => entry.id));
  for (const { seq, id, recordId, operation, savedAt } of sent) {
    const entry = { id, recordId, branchId, operation, savedAt };
    // Work whose place is not known, or is another's by now, must not push that one out.
    const free = seq > 0 && (await db.outbox.get(seq)) === undefined;
    await db.outbox.add(free ? { seq, ...entry } : entry);
  }
  await db.outbox
    .where('branchId')
    .equals(branchId)
    .modify((entry) => {
      Object.assign(entry, { operation: { ...entry.operation, base: 0 } });
    });
  for (const id of new Set(sent.map((entry) => entry.recordId))) await rebuild(db, id);
}

/** What was refused or held may be unknown to the township now, or taken from a late copy: the next greeting asks about it. */
async function doubtRefusals(db: BranchDb, branchId: BranchId): Promise<void> {
  await db.attention
    .where('branchId')
    .equals(branchId)
    .modify((item) => {
      if (item.outcome !== 'lost') Object.assign(item, { operation: { ...item.operation, base: 0 } });
    });
  await askSoon(db, branchId);
}

/** The township has lost history: everything that may be gone there waits again. Inside the store's transaction. */
export async function handInAgain(db: BranchDb, branchId: BranchId): Promise<void> {
  await forgetCounts(db, branchId);
  await doubtRefusals(db, branchId);
  await takeBackSent(db, branchId);
}

/** The phone's copy is wrong: every record is to come again. What waits is untouched, but what it had seen is not known any more. */
export async function doubtEverything(db: BranchDb, branchId: BranchId): Promise<void> {
  await forgetCounts(db, branchId);
}

/** Takes away what the township does not have, once all that it has is here; what holds own work stays. */
export async function dropUnknown(db: BranchDb, branchId: BranchId): Promise<void> {
  const rows = await db.records.where('branchId').equals(branchId).toArray();
  const unknown = rows.filter((row) => row.seq === 0 && row.handedInAt !== null).map((row) => row.id);
  if (unknown.length === 0) return;
  const [waiting, attention, awaiting] = await Promise.all([
    db.outbox.orderBy('recordId').uniqueKeys(),
    db.attention.orderBy('recordId').uniqueKeys(),
    db.sent.where('awaiting').equals(1).toArray(),
  ]);
  const own = new Set<unknown>([...waiting, ...attention, ...awaiting.map((entry) => entry.recordId)]);
  await db.records.bulkDelete(unknown.filter((id) => !own.has(id)));
}
