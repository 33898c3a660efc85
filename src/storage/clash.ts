import type { Json } from '#domain/kernel/json.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { type Stamps, valueAt } from '#domain/records/merge.ts';
import type { SentEntry } from './db.ts';
import type { LocalRecord } from './shapes.ts';
import type { Workset } from './workset.ts';

/** The paths in which a record that just arrived stands over a value of this phone's own that its writer had not seen. */
function overridden(fresh: LocalRecord, before: Stamps, own: SentEntry, ownCounts: ReadonlySet<number>): string[] {
  return Object.keys(own.operation.changes).filter((path) => {
    const stamp = Object.hasOwn(fresh.stamps, path) ? fresh.stamps[path] : undefined;
    const known = Object.hasOwn(before, path) ? before[path] : undefined;
    // What this phone itself wrote later is no clash, and what it was told once it is not told again.
    return stamp?.o !== undefined && stamp.o === own.takenAt && stamp.o !== known?.o && !ownCounts.has(stamp.s);
  });
}

/** Whether a removal that just arrived was made without having seen this edit. */
function removedUnseen(fresh: LocalRecord, before: Stamps, own: SentEntry): boolean {
  const stamp = fresh.stamps['deleted'];
  if (fresh.deleted === 0 || stamp?.o === undefined || before['deleted']?.s === stamp.s) return false;
  return own.operation.act !== 'delete' && own.takenAt > stamp.o;
}

/** Whether a record says that something in it was written over unseen. */
export const hasOverwritten = (fresh: LocalRecord): boolean => Object.values(fresh.stamps).some((stamp) => stamp.o !== undefined);

/**
 * Tells the person on this phone when somebody else wrote over his words, or took the record away, without having seen them:
 * both values go to 待处理, where one tap chooses. Told once, when the record arrives. `sent` is what this phone ever handed
 * in for it; `asked` which of it may have something to be told, where that is not all.
 */
export function tellOfClashes(
  work: Workset,
  fresh: LocalRecord,
  before: LocalRecord | undefined,
  sent: readonly SentEntry[],
  atMs: number,
  asked: readonly SentEntry[] = sent,
): void {
  const ownCounts = new Set(sent.map((entry) => entry.takenAt));
  for (const own of asked) {
    const earlier = before?.stamps ?? {};
    const removed = removedUnseen(fresh, earlier, own);
    const paths = removed ? Object.keys(own.operation.changes) : overridden(fresh, earlier, own, ownCounts);
    if (!removed && paths.length === 0) continue;
    const known = work.attention.get(own.id);
    const changes: Record<string, Json> = { ...(known?.operation.changes ?? {}) };
    const now: Record<string, Json> = { ...(known?.before ?? {}) };
    for (const path of paths) {
      changes[path] = own.operation.changes[path] ?? null;
      now[path] = valueAt(fresh.body, path) ?? null;
    }
    work.putAttention({
      id: own.id,
      recordId: own.recordId,
      branchId: own.branchId,
      operation: { ...own.operation, changes },
      outcome: 'lost',
      code: removed ? 'edit.deletedUnseen' : 'edit.overwritten',
      facts: { by: fresh.updatedByName },
      before: now,
      at: instantAt(atMs),
    });
  }
}
