import { type Actor, may } from '#domain/access.ts';
import { bounded } from '#domain/kernel/hlc.ts';
import type { GroupId } from '#domain/kernel/ids.ts';
import { type JsonObject, sameJson } from '#domain/kernel/json.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { fades, isBlanked } from '#domain/records/fade.ts';
import { mergeChanges, pathProblem, valueAt } from '#domain/records/merge.ts';
import { type AnyKind, kindOf } from '#domain/records/registry.ts';
import { upgraded } from '#domain/records/upgrade.ts';
import { reviewed, unread } from '#domain/review/review.ts';
import type { Operation } from '#protocol/operation.ts';
import type { ProblemCode } from '#protocol/problem.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { CLOCK_SLACK_MS, SCHEMA_VERSION } from '#protocol/version.ts';

type Facts = Readonly<Record<string, string | number>>;

/** What the township makes of one operation. */
export type Decision =
  | { readonly outcome: 'refused'; readonly code: ProblemCode; readonly facts?: Facts }
  /** Kept for the township to decide about. */
  | { readonly outcome: 'held'; readonly code: ProblemCode }
  | { readonly outcome: 'unchanged'; readonly lost: readonly string[]; readonly clamped: boolean }
  | {
      readonly outcome: 'accepted';
      readonly record: SyncedRecord;
      readonly before: JsonObject;
      readonly lost: readonly string[];
      readonly clamped: boolean;
    };

/** Who asks, when, and where the branch's count stands. */
export type Moment = {
  readonly actor: Actor;
  readonly nowMs: number;
  /** By which hybrid times are bounded: never earlier than any time this history has seen. */
  readonly latestMs: number;
  readonly head: number;
  /** What stood in a removed record, where an operation wants it back. */
  readonly removed?: JsonObject | undefined;
};

const refused = (code: ProblemCode, facts?: Facts): Decision =>
  facts ? { outcome: 'refused', code, facts } : { outcome: 'refused', code };

/** Judges one operation against the record as it stands; changes nothing and asks nobody. */
export function decide(given: Operation, stored: SyncedRecord | null, moment: Moment): Decision {
  if (given.schema > SCHEMA_VERSION) return refused('operation.tooNew', { schema: given.schema });
  const kind = kindOf(given.kind);
  if (!kind) return refused('operation.kindUnknown', { kind: given.kind });
  const operation = { ...given, changes: upgraded(kind.kind, given.schema, given.changes) };
  // A record of another branch and one of another kind answer alike, so that ids tell nothing.
  if (stored && (stored.branchId !== operation.branchId || stored.kind !== kind.kind)) return refused('operation.denied');
  if (stored && !mayWrite(moment.actor, stored.branchId, kind, stored.body)) return refused('operation.denied');
  switch (operation.act) {
    case 'create':
      if (stored && kind.idSays && !stored.deleted) return madeAgain(operation, kind, stored, moment);
      if (stored) return refused(stored.deleted ? 'operation.recordDeleted' : 'operation.recordExists');
      return written(operation, kind, null, moment);
    case 'restore':
      if (!stored) return refused('operation.recordMissing');
      // Somebody else brought it back meanwhile: what is left is an edit.
      if (!stored.deleted) return written(operation, kind, stored, moment);
      if (!moment.removed) return refused('operation.recordDeleted');
      return written(operation, kind, { ...stored, deleted: false, body: moment.removed, stamps: {} }, moment, true);
    case 'set':
      if (!stored) return refused('operation.recordMissing');
      if (stored.deleted) return refused('operation.recordDeleted');
      return written(operation, kind, stored, moment);
    case 'delete':
      if (!stored) return refused('operation.recordMissing');
      return removed(operation, kind, stored, moment);
  }
}

function mayWrite(actor: Actor, branchId: SyncedRecord['branchId'], kind: AnyKind, body: JsonObject): boolean {
  return may.write(actor, targetOf(actor, branchId, kind, body));
}

function targetOf(actor: Actor, branchId: SyncedRecord['branchId'], kind: AnyKind, body: JsonObject) {
  const groupId = typeof body['groupId'] === 'string' ? (body['groupId'] as GroupId) : null;
  return { townshipId: actor.townshipId, branchId, kind: kind.kind, groupId };
}

