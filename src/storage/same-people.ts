import type { RecordId } from '#domain/kernel/ids.ts';
import { type SamePeople, samePeople } from '#domain/roster/one-person.ts';
import type { BranchDb } from './db.ts';
import type { LocalRecord } from './shapes.ts';

const NOBODY: SamePeople = new Map();

/** Who of the roster is read as whom. Members are about no day until they are made part of another, so only those few are read. */
export async function samePeopleIn(db: BranchDb): Promise<SamePeople> {
  const found = (await db.records.where('[kind+day]').between(['member', '0'], ['member', '~']).toArray()) as LocalRecord<'member'>[];
  const merged = found.filter(({ deleted }) => deleted === 0);
  if (merged.length === 0) return NOBODY;
  const into = await db.records.bulkGet(merged.flatMap(({ body }) => (body.mergedInto?.memberId ?? []) as unknown as RecordId));
  const living = new Set(into.flatMap((row) => (row?.kind === 'member' && row.deleted === 0 ? [row.id as string] : [])));
  return samePeople(merged, (id) => living.has(id));
}
