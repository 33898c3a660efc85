import type { JsonObject } from '#domain/kernel/json.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { kindOf } from '#domain/records/registry.ts';
import { unread } from '#domain/review/review.ts';
import type { Operation } from '#protocol/operation.ts';
import { UnsentFile } from '#protocol/unsent.ts';
import type { BranchDb } from './db.ts';
import { guarded, type StorageProblem } from './full-disk.ts';
import { confirmedOf, rebuild } from './rebuild.ts';
import type { LocalRecord } from './shapes.ts';

/** Everything on this phone that the township does not have, as plain JSON. */
export async function exportUnsent(db: BranchDb): Promise<UnsentFile> {
  return db.transaction('r', [db.records, db.outbox, db.attention, db.dropped, db.drafts], async () => {
    const [entries, attention, dropped, drafts] = await Promise.all([
      db.outbox.orderBy('seq').toArray(),
      db.attention.orderBy('at').toArray(),
      db.dropped.toArray(),
      db.drafts.toArray(),
    ]);
    const records = await db.records.bulkGet(entries.map((entry) => entry.recordId));
    return {
      format: 'zhibu-unsent',
      version: 1,
      waiting: entries.map(({ operation }, i) => ({ operation, authorName: records[i]?.updatedByName ?? '' })),
      notTaken: [...attention.map((item) => ({ item, dropped: false })), ...dropped.map(({ item }) => ({ item, dropped: true }))].map(
        ({ item: { operation, outcome, code, at }, dropped: gone }) => ({ operation, outcome, code, at, dropped: gone }),
      ),
      drafts: drafts.map((draft) => ({ ...draft }) as unknown as UnsentFile['drafts'][number]),
    };
  });
}

/** A row for a record that this phone hears of only through somebody's operation; undefined where the operation does not make it. */
export function rowFor(operation: Operation, authorName: string): LocalRecord | undefined {
  const kind = kindOf(operation.kind);
  if (!kind || operation.act !== 'create') return undefined;
  return {
    id: operation.recordId,
    branchId: operation.branchId,
    kind: kind.kind,
    body: {} as JsonObject as LocalRecord['body'],
    seq: 0,
    rev: 0,
    stamps: {},
    deleted: 0,
    createdByName: authorName,
    firstWrittenAt: operation.writtenAt,
    handedInAt: null,
    updatedByName: authorName,
    updatedAt: operation.writtenAt,
    review: unread(kind.needsReview),
    standing: 'saved',
    receiptNo: '',
    day: '',
    members: [],
  };
}

/**
 * Brings the waiting work of a file into this phone's outbox, with its own ids: brought in twice, or on two phones,
 * the township still takes each operation once. Says how many were new here. Another branch's file is not taken.
 */
export async function importUnsent(
  db: BranchDb,
  branchId: LocalRecord['branchId'],
  file: unknown,
): Promise<
  Result<{ readonly added: number; readonly known: number }, Problem<'unsent.unreadable' | 'unsent.otherBranch' | StorageProblem>>
> {
  const parsed = UnsentFile.safeParse(file);
  if (!parsed.success) return fail('unsent.unreadable');
  const { waiting } = parsed.data;
  if (waiting.some(({ operation }) => operation.branchId !== branchId)) return fail('unsent.otherBranch');

  return guarded(db, () =>
    db.transaction('rw', [db.records, db.base, db.outbox, db.sent, db.attention, db.dropped], async () => {
      let added = 0;
      for (const { operation, authorName } of waiting) {
        const { id, recordId } = operation;
        const known = await Promise.all([
          db.outbox.where('id').equals(id).count(),
          db.sent.where('id').equals(id).count(),
          db.attention.where('id').equals(id).count(),
          db.dropped.where('id').equals(id).count(),
        ]);
        if (known.some((count) => count > 0)) continue;
        const confirmed = await confirmedOf(db, recordId);
        if (confirmed) await db.base.put(confirmed);
        const row = rowFor(operation, authorName);
        if (row && !(await db.records.get(recordId))) await db.records.put(row);
        await db.outbox.add({ id, recordId, branchId, operation, savedAt: operation.writtenAt });
        await rebuild(db, recordId);
        added += 1;
      }
      return ok({ added, known: waiting.length - added });
    }),
  );
}
