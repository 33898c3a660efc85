import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { withChanges } from '#domain/records/merge.ts';
import { type AnyKind, kindOf } from '#domain/records/registry.ts';
import type { Operation } from '#protocol/operation.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { LocalRecord, Standing } from './shapes.ts';

const standingOf = (record: LocalRecord): Standing =>
  record.review.state === 'approved' || record.review.state === 'returned' ? record.review.state : 'delivered';

/** The columns that repeat the body so that it can be searched; empty for a kind this version does not know yet. */
function indexed(kind: AnyKind | undefined, body: JsonObject): Pick<LocalRecord, 'day' | 'members'> {
  if (kind === undefined || Object.keys(body).length === 0) return { day: '', members: [] };
  return { day: kind.dayOf(body) ?? '', members: [...new Set<string>(kind.membersOf(body))] };
}

/** What the township sent, in the shape the screens read. */
export function confirmedFrom(record: SyncedRecord, before: LocalRecord | undefined): LocalRecord {
  const body = record.body as LocalRecord['body'];
  const { deleted, ...rest } = record;
  const local: LocalRecord = {
    ...rest,
    kind: record.kind as LocalRecord['kind'],
    body,
    deleted: deleted ? 1 : 0,
    standing: 'delivered',
    receiptNo: before?.receiptNo ?? '',
    ...indexed(deleted ? undefined : kindOf(record.kind), record.body),
  };
  return { ...local, standing: standingOf(local) };
}

/** The body a creation makes. A map with no rows leaves no path behind, so it is put back. */
function madeBy(kind: AnyKind, operation: Operation): JsonObject {
  const empty: Record<string, Json> = {};
  for (const [field, fieldClass] of Object.entries(kind.fields)) if (fieldClass === 'perKey') empty[field] = {};
  return withChanges(kind, empty, operation.changes);
}

/**
 * A record as its own phone shows it: what the township holds with one's own unconfirmed edits over it, oldest first.
 * `shown` is the row on the screen now; it lends what an operation does not carry (who made it, and when).
 */
export function overlaid(
  confirmed: LocalRecord | undefined,
  shown: LocalRecord,
  own: {
    readonly unconfirmed: readonly Operation[];
    readonly refused: boolean;
    readonly refusedCreation: Operation | undefined;
    readonly waiting: boolean;
    readonly delivered: boolean;
  },
): LocalRecord {
  const kind = kindOf(shown.kind);
  const start = confirmed ?? shown;
  let body: JsonObject = confirmed ? confirmed.body : {};
  let deleted = confirmed?.deleted ?? 0;
  const operations = own.refusedCreation && !confirmed ? [own.refusedCreation, ...own.unconfirmed] : own.unconfirmed;
  for (const operation of operations) {
    if (operation.act === 'delete') deleted = 1;
    // Only the township still has what was taken away; until it sends that back there is nothing whole to show.
    else if (operation.act === 'restore' && deleted === 1) continue;
    // A creation whose answer was lost may be known already; what came of it since is not undone.
    else if (operation.act === 'create') body = confirmed || !kind ? body : madeBy(kind, operation);
    else if (kind) body = withChanges(kind, body, operation.changes);
  }
  const written = operations.length > 0;
  return {
    ...start,
    body: body as LocalRecord['body'],
    deleted,
    receiptNo: shown.receiptNo === '' ? (confirmed?.receiptNo ?? '') : shown.receiptNo,
    updatedByName: written ? shown.updatedByName : start.updatedByName,
    updatedAt: written ? shown.updatedAt : start.updatedAt,
    standing: own.refused ? 'refused' : own.waiting ? 'saved' : confirmed ? standingOf(confirmed) : own.delivered ? 'delivered' : 'saved',
    // What was taken away has no whole body: an edit that still waits over it would be read as one.
    ...indexed(deleted === 1 ? undefined : kind, body),
  };
}
