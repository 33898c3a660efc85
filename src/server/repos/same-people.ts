import type { Json } from '#domain/kernel/json.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { recordsAsOne, type SamePeople, samePeople } from '#domain/roster/one-person.ts';
import type { Db } from '#server/db/store.ts';
import type { RecordRow } from '#server/db/tables.ts';

/** Who of a township's rosters is read as whom. Members are about no day until they are made part of another, so only those few are read. */
export async function samePeopleOf(db: Db, townshipId: string): Promise<SamePeople> {
  const rows = await db
    .selectFrom('records')
    .select(['id', 'branch_id', 'body'])
    .where('township_id', '=', townshipId)
    .where('kind', '=', 'member')
    .where('day', 'is not', null)
    .where('deleted', '=', 0)
    .execute();
  if (rows.length === 0) return new Map();
  const merged = rows.map((row) => ({ id: row.id, branch: row.branch_id, body: JSON.parse(row.body) as MemberBody }));
  const living = await db
    .selectFrom('records')
    .select(['id', 'branch_id'])
    .where('kind', '=', 'member')
    .where('deleted', '=', 0)
    .where(
      'id',
      'in',
      merged.flatMap(({ body }) => body.mergedInto?.memberId ?? []),
    )
    .execute();
  const branchOf = new Map(living.map((row) => [row.id, row.branch_id]));
  const home = new Map(merged.map(({ id, branch }) => [id, branch]));
  // An id of another branch may have been made up: nobody of one branch is read as somebody of another.
  const people = samePeople(merged, (id) => branchOf.has(id));
  return new Map([...people].filter(([id, as]) => home.get(id) === branchOf.get(as)));
}

type Row = Pick<RecordRow, 'id' | 'kind' | 'body'>;

/** Rows as they are read: who has two records in the roster is one person in each of them. Never for what travels to a phone. */
export function rowsAsOne<R extends Row>(rows: readonly R[], people: SamePeople): R[] {
  if (people.size === 0) return [...rows];
  const ids = [...people.keys()];
  const speaks = ({ kind, body }: Row): boolean => kind === 'duesStandard' || ids.some((id) => body.includes(id));
  const read = rows.map((row) => ({
    id: row.id,
    kind: row.kind as string,
    row,
    body: speaks(row) ? (JSON.parse(row.body) as Json) : null,
  }));
  const before = new Map(read.map(({ id, body }) => [id, body]));
  return recordsAsOne(read, people).map(({ id, row, body }) => (body === before.get(id) ? row : { ...row, body: JSON.stringify(body) }));
}
