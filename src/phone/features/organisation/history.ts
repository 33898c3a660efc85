import type { RecordId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { groupNameOn } from '#domain/organisation/structure.ts';
import type { StructureChange } from '#domain/records/structure-event.ts';
import type { Branch } from './use-branch.ts';

/** A line of the branch's own history; `id` is null where the group's own record tells it. */
export type Line = {
  readonly key: string;
  readonly id: RecordId | null;
  readonly change: StructureChange;
  readonly on: LocalDate;
  readonly before: string;
  readonly after: string;
  readonly paper: string;
};

/** The recorded changes and the days on which groups were founded and dissolved, newest first. */
export function historyOf({ events, groups }: Branch): readonly Line[] {
  const recorded = events.map(({ id, body }): Line => ({ key: id, id, ...body }));
  const ofGroups = groups.flatMap((group): Line[] => {
    const line = (change: StructureChange, on: LocalDate | null): Line[] =>
      on === null
        ? []
        : [{ key: `${group.id} ${change}`, id: null, change, on, before: '', after: groupNameOn(group, events, on), paper: '' }];
    return [...line('groupFounded', group.body.foundedOn), ...line('groupDissolved', group.body.dissolvedOn)];
  });
  return [...recorded, ...ofGroups].sort((a, b) => (a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on < b.on ? 1 : -1));
}
