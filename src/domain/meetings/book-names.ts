import type { LocalDate } from '#domain/kernel/local-date.ts';
import { branchNameOn, groupNameOn } from '#domain/organisation/structure.ts';
import type { GroupBody } from '#domain/records/group.ts';
import type { StructureEventBody } from '#domain/records/structure-event.ts';

type Group = { readonly id: string; readonly body: GroupBody };

/** The names in a year's book: those it is headed with, and what was called otherwise on a day in it. */
export type BookNames<G extends Group> = {
  readonly branch: string;
  readonly groups: readonly G[];
  readonly calledThen: (groupId: string | null, day: LocalDate) => readonly string[];
};

/** Heads a book with the names of the year's last day, or of today while the year runs; a sheet from before a renaming says the older names. */
export function bookNames<G extends Group>(
  branch: string,
  groups: readonly G[],
  events: readonly { readonly body: StructureEventBody }[],
  { year, today }: { readonly year: number; readonly today: LocalDate },
): BookNames<G> {
  const end = `${year}-12-31` as LocalDate;
  const last = end < today ? end : today;
  const headed = groups.map((group): G => ({ ...group, body: { ...group.body, name: groupNameOn(group, events, last) } }));
  const heading = branchNameOn(branch, events, last);
  return {
    branch: heading,
    groups: headed,
    calledThen: (groupId, day) => {
      const group = groups.find(({ id }) => id === groupId);
      const names = [[branchNameOn(branch, events, day), heading]];
      if (group) names.push([groupNameOn(group, events, day), headed.find(({ id }) => id === groupId)?.body.name ?? '']);
      return names.flatMap(([then, now]) => (then === undefined || then === now ? [] : [then]));
    },
  };
}
