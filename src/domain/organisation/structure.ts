import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { GroupBody } from '#domain/records/group.ts';
import type { StructureEventBody } from '#domain/records/structure-event.ts';

type Event = { readonly body: StructureEventBody };

const NAMES_BRANCH: ReadonlySet<string> = new Set(['renamed', 'split', 'merged']);

/** The name before the first of these changes that came after the day; undefined where none did. */
function nameBefore(events: readonly Event[], day: LocalDate): string | undefined {
  return events
    .map(({ body }) => body)
    .filter((body) => body.on > day && body.before !== '')
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0]?.before;
}

/** What a group was called on a day: its name of today, unless it was renamed since. */
export function groupNameOn(
  group: { readonly id: string; readonly body: Pick<GroupBody, 'name'> },
  events: readonly Event[],
  day: LocalDate,
): string {
  const own = events.filter(({ body }) => body.change === 'groupRenamed' && body.structureGroupId === (group.id as string));
  return nameBefore(own, day) ?? group.body.name;
}

/** What the branch was called on a day: the name given, unless it was renamed, split or merged since. */
export const branchNameOn = (name: string, events: readonly Event[], day: LocalDate): string =>
  nameBefore(
    events.filter(({ body }) => NAMES_BRANCH.has(body.change)),
    day,
  ) ?? name;

/** The groups that stood on a day, by the names they had then, in their order. */
export function groupsOn<G extends { readonly id: string; readonly body: GroupBody }>(
  groups: readonly G[],
  events: readonly Event[],
  day: LocalDate,
): (G & { readonly nameThen: string })[] {
  return groups
    .filter(({ body }) => (body.foundedOn === null || body.foundedOn <= day) && (body.dissolvedOn === null || body.dissolvedOn > day))
    .sort((a, b) => a.body.order - b.body.order || (a.id < b.id ? -1 : 1))
    .map((group) => ({ ...group, nameThen: groupNameOn(group, events, day) }));
}
