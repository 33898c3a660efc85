import type { GroupId, MemberId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingBody, RollClass } from '#domain/records/meeting.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { OfficeBody } from '#domain/records/office.ts';
import { rollOn } from '#domain/roster/roll.ts';

/** The branch as far as it decides who is expected. */
export type RosterForMeeting = {
  readonly members: readonly { readonly id: string; readonly body: MemberBody }[];
  readonly offices: readonly { readonly body: OfficeBody }[];
};

/** The members who hold an office of the branch committee (支委会) on that day. */
export function committeeOn(offices: RosterForMeeting['offices'], day: LocalDate): ReadonlySet<MemberId> {
  const holders = new Set<MemberId>();
  for (const { body } of offices) {
    if (body.committee === 'branch' && body.memberId && body.from <= day && (body.until === null || body.until >= day))
      holders.add(body.memberId);
  }
  return holders;
}

const inGroup = (member: { readonly body: MemberBody }, groupId: GroupId | null): boolean =>
  groupId !== null && member.body.groupId === groupId;

/** Everybody of the list expected and nobody's vote counted; whoever was left out with both papers stays left out. */
const attending = (roll: Readonly<Record<string, RollClass>>): Record<string, RollClass> =>
  Object.fromEntries(Object.entries(roll).map(([id, rollClass]) => [id, rollClass === 'excused' ? 'excused' : 'attends']));

/**
 * Who is expected at a meeting, and in what class, to be frozen into its record.
 * An assembly, or a sitting that also counts as one, takes the classes of the roll; the committee takes its members, all with a vote;
 * the group takes its own; the others take everybody on the roll, without counting votes.
 */
export function expectedAt(
  meeting: Pick<MeetingBody, 'meetingKind' | 'alsoCounts' | 'groupId' | 'heldOn'>,
  roster: RosterForMeeting,
): Readonly<Record<string, RollClass>> {
  const day = meeting.heldOn;
  if (meeting.meetingKind === 'assembly' || meeting.alsoCounts.includes('assembly')) return rollOn(roster.members, day);
  if (meeting.meetingKind === 'committee') return Object.fromEntries([...committeeOn(roster.offices, day)].map((id) => [id, 'counted']));
  if (meeting.meetingKind === 'group')
    return attending(
      rollOn(
        roster.members.filter((member) => inGroup(member, meeting.groupId)),
        day,
      ),
    );
  return attending(rollOn(roster.members, day));
}
