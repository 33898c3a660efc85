import type { LocalDate } from '#domain/kernel/local-date.ts';
import { committeeOn } from '#domain/meetings/who-is-expected.ts';
import { branchNameOn, groupNameOn } from '#domain/organisation/structure.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** The branch's people as far as a meeting needs them. */
export type MeetingRoster = {
  readonly members: readonly LocalRecord<'member'>[];
  readonly memberById: ReadonlyMap<string, LocalRecord<'member'>>;
  /** Those that exist now, in their order. */
  readonly groups: readonly LocalRecord<'group'>[];
  readonly offices: readonly LocalRecord<'office'>[];
  /** What a group was called on a day, also one that is no more; undefined for one this phone does not have. */
  readonly groupNameOn: (groupId: string, day: LocalDate) => string | undefined;
  /** What the branch was called on a day, from its name of today. */
  readonly branchNameOn: (name: string, day: LocalDate) => string;
};

/** Reads the branch's people from this phone. */
export async function readMeetingRoster(db: BranchDb): Promise<MeetingRoster> {
  const [members, groups, offices, events] = await Promise.all([
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'group'),
    recordsOfKind(db, 'office'),
    recordsOfKind(db, 'structureEvent'),
  ]);
  return {
    members,
    memberById: new Map(members.map((member) => [member.id, member])),
    groups: groups.filter((group) => group.body.dissolvedOn === null).sort((a, b) => a.body.order - b.body.order || (a.id < b.id ? -1 : 1)),
    offices,
    groupNameOn: (groupId, day) => {
      const group = groups.find(({ id }) => (id as string) === groupId);
      return group && groupNameOn(group, events, day);
    },
    branchNameOn: (name, day) => branchNameOn(name, events, day),
  };
}

/** The members in office on a day, in the order of the offices: 书记 first. */
export function committeeMembers(roster: MeetingRoster, day: LocalDate): readonly LocalRecord<'member'>[] {
  const holders = committeeOn(roster.offices, day);
  const rank = ['secretary', 'deputySecretary', 'organisation', 'publicity', 'discipline'];
  const rankOf = (id: string): number => {
    const titles = roster.offices
      .filter((office) => office.body.memberId === id && office.body.committee === 'branch')
      .map((office) => rank.indexOf(office.body.title));
    return Math.min(...titles.map((place) => (place < 0 ? rank.length : place)));
  };
  return [...holders].flatMap((id) => roster.memberById.get(id) ?? []).sort((a, b) => rankOf(a.id) - rankOf(b.id));
}
