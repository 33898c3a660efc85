import { type LocalDate, lastDayOf, monthOf } from '#domain/kernel/local-date.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import type { BranchDb } from '#storage/db.ts';
import { draftsOf } from '#storage/drafts.ts';
import { meetingsBetween, recordsOfKind, returnedRecords } from '#storage/queries.ts';
import type { Draft, LocalRecord } from '#storage/shapes.ts';

/** What 首页 shows at once, from the phone's own store. What is due is worked out after it stands. */
export type HomeFacts = {
  readonly memberCount: number;
  readonly meetingsThisMonth: number;
  readonly returned: readonly LocalRecord[];
  readonly drafts: readonly Draft[];
};

/** Gathers them in one go, so that 首页 is drawn once. */
export async function homeFacts(db: BranchDb, today: LocalDate): Promise<HomeFacts> {
  const month = monthOf(today);
  const [members, meetings, returned, drafts] = await Promise.all([
    recordsOfKind(db, 'member'),
    meetingsBetween(db, `${month}-01` as LocalDate, lastDayOf(month)),
    returnedRecords(db),
    draftsOf(db),
  ]);
  return {
    memberCount: members.filter(({ body }) => isOnRoll(body, today)).length,
    meetingsThisMonth: meetings.length,
    returned,
    drafts,
  };
}
