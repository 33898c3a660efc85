import type { RecordId } from '#domain/kernel/ids.ts';
import { isBlanked, wordlessChanges } from '#domain/records/fade.ts';
import { kindOf } from '#domain/records/registry.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { hasOverwritten, tellOfClashes } from './clash.ts';
import { confirmedFrom } from './overlay.ts';
import type { LocalRecord } from './shapes.ts';
import type { Workset } from './workset.ts';

/**
 * Takes in what the township sent, where it is newer than what is known, under one's own unsent edits. `known` names the only
 * records that can be on the phone already, where that is sure; nothing is asked about the others.
 */
export async function adopt(work: Workset, records: readonly SyncedRecord[], atMs: number, known?: ReadonlySet<RecordId>): Promise<void> {
  if (records.length === 0) return;
  const own = work.own();
  const ids = records.map((record) => record.id);
  await work.read(known === undefined ? ids : ids.filter((id) => own.has(id) || known.has(id)));
  const news: { readonly fresh: LocalRecord; readonly before: LocalRecord | undefined }[] = [];
  const late: LocalRecord[] = [];
  for (const record of records) {
    const before = work.confirmed(record.id);
    if (!before || record.seq > before.seq) news.push({ fresh: confirmedFrom(record, before), before });
    else if (work.justSent(record.id).length > 0) late.push(before);
  }
  const sent = await work.sentFor([...news.map(({ fresh }) => fresh), ...late].filter(hasOverwritten).map(({ id }) => id));
  // The record was here before the receipt of one's own edit: only now is it known that it stands over that one.
  for (const row of late) tellOfClashes(work, row, undefined, sent.get(row.id) ?? [], atMs, work.justSent(row.id));
  for (const { fresh, before } of news) {
    tellOfClashes(work, fresh, before, sent.get(fresh.id) ?? [], atMs);
    if (own.has(fresh.id) || work.isTouched(fresh.id)) work.putBase(fresh);
    else work.putPlain(fresh);
  }
  // What was handed in long ago is kept only for the township's sake; its words go with those of the record (B3).
  const blanked = news.filter(({ fresh, before }) => isBlanked(fresh.body) && !(before && isBlanked(before.body)));
  const ofBlanked = await work.sentFor(blanked.map(({ fresh }) => fresh.id));
  for (const entry of [...ofBlanked.values()].flat()) {
    const kind = kindOf(entry.operation.kind);
    if (kind) work.putSent({ ...entry, operation: { ...entry.operation, changes: wordlessChanges(kind, entry.operation.changes) } });
  }
  for (const entry of [...work.awaiting.values()])
    if (entry.takenAt <= (work.confirmed(entry.recordId)?.seq ?? 0)) work.putSent({ ...entry, awaiting: 0 });
}
