import type { GroupId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { type Due, reachBack, whatIsDue } from '#domain/rules/due.ts';
import { hasCommittee } from '#domain/rules/overview.ts';
import type { BranchDb } from '#storage/db.ts';
import { draftsOf } from '#storage/drafts.ts';
import { meetingsBetween, recordsOfKind, returnedRecords } from '#storage/queries.ts';
import type { Draft, LocalRecord } from '#storage/shapes.ts';

/** Everything that 首页 shows, from the phone's own store. */
export type HomeFacts = {
  readonly memberCount: number;
  readonly meetingsThisMonth: number;
  readonly due: readonly Due[];
  readonly returned: readonly LocalRecord[];
  readonly drafts: readonly Draft[];
  readonly groupNames: ReadonlyMap<string, string>;
};

const leading = new Set(['secretary', 'deputySecretary']);

/** Gathers them in one go, so that 首页 is drawn once. */
export async function homeFacts(db: BranchDb, today: LocalDate): Promise<HomeFacts> {
  const [members, groups, offices, meetings, returned, drafts] = await Promise.all([
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'group'),
    recordsOfKind(db, 'office'),
    meetingsBetween(db, reachBack(today), `${today.slice(0, 4)}-12-31` as LocalDate),
    returnedRecords(db),
    draftsOf(db),
  ]);
  const standing = groups
    .filter(({ body }) => body.dissolvedOn === null || body.dissolvedOn > today)
    .sort((a, b) => a.body.order - b.body.order);
  const seats = offices
    .filter(({ body }) => body.committee === 'branch')
    .map(({ body }) => ({ leads: leading.has(body.title), from: body.from, until: body.until }));
  const due =
    members.length === 0
      ? []
      : whatIsDue({
          today,
          meetings: meetings.map(({ body }) => body),
          groupIds: standing.map(({ id }) => id as string as GroupId),
          hasCommittee: hasCommittee(seats, { first: today, last: today }),
        });
  return {
    memberCount: members.filter(({ body }) => isOnRoll(body, today)).length,
    meetingsThisMonth: meetings.filter(({ body }) => body.heldOn.slice(0, 7) === today.slice(0, 7)).length,
    due,
    returned,
    drafts,
    groupNames: new Map(groups.map(({ id, body }) => [id, body.name])),
  };
}
