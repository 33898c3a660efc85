import type { OperationId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { asChanges, type Changes, changesBetween, valueAt } from '#domain/records/merge.ts';
import { type AnyKind, type KindName, kinds } from '#domain/records/registry.ts';
import { unread } from '#domain/review/review.ts';
import { bodyAsOne, type SamePeople } from '#domain/roster/one-person.ts';
import type { Operation } from '#protocol/operation.ts';
import { SCHEMA_VERSION } from '#protocol/version.ts';
import { keepClock, type PhoneClock, readClock, stampAfter } from './clock.ts';
import type { BranchDb, DroppedItem } from './db.ts';
import { guarded, type StorageProblem } from './full-disk.ts';
import { confirmedIn, confirmedOf, holdingsOf, rebuild, writeShown } from './rebuild.ts';
import { samePeopleIn } from './same-people.ts';
import { baseOf } from './seen.ts';
import type { AttentionItem, LocalRecord, OutboxEntry, Writer } from './shapes.ts';
import { rowFor } from './unsent.ts';

/** What a form hands over to be saved. */
export type SaveInput = {
  readonly id: RecordId;
  readonly kind: KindName;
  readonly body: unknown;
  /** The body the form was opened with; null makes the record. */
  readonly baseline: JsonObject | null;
  /** The review turn this save answers, when it mends a return. */
  readonly answersTurn?: number | null;
  /** The draft that ends with this save. */
  readonly draftId?: string;
  /** The edit that was not taken and whose values this form was opened with: it is done with this save. */
  readonly mends?: OperationId;
};

/** What a save is known by afterwards. */
export type Saved = { readonly id: RecordId; readonly operationId: OperationId };

type SaveProblem = Problem<'record.invalid' | 'record.unchanged' | StorageProblem>;

const tablesOf = (db: BranchDb) => [db.records, db.base, db.outbox, db.sent, db.attention, db.dropped, db.drafts, db.meta];

type Act = Pick<Operation, 'act' | 'recordId' | 'kind' | 'base' | 'changes' | 'answersTurn'>;

/** An operation ready for the outbox, with its own id, number and time, and the clock as it is after it. */
function prepared(writer: Writer, act: Act, before: PhoneClock): { readonly entry: OutboxEntry; readonly clock: PhoneClock } {
  const at = writer.now();
  const { clock, hlc, n } = stampAfter(before, writer.deviceId, at);
  const { branchId } = writer;
  const writtenAt = instantAt(at);
  const operation: Operation = { ...act, hlc, n, id: writer.newId() as OperationId, schema: SCHEMA_VERSION, branchId, writtenAt };
  return { entry: { id: operation.id, recordId: act.recordId, branchId, operation, savedAt: writtenAt }, clock };
}

/** What is done to a record belongs to the record's branch, also when its person works in another one by now. */
const inBranchOf = (writer: Writer, { branchId }: { readonly branchId: Writer['branchId'] }): Writer => ({ ...writer, branchId });

/** Adds an operation to the outbox. */
async function queue(db: BranchDb, writer: Writer, act: Act): Promise<Operation> {
  const { entry, clock } = prepared(writer, act, await readClock(db));
  await Promise.all([keepClock(db, clock), db.outbox.add(entry)]);
  return entry.operation;
}

/** The row of a record that only this phone knows. */
function newRow(writer: Writer, kind: AnyKind, id: RecordId, body: JsonObject, at: Instant): LocalRecord {
  return {
    id,
    branchId: writer.branchId,
    kind: kind.kind,
    body: body as LocalRecord['body'],
    seq: 0,
    rev: 0,
    stamps: {},
    deleted: 0,
    createdByName: writer.name,
    firstWrittenAt: at,
    handedInAt: null,
    updatedByName: writer.name,
    updatedAt: at,
    review: unread(kind.needsReview),
    standing: 'saved',
    receiptNo: '',
    day: '',
    members: [],
  };
}

const isCreation = ({ operation }: { readonly operation: Operation }): boolean => operation.act === 'create';

/** Takes the edits that wait behind a record's refused making out of the outbox, oldest first. */
async function takeFollowers(db: BranchDb, recordId: RecordId): Promise<OutboxEntry[]> {
  const followers = await db.outbox.where('recordId').equals(recordId).sortBy('seq');
  await db.outbox.where('recordId').equals(recordId).delete();
  return followers;
}

/** Gives up a record's refused making and what waited behind it, each with its copy. */
async function dropCreation(db: BranchDb, item: AttentionItem, why: DroppedItem['why'], droppedAt: Instant): Promise<void> {
  const followers = await takeFollowers(db, item.recordId);
  const copies = followers.map(({ id, operation }): DroppedItem => ({ id, item: { ...item, id, operation, before: {} }, why, droppedAt }));
  await db.dropped.bulkPut([{ id: item.id, item, why, droppedAt }, ...copies]);
  await db.attention.delete(item.id);
}

/**
 * Saves a record and queues it for the township, both or neither, and ends its draft with it.
 * The only way a screen writes: a record without its operation would never leave the phone. Only what the form changed
 * is written, so that a field another phone changed meanwhile stands.
 */
export async function saveRecord(db: BranchDb, writer: Writer, input: SaveInput): Promise<Result<Saved, SaveProblem>> {
  return guarded(db, () => db.transaction('rw', tablesOf(db), () => savedWithin(db, writer, input)));
}

/** Saves several records as one act, all or none: what belongs together is never half done on this phone. Handed in in the order given. */
export const saveTogether = (db: BranchDb, writer: Writer, inputs: readonly SaveInput[]): Promise<Result<readonly Saved[], SaveProblem>> =>
  allOrNone(db, writer, inputs, () => false);

/** Makes several new records as one act, all or none; one whose id is there already is left as it is. */
export const makeTogether = (db: BranchDb, writer: Writer, inputs: readonly SaveInput[]): Promise<Result<readonly Saved[], SaveProblem>> =>
  allOrNone(db, writer, inputs, (known) => known !== undefined && known.standing !== 'refused');

async function allOrNone(
  db: BranchDb,
  writer: Writer,
  inputs: readonly SaveInput[],
  leaves: (known: LocalRecord | undefined) => boolean,
): Promise<Result<readonly Saved[], SaveProblem>> {
  return guarded(db, async (): Promise<Result<readonly Saved[], SaveProblem>> => {
    // Kept apart from what is thrown: the store may put an error of its own in the place of ours.
    let refused: Result<never, SaveProblem> | undefined;
    try {
      return await db.transaction('rw', tablesOf(db), async () => {
        const all: Saved[] = [];
        for (const input of inputs) {
          if (leaves(await db.records.get(input.id))) continue;
          const saved = await savedWithin(db, writer, input);
          if (saved.ok) all.push(saved.value);
          else if (saved.problem.code !== 'record.unchanged') {
            refused = saved;
            // Thrown, so that the store takes back what was written before it.
            throw new Error(saved.problem.code);
          }
        }
        return ok(all);
      });
    } catch (error) {
      if (refused !== undefined) return refused;
      throw error;
    }
  });
}

/** With a row that was taken away, the same person's row under the id of his merged record goes too: it would be read in its place. */
function withRowsGone(changes: Changes, shown: JsonObject, people: SamePeople): Changes {
  if (people.size === 0) return changes;
  const more: Record<string, null> = {};
  for (const [path, value] of Object.entries(changes)) {
    const [field = '', key] = path.split('.');
    if (value !== null || key === undefined) continue;
    for (const [id, as] of people) if (as === key && valueAt(shown, `${field}.${id}`) !== undefined) more[`${field}.${id}`] = null;
  }
  return { ...changes, ...more };
}

/** One save inside a transaction that is open. */
async function savedWithin(db: BranchDb, writer: Writer, input: SaveInput): Promise<Result<Saved, SaveProblem>> {
  const kind = kinds[input.kind] as unknown as AnyKind;
  const parsed = kind.body.safeParse(input.body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail('record.invalid', { field: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
  }
  const body = parsed.data as JsonObject;
  const at = instantAt(writer.now());
  const [before, clock, people] = await Promise.all([holdingsOf(db, input.id), readClock(db), samePeopleIn(db)]);
  // A refused making is mended by a whole new one. One that the township holds may yet be taken, so it is left alone.
  const unmade = before.attention.find((item) => isCreation(item) && item.outcome !== 'held');
  if (unmade) await dropCreation(db, unmade, 'mended', at);
  // What the township holds may yet be taken, so it is left alone here too.
  const mended = before.attention.find((item) => item.id === input.mends && item.outcome !== 'held' && !isCreation(item));
  if (mended)
    await Promise.all([db.dropped.put({ id: mended.id, item: mended, why: 'mended', droppedAt: at }), db.attention.delete(mended.id)]);
  const held = unmade || mended ? await holdingsOf(db, input.id) : before;
  const { shown, waiting } = held;
  const makes = unmade !== undefined || !shown;
  const confirmed = confirmedIn(held);
  const baseline = input.baseline ?? shown?.body ?? {};
  const changes: Changes = makes ? asChanges(kind, body) : withRowsGone(changesBetween(kind, baseline, body), shown?.body ?? {}, people);
  const answersTurn = input.answersTurn ?? null;
  // Handing a returned record in again as it is is an answer too.
  if (!makes && answersTurn === null && Object.keys(changes).length === 0) {
    if (input.draftId !== undefined) await db.drafts.delete(input.draftId);
    return fail('record.unchanged');
  }
  const own = { waiting: waiting.map((entry) => entry.operation), takenAt: new Set(held.sent.map((entry) => entry.takenAt)) };
  // The form was opened with every person under one id, so what is confirmed is held against it in the same way.
  const base = makes ? 0 : baseOf(confirmed && { ...confirmed, body: bodyAsOne(confirmed.body, people) }, { changes, baseline }, own);
  const act: Act = { act: makes ? 'create' : 'set', recordId: input.id, kind: input.kind, base, changes, answersTurn };
  const { entry, clock: after } = prepared(shown ? inBranchOf(writer, shown) : writer, act, clock);
  const row = shown ? { ...shown, updatedByName: writer.name, updatedAt: at } : newRow(writer, kind, input.id, body, at);
  // All at once: each answer that is waited for costs a cheap phone time, and the transaction keeps them together.
  await Promise.all([
    keepClock(db, after),
    db.outbox.add(entry),
    writeShown(db, { ...held, base: shown ? confirmed : held.base, shown: row, waiting: [...waiting, entry] }),
    input.draftId === undefined ? undefined : db.drafts.delete(input.draftId),
  ]);
  return ok({ id: input.id, operationId: entry.id });
}

/** Takes a record away, here and with the next contact at the township, where it stays in the history. */
export async function deleteRecord(
  db: BranchDb,
  writer: Writer,
  id: RecordId,
): Promise<Result<Saved, Problem<'not.found' | StorageProblem>>> {
  return guarded(db, () =>
    db.transaction('rw', tablesOf(db), async (): Promise<Result<Saved, Problem<'not.found'>>> => {
      const shown = await db.records.get(id);
      if (!shown || shown.deleted === 1) return fail('not.found');
      const confirmed = await confirmedOf(db, id);
      if (confirmed) await db.base.put(confirmed);
      const operation = await queue(db, inBranchOf(writer, shown), {
        act: 'delete',
        recordId: id,
        kind: shown.kind,
        base: confirmed?.seq ?? 0,
        changes: {},
        answersTurn: null,
      });
      await db.records.put({ ...shown, updatedByName: writer.name, updatedAt: operation.writtenAt });
      await rebuild(db, id);
      return ok({ id, operationId: operation.id });
    }),
  );
}

/**
 * Does what the person chose for an edit that was not taken. 'retry' hands it in once more, over what the township holds now, with
 * what he `amended` of it;
 * 'restore' brings back the record that was taken away, with this edit in it; 'drop' gives the edit up and keeps a copy.
 * Nothing else ever removes such an edit.
 */
export async function resolveAttention(
  db: BranchDb,
  writer: Writer,
  id: OperationId,
  choice: 'retry' | 'restore' | 'drop',
  amended: Changes = {},
): Promise<Result<OperationId, Problem<'not.found' | StorageProblem>>> {
  return guarded(db, () =>
    db.transaction('rw', tablesOf(db), async (): Promise<Result<OperationId, Problem<'not.found'>>> => {
      const item = await db.attention.get(id);
      if (!item) return fail('not.found');
      const { operation, recordId } = item;
      const confirmed = await confirmedOf(db, recordId);
      if (confirmed) await db.base.put(confirmed);
      await db.attention.delete(id);
      if (choice !== 'drop') {
        const again = { ...item, operation: { ...operation, changes: { ...operation.changes, ...amended } } };
        await queueAgain(db, writer, again, confirmed?.seq ?? 0, choice);
        // A making that was held for a branch he had left: when he is back, what waits is on the screens again.
        const row = confirmed || (await db.records.get(recordId)) ? undefined : rowFor(operation, writer.name);
        if (row) await db.records.put(row);
      } else if (isCreation(item)) {
        await dropCreation(db, item, 'dropped', instantAt(writer.now()));
        if (!confirmed) await db.records.delete(recordId);
      } else await db.dropped.put({ id, item, why: 'dropped', droppedAt: instantAt(writer.now()) });
      await rebuild(db, recordId);
      return ok(operation.id);
    }),
  );
}

/** Puts an edit that was not taken back into the outbox, and behind a making what was made over it. */
async function queueAgain(db: BranchDb, writer: Writer, item: AttentionItem, base: number, choice: 'retry' | 'restore'): Promise<void> {
  const { operation, recordId, branchId } = item;
  const followers = isCreation(item) ? await takeFollowers(db, recordId) : [];
  // The township gives a refused id the same answer for ever, so a second try is a new operation.
  // One that it holds, or never answered, keeps its id: it may yet be taken, and must not be taken twice.
  if (item.outcome === 'refused' || item.outcome === 'lost') {
    const { act, kind, changes, answersTurn } = operation;
    await queue(db, inBranchOf(writer, item), { act: choice === 'restore' ? 'restore' : act, recordId, kind, changes, answersTurn, base });
  } else await db.outbox.add({ id: item.id, recordId, branchId, operation, savedAt: operation.writtenAt });
  for (const { seq: _, ...follower } of followers) await db.outbox.add(follower);
}