function written(operation: Operation, kind: AnyKind, stored: SyncedRecord | null, moment: Moment, brought = false): Decision {
  for (const path of Object.keys(operation.changes)) {
    const problem = pathProblem(kind, path);
    if (problem === 'field.immutable' && !stored) continue;
    if (problem === 'field.immutable') return refused('operation.immutable', { path });
    if (problem) return refused('operation.fieldUnknown', { path });
    // A making carries every field; of the township's own it can carry only that there is nothing yet.
    if (kind.townshipOnly?.includes(path) && operation.changes[path] !== null) return refused('operation.immutable', { path });
    if (kind.secretaryOnly?.includes(path) && operation.changes[path] !== null && moment.actor.role !== 'secretary')
      return refused('operation.denied');
  }
  const { hlc, clamped } = bounded(operation.hlc, moment.latestMs, CLOCK_SLACK_MS);
  const seq = moment.head + 1;
  // Nobody can have seen what has not happened yet.
  const base = Math.min(operation.base, moment.head);
  const { changes, tooLate } = withoutFaded(operation.changes, kind, stored);
  const met = mergeChanges(kind, stored ?? { body: {}, stamps: {} }, { changes, hlc, base }, seq);
  const merged = { ...met, lost: [...met.lost, ...tooLate] };
  const parsed = kind.body.safeParse(merged.body);
  if (!parsed.success)
    return refused('operation.recordInvalid', { path: parsed.error.issues[0]?.path.map(String).join('.').slice(0, 120) ?? '' });
  const body = parsed.data as JsonObject;
  if (!mayWrite(moment.actor, operation.branchId, kind, body)) return refused('operation.denied');

  const answers = stored !== null && stored.review.state === 'returned' && operation.answersTurn === stored.review.turn;
  if (stored && merged.taken.length === 0 && !answers && !brought) return { outcome: 'unchanged', lost: merged.lost, clamped };

  const at = instantAt(moment.nowMs);
  const typedAt: Instant = operation.writtenAt < at ? operation.writtenAt : at;
  const by = moment.actor.name;
  const moved = stored ? reviewed(stored.review, { type: 'edit', answersTurn: operation.answersTurn }, { name: by, at }) : null;
  return {
    outcome: 'accepted',
    clamped,
    lost: merged.lost,
    before: valuesBefore(stored?.body ?? {}, merged.taken),
    record: {
      id: operation.recordId,
      branchId: operation.branchId,
      kind: kind.kind,
      seq,
      rev: (stored?.rev ?? 0) + 1,
      deleted: false,
      body,
      stamps: merged.stamps,
      createdByName: stored?.createdByName ?? by,
      firstWrittenAt: stored?.firstWrittenAt ?? typedAt,
      handedInAt: stored?.handedInAt ?? at,
      updatedByName: by,
      updatedAt: at,
      review: stored ? (moved?.ok ? moved.value : stored.review) : unread(kind.needsReview),
    },
  };
}

/**
 * Two phones made the record of the same thing: what may be edited meets as any two edits do, and what is written once stands as
 * it was first written. What the second one wrote is kept with its operation, where the history shows it.
 */
function madeAgain(operation: Operation, kind: AnyKind, stored: SyncedRecord, moment: Moment): Decision {
  const editable = Object.entries(operation.changes).filter(([path]) => kind.fields[path] !== 'once');
  return written({ ...operation, changes: Object.fromEntries(editable) }, kind, stored, moment);
}

function removed(operation: Operation, kind: AnyKind, stored: SyncedRecord, moment: Moment): Decision {
  if (!may.remove(moment.actor, targetOf(moment.actor, stored.branchId, kind, stored.body))) return refused('operation.denied');
  if (stored.deleted) return { outcome: 'unchanged', lost: [], clamped: false };
  const { hlc, clamped } = bounded(operation.hlc, moment.latestMs, CLOCK_SLACK_MS);
  return {
    outcome: 'accepted',
    clamped,
    lost: [],
    // The whole body goes to the history and leaves the record, so that phones do not keep what was taken away.
    before: stored.body,
    record: {
      ...stored,
      seq: moment.head + 1,
      rev: stored.rev + 1,
      deleted: true,
      body: {},
      stamps: { deleted: { h: hlc, s: moment.head + 1, ...unseenBy(stored, operation.base) } },
      updatedByName: moment.actor.name,
      updatedAt: instantAt(moment.nowMs),
    },
  };
}

/** Whoever takes a record away without having seen its last edits says up to where he had seen it, so that their authors can be told. */
function unseenBy(stored: SyncedRecord, base: number): { o?: number } {
  return Object.values(stored.stamps).some((stamp) => stamp.s > base) ? { o: base } : {};
}

/** Where the words of a record are gone for good, an edit of them comes too late, however its clock stands (B2). */
function withoutFaded(changes: Operation['changes'], kind: AnyKind, stored: SyncedRecord | null) {
  if (stored === null || !isBlanked(stored.body)) return { changes, tooLate: [] };
  const paths = Object.keys(changes).filter((path) => fades(kind, path));
  return {
    changes: Object.fromEntries(Object.entries(changes).filter(([path]) => !paths.includes(path))),
    tooLate: paths.filter((path) => !sameJson(valueAt(stored.body, path), changes[path])),
  };
}

function valuesBefore(body: JsonObject, paths: readonly string[]): JsonObject {
  return Object.fromEntries(paths.map((path) => [path, valueAt(body, path) ?? null]));
}
