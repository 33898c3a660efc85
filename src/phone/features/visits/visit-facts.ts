import type { GroupId, MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** An area as the visit form needs it: its name, its group and its labels in their order. */
export type AreaFacts = {
  readonly id: RecordId;
  readonly name: string;
  readonly groupId: GroupId | null;
  readonly labels: readonly string[];
};

/** What the pages of visits read from the phone's store. */
export type VisitPages = {
  /** The one made last first. */
  readonly visits: readonly LocalRecord<'visit'>[];
  readonly matters: readonly LocalRecord<'matter'>[];
  readonly quiet: readonly LocalRecord<'quietHouse'>[];
  readonly members: readonly LocalRecord<'member'>[];
  readonly groups: readonly LocalRecord<'group'>[];
  readonly areas: readonly AreaFacts[];
};

const GONE: ReadonlySet<string> = new Set(['transferredOut', 'removed', 'deceased']);

const isNewer = (a: LocalRecord<'visit'>, b: LocalRecord<'visit'>): number => {
  const [left, right] = [`${a.body.visitedOn} ${a.firstWrittenAt}`, `${b.body.visitedOn} ${b.firstWrittenAt}`];
  return left < right ? 1 : left > right ? -1 : 0;
};

/** Reads it in one go, so that a page is drawn once. */
export async function visitPages(db: BranchDb): Promise<VisitPages> {
  const [visits, matters, quiet, members, groups, areas] = await Promise.all([
    recordsOfKind(db, 'visit'),
    recordsOfKind(db, 'matter'),
    recordsOfKind(db, 'quietHouse'),
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'group'),
    recordsOfKind(db, 'area'),
  ]);
  return {
    visits: visits.sort(isNewer),
    matters,
    quiet,
    members: members.filter(({ body }) => !GONE.has(body.status)).sort((a, b) => a.body.name.localeCompare(b.body.name, 'zh')),
    groups: groups.filter(({ body }) => body.dissolvedOn === null).sort((a, b) => a.body.order - b.body.order),
    areas: areas
      .filter(({ body }) => body.closedOn === null)
      .sort((a, b) => a.body.order - b.body.order)
      .map(({ id, body }) => ({
        id,
        name: body.areaName,
        groupId: body.groupId,
        labels: Object.values(body.houses)
          .sort((a, b) => a.order - b.order)
          .map(({ label }) => label),
      })),
  };
}

/** The labels an area keeps; none where there is no area. */
export const labelsIn =
  (areas: readonly AreaFacts[]) =>
  (areaId: RecordId | null): readonly string[] =>
    areas.find(({ id }) => id === areaId)?.labels ?? [];

/** The one area of a group; null where the group has none or several. */
export function onlyAreaOf(areas: readonly AreaFacts[], groupId: GroupId | null): RecordId | null {
  const own = areas.filter((area) => area.groupId !== null && area.groupId === groupId);
  return own.length === 1 ? (own[0]?.id ?? null) : null;
}

/** Where a member was found last: the house of the last visit to him. */
export const houseOfMember = (visits: readonly LocalRecord<'visit'>[], memberId: MemberId): string =>
  visits.find(({ body }) => body.memberId === memberId && body.house !== '')?.body.house ?? '';

/** The visits of one day. */
export const visitsOn = (visits: readonly LocalRecord<'visit'>[], day: LocalDate): readonly LocalRecord<'visit'>[] =>
  visits.filter(({ body }) => body.visitedOn === day);
