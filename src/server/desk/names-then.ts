import type { LocalDate } from '#domain/kernel/local-date.ts';
import { branchNameOn, groupNameOn } from '#domain/organisation/structure.ts';
import type { StructureEventBody } from '#domain/records/structure-event.ts';
import type { Db } from '#server/db/store.ts';
import { recordsForExport } from '#server/repos/export-records.ts';

type Change = { readonly body: StructureEventBody };

/** What a branch and its groups were called on a day, from their names of today. */
export type NamesThen = {
  readonly branch: (branchId: string, name: string, day: LocalDate | null) => string;
  readonly group: (branchId: string, groupId: string, name: string, day: LocalDate | null) => string;
};

/** Reads a township's changes of structure, or one branch's. A record about no day is read under the names of today. */
export async function namesThen(db: Db, townshipId: string, branchId?: string): Promise<NamesThen> {
  const changes = new Map<string, Change[]>();
  for (const row of await recordsForExport(db, townshipId, { kind: 'structureEvent', branchId }))
    changes.set(row.branch_id, [...(changes.get(row.branch_id) ?? []), { body: JSON.parse(row.body) as StructureEventBody }]);
  const of = (branch: string): readonly Change[] => changes.get(branch) ?? [];
  return {
    branch: (branch, name, day) => (day === null ? name : branchNameOn(name, of(branch), day)),
    group: (branch, groupId, name, day) => (day === null ? name : groupNameOn({ id: groupId, body: { name } }, of(branch), day)),
  };
}
