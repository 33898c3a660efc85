import { formatHlc } from '#domain/kernel/hlc.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { addMonths, dayInChina, instantAt, type LocalDate } from '#domain/kernel/local-date.ts';
import { photosNamed } from '#domain/photos/named.ts';
import { fades, fadesOn, wordlessBody, wordlessChanges } from '#domain/records/fade.ts';
import type { PhotoHash } from '#domain/records/meeting.ts';
import { asChanges, type Stamp } from '#domain/records/merge.ts';
import { type AnyKind, kindOf } from '#domain/records/registry.ts';
import { settingsFrom } from '#domain/rules/settings.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { Tx } from '#server/db/store.ts';
import type { OperationRow, RecordRow } from '#server/db/tables.ts';
import { findBranch } from '#server/repos/branches.ts';
import { blankOperation, noteBlanked, removedWithWords, withWords, wordsInHistory } from '#server/repos/fading.ts';
import { ledgerOn } from '#server/repos/ledger-on.ts';
import { bodyBeforeRemoval } from '#server/repos/operations.ts';
import { dropPhoto, everyBranch, photosNamedIn } from '#server/repos/photos.ts';
import { findRecord, rowOf, syncedOf, updateRecord } from '#server/repos/records.ts';
import { settingVersions } from '#server/repos/township-settings.ts';
import type { Services } from '#server/services.ts';
import { openBranch } from '#server/sync/open-branch.ts';

const AT_ONCE = 200;

/** What a run did, or with `check` would do: records whose words went, and pieces of history. */
export type BlankReport = { readonly records: number; readonly operations: number };

type Keeper = Pick<Services, 'store' | 'now' | 'newId'>;

/**
 * Takes the words of visits and closed matters away everywhere, photos with them, once the township's months are over: out of the record, whose
 * tombstone (`blankedOn`) travels to the phones, and out of its history. Counts, days and states stay. Open matters stay whole.
 */
export async function blankWords(services: Keeper, how: { readonly check?: boolean } = {}): Promise<BlankReport> {
  const { store } = services;
  const today = dayInChina(instantAt(services.now()));
  const report = { records: 0, operations: 0 };
  for (const branchId of await everyBranch(store.db)) {
    const branch = await findBranch(store.db, branchId);
    if (!branch) continue;
    const [latest] = await settingVersions(store.db, branch.township_id, 1);
    const months = settingsFrom(latest === undefined ? {} : JSON.parse(latest.body)).visits.retentionMonths;
    const until = addMonths(today, -months);
    const due = (await withWords(store.db, branchId, until)).filter((row) => isDue(row, months, today));
    const removed = await dueRemoved(services, branchId, months, today);
    report.records += due.length + removed.length;
    if (!how.check) {
      for (let from = 0; from < due.length; from += AT_ONCE)
        await blankRecords(services, branchId, due.slice(from, from + AT_ONCE), { months, today });
      for (const row of removed) await store.write((tx) => noteBlanked(tx, row.id, today));
    }
    const history = await wordsInHistory(store.db, branchId, `${until}T00:00:00.000Z`);
    report.operations += history.length;
    if (how.check) continue;
    for (let from = 0; from < history.length; from += AT_ONCE)
      await store.write(async (tx) => {
        for (const row of history.slice(from, from + AT_ONCE)) await blankOperation(tx, wordlessRow(row, today));
      });
  }
  return report;
}

const kindOfRow = (row: RecordRow): AnyKind => {
  const kind = kindOf(row.kind);
  if (!kind) throw new Error(`no such kind: ${row.kind}`);
  return kind;
};

function isDue(row: RecordRow, months: number, today: LocalDate): boolean {
  const on = fadesOn(kindOfRow(row), syncedOf(row).body, months);
  return on !== null && on <= today;
}

/** A removed record is due by the day it was about; one that was open when it went, by the day it went. */
async function dueRemoved({ store }: Keeper, branchId: string, months: number, today: LocalDate): Promise<RecordRow[]> {
  const due: RecordRow[] = [];
  for (const row of await removedWithWords(store.db, branchId)) {
    const body = await bodyBeforeRemoval(store.db, branchId, row.id);
    const since = (body && kindOfRow(row).fades?.since(body)) ?? dayInChina(syncedOf(row).updatedAt);
    if (addMonths(since, months) <= today) due.push(row);
  }
  return due;
}

async function blankRecords(
  { store, now, newId }: Keeper,
  branchId: string,
  rows: readonly RecordRow[],
  { months, today }: { readonly months: number; readonly today: LocalDate },
): Promise<void> {
  await store.write(async (tx) => {
    const branch = await openBranch(ledgerOn(tx, store.flavour), branchId, instantAt(now()));
    if (!branch) return;
    const shown = new Set<PhotoHash>();
    for (const { id } of rows) {
      // Read again under the branch's lock: a phone may have handed in an edit that opens the matter again.
      const row = await findRecord(tx, id);
      if (!row || row.deleted === 1 || row.blanked_on !== null || !isDue(row, months, today)) continue;
      const record = syncedOf(row);
      for (const sha of photosNamed(record.body)) shown.add(sha);
      const kind = kindOfRow(row);
      const stamp: Stamp = { h: formatHlc(branch.latestMs, 0, 'township'), s: branch.nextSeq() };
      const paths = [...Object.keys(asChanges(kind, record.body)).filter((path) => fades(kind, path)), 'blankedOn'];
      const next: SyncedRecord = {
        ...record,
        seq: branch.nextSeq(),
        body: wordlessBody(kind, record.body, today),
        stamps: { ...record.stamps, ...Object.fromEntries(paths.map((path) => [path, stamp])) },
      };
      await write(tx, next, row.township_id);
      branch.advance(newId(), next);
    }
    await branch.save();
    // A photo says as much as the words; it stays only where a record that still has its words names it too.
    const named = shown.size === 0 ? shown : await photosNamedIn(tx, branchId);
    for (const sha of shown) if (!named.has(sha)) await dropPhoto(tx, { branchId, sha });
  });
}

const write = (tx: Tx, record: SyncedRecord, townshipId: string): Promise<void> => updateRecord(tx, rowOf(record, townshipId));

/** An operation without its words, in what it wrote and in what stood before it. What is no operation of ours loses its content whole. */
function wordlessRow(row: OperationRow, today: LocalDate): Pick<OperationRow, 'id' | 'content' | 'before'> {
  const kind = kindOf(row.kind ?? '');
  const content = JSON.parse(row.content) as JsonObject | null;
  const changes = content?.['changes'];
  if (!kind || content === null || typeof changes !== 'object' || changes === null || Array.isArray(changes))
    return { id: row.id, content: 'null', before: row.before };
  const before = row.before === null ? null : (JSON.parse(row.before) as JsonObject);
  return {
    id: row.id,
    content: JSON.stringify({ ...content, changes: wordlessChanges(kind, changes as JsonObject) }),
    before:
      before === null ? null : JSON.stringify(row.act === 'delete' ? wordlessBody(kind, before, today) : wordlessChanges(kind, before)),
  };
}
