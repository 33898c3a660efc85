import type { OperationId, RecordId } from '#domain/kernel/ids.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { withChanges } from '#domain/records/merge.ts';
import { kindOf } from '#domain/records/registry.ts';
import type { BranchDb, DroppedItem } from './db.ts';
import { guarded, type StorageProblem } from './full-disk.ts';
import type { AttentionEntry } from './queries.ts';
import { confirmedOf, rebuild } from './rebuild.ts';
import type { AttentionItem, LocalRecord } from './shapes.ts';
import { rowFor } from './unsent.ts';

/** How long a copy of what was given up is kept, in days. */
export const KEPT_DAYS = 30;

const DAY_MS = 86_400_000;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Names by id, of the members and groups that a piece of work speaks of. */
export type Names = Readonly<Record<string, string>>;

/** An edit that was not taken, with what the township last said of its record and the names it speaks of. */
export type AttentionDetail = AttentionEntry & { readonly confirmed: LocalRecord | undefined; readonly names: Names };

async function namesIn(db: BranchDb, item: AttentionItem): Promise<Names> {
  const ids = [...new Set(JSON.stringify([item.operation, item.before]).match(UUID) ?? [])];
  const rows = await db.records.bulkGet(ids as RecordId[]);
  return Object.fromEntries(
    rows.flatMap((row) =>
      row && (row.kind === 'member' || row.kind === 'group') && 'name' in row.body ? [[row.id as string, row.body.name]] : [],
    ),
  );
}

/** One edit that was not taken, with all that a person needs to choose; undefined when it was settled. */
export async function attentionDetail(db: BranchDb, id: OperationId): Promise<AttentionDetail | undefined> {
  return db.transaction('r', db.records, db.base, db.attention, async () => {
    const item = await db.attention.get(id);
    if (!item) return undefined;
    const [record, confirmed, names] = await Promise.all([
      db.records.get(item.recordId),
      confirmedOf(db, item.recordId),
      namesIn(db, item),
    ]);
    return { ...item, record, confirmed, names };
  });
}

/** What of a record was not taken and waits for its person's choice, oldest first. */
export async function attentionOfRecord(db: BranchDb, recordId: RecordId): Promise<AttentionEntry[]> {
  return db.transaction('r', db.records, db.attention, async () => {
    const [items, record] = await Promise.all([db.attention.where('recordId').equals(recordId).sortBy('at'), db.records.get(recordId)]);
    return items.map((item) => ({ ...item, record }));
  });
}

/** The words of an edit that was not taken, laid over a body: what a form is opened with to mend it. Undefined when it was settled. */
export async function bodyWith(db: BranchDb, id: OperationId, body: LocalRecord['body']): Promise<LocalRecord['body'] | undefined> {
  const item = await db.attention.get(id);
  const kind = item && kindOf(item.operation.kind);
  if (!kind || item.operation.act === 'delete') return undefined;
  return withChanges(kind, body, item.operation.changes) as LocalRecord['body'];
}

/** What was given up, kept as a copy: `until` is the last moment of it; null where nobody wrote down when it was given up. */
export type SetAside = DroppedItem & { readonly record: LocalRecord | undefined; readonly until: Instant | null; readonly names: Names };

// What waited behind a making that was given up goes and comes back with it.
const isFollower = (row: DroppedItem, all: readonly DroppedItem[]): boolean =>
  row.item.operation.act !== 'create' &&
  all.some(({ item }) => item.operation.act === 'create' && item.recordId === row.item.recordId && item.at === row.item.at);

/** Everything that was given up and is still kept, what was given up last first. */
export async function setAsideItems(db: BranchDb): Promise<SetAside[]> {
  return db.transaction('r', db.records, db.dropped, async () => {
    const all = await db.dropped.toArray();
    const rows = all.filter((row) => !isFollower(row, all));
    const records = await db.records.bulkGet(rows.map((row) => row.item.recordId));
    const names = await Promise.all(rows.map((row) => namesIn(db, row.item)));
    return rows
      .map((row, i): SetAside => {
        const until = row.droppedAt === undefined ? null : instantAt(Date.parse(row.droppedAt) + KEPT_DAYS * DAY_MS);
        return { ...row, record: records[i], until, names: names[i] ?? {} };
      })
      .sort((a, b) => ((a.droppedAt ?? '') < (b.droppedAt ?? '') ? 1 : -1));
  });
}

/** Lets go of copies that have been kept long enough; what nobody dated stays. */
export async function forgetOldCopies(db: BranchDb, nowMs: number): Promise<void> {
  const last = instantAt(nowMs - KEPT_DAYS * DAY_MS);
  await db.dropped.filter((row) => row.droppedAt !== undefined && row.droppedAt < last).delete();
}

/** Takes back that something was given up: it stands in 待处理 again, as it did before, and the record it made is on the screens again. */
export async function putBack(
  db: BranchDb,
  id: OperationId,
  byName: string,
): Promise<Result<OperationId, Problem<'not.found' | StorageProblem>>> {
  return guarded(db, () =>
    db.transaction('rw', [db.records, db.base, db.outbox, db.sent, db.attention, db.dropped], async () => {
      const row = await db.dropped.get(id);
      if (row?.why !== 'dropped') return fail('not.found');
      const { item } = row;
      await db.dropped.delete(id);
      await db.attention.put(item);
      if (item.operation.act === 'create') {
        const made = rowFor(item.operation, byName);
        if (made && !(await db.records.get(item.recordId))) await db.records.put(made);
        const all = await db.dropped.toArray();
        const followers = all.filter((other) => isFollower(other, [row]));
        for (const { item: follower } of followers.sort((a, b) => a.item.operation.n - b.item.operation.n))
          await db.outbox.add({
            id: follower.id,
            recordId: follower.recordId,
            branchId: follower.branchId,
            operation: follower.operation,
            savedAt: follower.operation.writtenAt,
          });
        await db.dropped.bulkDelete(followers.map((other) => other.id));
      }
      await rebuild(db, item.recordId);
      return ok(id);
    }),
  );
}
