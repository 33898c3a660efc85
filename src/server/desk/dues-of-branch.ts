import { type DuesMember, duesMembers } from '#domain/dues/books-of-branch.ts';
import type { GroupBody } from '#domain/records/group.ts';
import type { Db } from '#server/db/store.ts';
import type { RecordRow } from '#server/db/tables.ts';
import { recordsForExport } from '#server/repos/export-records.ts';

/** Every member of a branch with his part of its books of dues, in the order of the roster, and the names of its groups by id. */
export async function duesOfBranch(
  db: Db,
  townshipId: string,
  branchId: string,
): Promise<{ readonly members: readonly DuesMember[]; readonly groups: ReadonlyMap<string, string> }> {
  const of = async <T>(kind: RecordRow['kind']) =>
    (await recordsForExport(db, townshipId, { kind, branchId }))
      .sort((a, b) => a.seq - b.seq)
      .map(({ id, body }) => ({ id: id as never, body: JSON.parse(body) as T }));
  const groups = await of<GroupBody>('group');
  return {
    groups: new Map(groups.map(({ id, body }) => [id, body.name])),
    members: duesMembers({
      members: await of('member'),
      standards: await of('duesStandard'),
      entries: await of('duesPayment'),
      stays: await of('floatingStay'),
      transfers: await of('transfer'),
    }),
  };
}
