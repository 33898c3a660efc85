import type { GroupId, MemberId } from '#domain/kernel/ids.ts';
import type { ClockTime, LocalDate } from '#domain/kernel/local-date.ts';
import { blankMeeting } from '#domain/meetings/draft.ts';
import { expectedAt } from '#domain/meetings/who-is-expected.ts';
import type { Attendance, MeetingBody, MeetingKind, Person, RollClass } from '#domain/records/meeting.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { attendanceOf } from './attendance.ts';
import type { Sitting } from './calendar.ts';
import { type Minutes, minutesOf } from './minutes.ts';
import type { Random } from './random.ts';
import type { Made, Roster } from './roster.ts';
import { filled, phrases, places } from './words.ts';

const START: Readonly<Record<MeetingKind, readonly string[]>> = {
  assembly: ['09:00', '09:30', '14:30', '15:00'],
  committee: ['08:30', '15:00', '19:30'],
  group: ['19:00', '19:30', '20:00', '15:30'],
  lesson: ['09:00', '15:00', '19:30'],
  themeDay: ['08:30', '09:00', '14:30'],
  lifeMeeting: ['09:00', '14:30'],
};
const MINUTES_LONG: Readonly<Record<MeetingKind, readonly [number, number]>> = {
  assembly: [70, 150],
  committee: [40, 100],
  group: [30, 80],
  lesson: [50, 100],
  themeDay: [80, 180],
  lifeMeeting: [120, 200],
};

/** The time so many minutes later on the same day. */
export function later(time: string, minutes: number): ClockTime {
  const total = Math.min(23 * 60 + 59, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}` as ClockTime;
}

const named = (member: Made<MemberBody>): Person => ({ memberId: member.id as MemberId, name: member.body.name });

/** Who leads and who writes: the leader in his group, elsewhere the secretary, now and then his deputy. */
function officers(sitting: Sitting, roster: Roster, random: Random): { chair: Made<MemberBody>; recorder: Made<MemberBody> } {
  if (sitting.kind === 'group') {
    const group = roster.groups[sitting.group ?? 0];
    const leader = roster.members.find((member) => member.id === group?.body.leaderId) ?? roster.secretary;
    const others = roster.members.filter(
      (member) =>
        member.body.groupId === group?.id &&
        member !== leader &&
        member.body.away === null &&
        member.body.excuse === null &&
        member.body.status === 'formal',
    );
    return { chair: leader, recorder: others[0] ?? roster.recorder };
  }
  const deputy = roster.offices.find((office) => office.body.title === 'deputySecretary');
  const stand = deputy && random.chance(0.1) ? roster.members.find((member) => member.id === deputy.body.memberId) : undefined;
  return { chair: stand ?? roster.secretary, recorder: roster.recorder };
}

function observersOf(kind: MeetingKind, villager: string, random: Random): Person[] {
  const guest = kind === 'lifeMeeting' ? 0.9 : kind === 'assembly' ? 0.4 : kind === 'committee' ? 0.2 : 0.05;
  return random.chance(guest) ? [{ memberId: null, name: filled(random.pick(phrases.observers), { villager }) }] : [];
}

/** The classes of those expected; whoever is only being passed by this very meeting is not yet among them. */
function rollFor(sitting: Sitting, groupId: GroupId | null, roster: Roster): Record<string, RollClass> {
  const roll = { ...expectedAt({ meetingKind: sitting.kind, alsoCounts: [], groupId, heldOn: sitting.day }, roster) };
  for (const newcomer of roster.newcomers) if ((newcomer.body.joinedOn ?? '') >= sitting.day) delete roll[newcomer.id];
  return roll;
}

const asMap = <T>(items: readonly T[], at: number, random: Random): Record<string, T & { order: number }> =>
  Object.fromEntries(items.map((item, order) => [random.uuid(at), { ...item, order }]));

/** The record of one sitting, filled in as a careful secretary does. */
export function meetingBody(sitting: Sitting, roster: Roster, random: Random): MeetingBody {
  const { kind, day } = sitting;
  const groupId = kind === 'group' ? ((roster.groups[sitting.group ?? 0]?.id ?? null) as GroupId | null) : null;
  const { chair, recorder } = officers(sitting, roster, random);
  const lecturer = kind === 'lesson' ? (random.chance(0.75) ? roster.secretary : recorder) : null;
  const roll = rollFor(sitting, groupId, roster);
  const attendance: Record<string, Attendance> = attendanceOf(roll, roster, day, [chair.id, recorder.id, lecturer?.id ?? ''], random);
  const present = roster.members.filter((member) => attendance[member.id]?.state === 'present');
  const minutes: Minutes = minutesOf({ sitting, roster, chair, recorder, present, roll }, random);
  const startedAt = random.pick(START[kind]) as ClockTime;
  const [shortest, longest] = MINUTES_LONG[kind];
  const length = Math.round(random.int(shortest, longest) / 5) * 5;
  const at = Date.parse(`${day}T00:00:00Z`);
  const villager = roster.offices.find((office) => office.body.memberId === null)?.body.name ?? '';
  return {
    ...blankMeeting(kind, day as LocalDate, groupId),
    startedAt,
    endedAt: later(startedAt, length),
    place: minutes.outdoors ?? random.pick(places.rooms[kind]),
    chair: named(chair),
    recorder: named(recorder),
    theme: minutes.theme,
    lecturer: lecturer ? named(lecturer) : null,
    taughtMinutes: lecturer ? Math.min(length, random.pick([45, 60, 90])) : null,
    roll,
    attendance,
    observers: observersOf(kind, villager, random),
    topics: asMap(
      minutes.topics.map((text) => ({ text })),
      at,
      random,
    ),
    notes: minutes.notes,
    decisions: asMap(minutes.decisions, at, random),
    themeForms: kind === 'themeDay' ? [minutes.outdoors === null ? 'study' : 'service'] : [],
    lifeForm: kind === 'lifeMeeting' ? 'assembly' : null,
    leftOut: {},
  };
}
