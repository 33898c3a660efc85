import type { Json, JsonObject } from '#domain/kernel/json.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import { valueAt } from '#domain/records/merge.ts';
import type { AttentionRow } from '#protocol/attention.ts';
import type { Operation } from '#protocol/operation.ts';
import type { Db } from '#server/db/store.ts';
import type { OperationRow, RecordRow } from '#server/db/tables.ts';
import { findAnywhere, syncedOf } from '#server/repos/records.ts';
import { parseOperation } from '#server/sync/parse-operation.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Where a row stands in the list. */
export const attentionKey = (row: Pick<OperationRow, 'received_at' | 'id'>): string => `${row.received_at}~${row.id}`;

/** Open work with its content beside what stands at the township now, and the names of those it speaks of. */
export async function attentionRows(
  db: Db,
  rows: readonly OperationRow[],
  branchNames: ReadonlyMap<string, string>,
): Promise<AttentionRow[]> {
  const read = rows.map((row) => ({ row, operation: parseOperation(JSON.parse(row.content)) }));
  const spokenOf = new Set(read.flatMap(({ row, operation }) => (operation ? (row.content.match(UUID) ?? []) : [])));
  const found = new Map((await findAnywhere(db, [...spokenOf])).map((row) => [row.id, row]));
  return read.map(({ row, operation }) => rowFor(row, operation, found, branchNames.get(row.branch_id) ?? ''));
}

function rowFor(
  row: OperationRow,
  operation: Operation | undefined,
  found: ReadonlyMap<string, RecordRow>,
  branchName: string,
): AttentionRow {
  // A record of another branch answers as one that is not there: its id may have been made up.
  const own = (id: string): RecordRow | undefined => {
    const record = found.get(id);
    return record?.branch_id === row.branch_id ? record : undefined;
  };
  const stored = operation && own(operation.recordId);
  const now = stored ? syncedOf(stored).body : {};
  const names = [...new Set(row.content.match(UUID) ?? [])].flatMap((id) => {
    const record = own(id);
    return record && (record.kind === 'member' || record.kind === 'group') ? [[id, record.words] as const] : [];
  });
  return {
    key: attentionKey(row),
    id: row.id as AttentionRow['id'],
    branchId: row.branch_id as AttentionRow['branchId'],
    branchName,
    outcome: row.outcome as AttentionRow['outcome'],
    code: row.code ?? 'operation.fault',
    facts: row.facts === null ? {} : (JSON.parse(row.facts) as AttentionRow['facts']),
    byName: row.by_name,
    writtenAt: operation?.writtenAt ?? null,
    receivedAt: row.received_at as Instant,
    recordId: operation?.recordId ?? null,
    kind: operation?.kind ?? null,
    act: operation?.act ?? null,
    stands: stored?.deleted === 0,
    title: titleOf({ ...operation?.changes, ...now }, new Map(names)),
    fields: fieldsOf(operation, now),
    names: Object.fromEntries(names),
  };
}

function fieldsOf(operation: Operation | undefined, now: JsonObject): AttentionRow['fields'] {
  return Object.entries(operation?.changes ?? {}).map(([path, written]) => ({
    path,
    written: written as AttentionRow['fields'][number]['written'],
    now: (valueAt(now, path) ?? null) as AttentionRow['fields'][number]['now'],
  }));
}

function titleOf(body: Readonly<Record<string, Json>>, names: ReadonlyMap<string, string>): AttentionRow['title'] {
  const text = (field: string): string | undefined => {
    const value = body[field];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [meetingKind, name, day, groupId] = ['meetingKind', 'name', 'heldOn', 'groupId'].map(text);
  const groupName = meetingKind !== undefined && groupId !== undefined ? names.get(groupId) : undefined;
  return {
    ...(meetingKind === undefined ? {} : { meetingKind }),
    ...(groupName === undefined ? {} : { groupName }),
    ...(name === undefined ? {} : { name }),
    ...(day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day) ? {} : { day: day as NonNullable<AttentionRow['title']['day']> }),
  };
}
