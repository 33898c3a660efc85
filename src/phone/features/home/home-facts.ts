import type { GroupId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { BranchDb } from '#storage/db.ts';
import { draftsOf } from '#storage/drafts.ts';
import { meetingsBetween, recordsOfKind, returnedRecords } from '#storage/queries.ts';
import type { Draft, LocalRecord } from '#storage/shapes.ts';
import { type Due, reachBack, whatIsDue } from './due.ts';

/** Everything that 首页 shows, from the phone's own store. */
export type HomeFacts = {
  readonly memberCount: number;
  readonly meetingsThisMonth: number;
  readonly due: readonly Due[];
  readonly returned: readonly LocalRecord[];
  readonly drafts: readonly Draft[];
  readonly groupNames: ReadonlyMap<string, string>;
};

const IN_THE_BRANCH = new Set(['formal', 'probationary', 'probationExtended', 'suspended']);

/** Gathers them in one go, so that 首页 is drawn once. */
export async function homeFacts(db: BranchDb, today: LocalDate): Promise<HomeFacts> {
  const [members, groups, meetings, returned, drafts] = await Promise.all([
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'group'),
    meetingsBetween(db, reachBack(today), `${today.slice(0, 4)}-12-31` as LocalDate),
    returnedRecords(db),
    draftsOf(db),
  ]);
  const standing = groups
    .filter(({ body }) => body.dissolvedOn === null || body.dissolvedOn > today)
    .sort((a, b) => a.body.order - b.body.order);
  const due =
    members.length === 0
      ? []
      : whatIsDue({
          today,
          meetings: meetings.map(({ body }) => body),
          groupIds: standing.map(({ id }) => id as string as GroupId),
          hasCommittee: members.filter(({ body }) => body.status === 'formal').length >= 7,
        });
  return {
    memberCount: members.filter(({ body }) => IN_THE_BRANCH.has(body.status)).length,
    meetingsThisMonth: meetings.filter(({ body }) => body.heldOn.slice(0, 7) === today.slice(0, 7)).length,
    due,
    returned,
    drafts,
    groupNames: new Map(groups.map(({ id, body }) => [id, body.name])),
  };
}
