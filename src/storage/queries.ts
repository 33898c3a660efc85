import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { Instant, LocalDate } from '#domain/kernel/local-date.ts';
import type { KindName } from '#domain/records/registry.ts';
import { bodyAsOne, recordsAsOne } from '#domain/roster/one-person.ts';
import type { Operation } from '#protocol/operation.ts';
import { type BranchDb, readMeta } from './db.ts';
import { samePeopleIn } from './same-people.ts';
import type { AttentionItem, LocalRecord, OutboxEntry, SyncSummary } from './shapes.ts';

const alive = (record: LocalRecord): boolean => record.deleted === 0;

/** Records as they are read: who has two records in the roster is one person, in each of them. */
async function asRead<R extends LocalRecord>(db: BranchDb, rows: PromiseLike<readonly LocalRecord[]>): Promise<R[]> {
  const [found, people] = await Promise.all([rows, samePeopleIn(db)]);
  return [...recordsAsOne(found.filter(alive), people)] as R[];
}

/** Every record of a kind that was not deleted, in no particular order. */
export const recordsOfKind = <K extends KindName>(db: BranchDb, kind: K): Promise<LocalRecord<K>[]> =>
  asRead(db, db.records.where('kind').equals(kind).toArray());

/** The record of that id, deleted or not; undefined when the phone has never had it. A member who is read as another is given as he was written. */
export async function recordById(db: BranchDb, id: RecordId): Promise<LocalRecord | undefined> {
  const [record, people] = await Promise.all([db.records.get(id), samePeopleIn(db)]);
  return record === undefined || record.kind === 'member' ? record : { ...record, body: bodyAsOne(record.body, people) };
}

/** The members who are read as another, each as he was written. */
export async function mergedMembers(db: BranchDb): Promise<LocalRecord<'member'>[]> {
  const people = await samePeopleIn(db);
  return (await db.records.bulkGet([...people.keys()] as RecordId[])) as LocalRecord<'member'>[];
}

/** The meetings held from the first day to the last, both included, newest first. */
export async function meetingsBetween(db: BranchDb, from: LocalDate, to: LocalDate): Promise<LocalRecord<'meeting'>[]> {
  return asRead(db, db.records.where('[kind+day]').between(['meeting', from], ['meeting', to], true, true).reverse().toArray());
}

/** What the township sent back and nobody has mended yet, oldest return first. */
export async function returnedRecords(db: BranchDb): Promise<LocalRecord[]> {
  const found = (await db.records.where('standing').equals('returned').toArray()).filter(alive);
  return found.sort((a, b) => ((a.review.at ?? '') < (b.review.at ?? '') ? -1 : 1));
}

/** A record with unsent edits: which they are, since when the oldest waits, and whether the township may be asked at all. */
export type WaitingRecord = {
  readonly record: LocalRecord;
  readonly operations: readonly Operation[];
  readonly since: Instant;
  /** 'waiting': goes with the next contact. 'behindRefused': its making was refused and has to be settled first. */
  readonly reason: 'waiting' | 'behindRefused';
};

/** The records whose edits have no receipt yet, the longest waiting first. */
export async function waitingRecords(db: BranchDb): Promise<WaitingRecord[]> {
  return db.transaction('r', db.records, db.outbox, db.attention, async () => {
    const [entries, attention] = await Promise.all([db.outbox.orderBy('seq').toArray(), db.attention.toArray()]);
    const unmade = new Set(attention.filter((item) => item.operation.act === 'create').map((item) => item.recordId));
    const byRecord = new Map<RecordId, OutboxEntry[]>();
    for (const entry of entries) byRecord.set(entry.recordId, [...(byRecord.get(entry.recordId) ?? []), entry]);
    const records = await db.records.bulkGet([...byRecord.keys()]);
    return records.flatMap((record) => {
      const own = record && byRecord.get(record.id);
      const [first] = own ?? [];
      if (!record || !own || !first) return [];
      const reason = unmade.has(record.id) ? 'behindRefused' : 'waiting';
      return [{ record, operations: own.map((entry) => entry.operation), since: first.savedAt, reason } satisfies WaitingRecord];
    });
  });
}

/** An edit that was not taken, beside the record as it stands now. */
export type AttentionEntry = AttentionItem & { readonly record: LocalRecord | undefined };

/** Everything that was not taken and waits for its person's choice, oldest first. */
export async function attentionItems(db: BranchDb): Promise<AttentionEntry[]> {
  return db.transaction('r', db.records, db.attention, async () => {
    const items = await db.attention.orderBy('at').toArray();
    const records = await db.records.bulkGet(items.map((item) => item.recordId));
    return items.map((item, i) => ({ ...item, record: records[i] }));
  });
}

/** The records that speak of a member: meetings he was called to, offices he holds; newest day first. */
export async function recordsOfMember(db: BranchDb, memberId: MemberId): Promise<LocalRecord[]> {
  const people = await samePeopleIn(db);
  const ids = [memberId as string, ...[...people].flatMap(([id, as]) => (as === memberId ? [id] : []))];
  const found = await asRead(db, db.records.where('members').anyOf(ids).distinct().toArray());
  return found.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

/** A member's name as the roster has it; undefined when the phone does not have him, or no longer. */
export async function nameOfMember(db: BranchDb, memberId: MemberId): Promise<string | undefined> {
  const id = (await samePeopleIn(db)).get(memberId) ?? memberId;
  const found = (await db.records.get(id as RecordId)) as LocalRecord<'member'> | undefined;
  return found?.kind === 'member' ? found.body.name : undefined;
}

/** The counts and times that 首页's sync line is made from. `waiting` counts records, as people do. */
export async function syncSummary(db: BranchDb): Promise<SyncSummary> {
  return db.transaction('r', [db.records, db.outbox, db.attention, db.drafts, db.meta], async () => {
    const [waiting, attention, returned, drafts, lastReceiptAt, lastContactAt, lastFailure] = await Promise.all([
      db.outbox.orderBy('recordId').uniqueKeys(),
      db.attention.count(),
      returnedRecords(db),
      db.drafts.count(),
      readMeta<Instant>(db, 'lastReceiptAt'),
      readMeta<Instant>(db, 'lastContactAt'),
      readMeta<string | null>(db, 'lastFailure'),
    ]);
    return {
      waiting: waiting.length,
      attention,
      returned: returned.length,
      drafts,
      lastReceiptAt: lastReceiptAt ?? null,
      lastContactAt: lastContactAt ?? null,
      needsSignIn: lastFailure === 'signIn',
    };
  });
}
