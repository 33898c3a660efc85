import type { BranchId, GroupId, MemberId, RecordId } from '#domain/kernel/ids.ts';
import { addDays, addMonths, type Instant, instantAt, type LocalDate, localDate } from '#domain/kernel/local-date.ts';
import { expectedAt } from '#domain/meetings/who-is-expected.ts';
import { FloatingStayBody } from '#domain/records/floating-stay.ts';
import { GroupBody } from '#domain/records/group.ts';
import { type Attendance, MeetingBody, type MeetingKind, type RollClass } from '#domain/records/meeting.ts';
import { MemberBody } from '#domain/records/member.ts';
import { OfficeBody } from '#domain/records/office.ts';
import { type AnyKind, type KindName, kinds } from '#domain/records/registry.ts';
import { type Review, unread } from '#domain/review/review.ts';
import type { practiceWords } from '#i18n/practice-words.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { doorsOfVillage } from './doors-of-village.ts';
import { duesOfVillage } from './dues-of-village.ts';
import { registersOfVillage } from './registers-of-village.ts';
import { electedOn, relationsOfVillage } from './relations-of-village.ts';

type Words = typeof practiceWords;
type Made<T> = { readonly id: string; readonly body: T };

/** What the village is made with; ids and today come in, so that it is the same whenever it is asked for. */
export type VillageWanted = { readonly words: Words; readonly branchId: BranchId; readonly today: LocalDate; readonly newId: () => string };

const MONTHS = 4;
const EVENING = 'T20:10:00.000+08:00';
const at = (day: LocalDate): Instant => instantAt(Date.parse(`${day}${EVENING}`));
const pick = <T>(list: readonly T[], number: number): T => list[number % list.length] as T;

function people({ words, today, newId }: VillageWanted) {
  const groups = words.groups.map((group, order) => ({ id: newId(), words: group, order }));
  const members: Made<MemberBody>[] = words.members.map((person) => {
    const place = (words.away as Readonly<Record<string, string>>)[person.name];
    const probationary = person.status === 'probationary';
    const joinedOn = probationary ? addMonths(today, -5) : localDate(person.joinedOn);
    return {
      id: newId(),
      body: MemberBody.parse({
        name: person.name,
        sex: person.sex,
        birthMonth: person.birthMonth,
        education: person.education,
        occupation: person.occupation,
        joinedOn,
        formalOn: probationary ? null : addMonths(joinedOn, 12),
        status: person.status,
        groupId: pick(groups, person.group - 1).id,
        away: place === undefined ? null : { since: addMonths(today, -14), place },
        needsCare: words.care.includes(person.name),
      }),
    };
  });
  const leaderOf = (order: number): MemberId =>
    members.findLast(({ body }) => body.groupId === (groups[order]?.id as GroupId | undefined) && body.away === null)?.id as MemberId;
  const madeGroups: Made<GroupBody>[] = groups.map((group) => ({
    id: group.id,
    body: GroupBody.parse({ ...group.words, order: group.order, leaderId: leaderOf(group.order), foundedOn: '2019-01-10' }),
  }));
  const since = electedOn(today);
  const offices: Made<OfficeBody>[] = words.offices.map((title, i) => {
    const holder = pick(members, i);
    return {
      id: newId(),
      body: OfficeBody.parse({ memberId: holder.id, name: holder.body.name, committee: 'branch', title, from: since }),
    };
  });
  return { members, groups: madeGroups, offices };
}

type People = ReturnType<typeof people>;
type Sitting = { readonly kind: MeetingKind; readonly day: LocalDate; readonly group: number | null; readonly number: number };

/** Four months of meetings, none in the last two days, and this month's not held yet: there is something to do. */
function sittings(today: LocalDate): readonly Sitting[] {
  const first = localDate(`${today.slice(0, 8)}01`);
  const held: Sitting[] = [];
  for (let back = MONTHS; back >= 1; back -= 1) {
    const month = addMonths(first, -back);
    const number = MONTHS - back;
    const on = (kind: MeetingKind, day: number, group: number | null = null) =>
      held.push({ kind, day: addDays(month, day - 1), group, number: number + (group ?? 0) });
    on('committee', 4);
    on('themeDay', 10);
    for (const group of [0, 1, 2]) on('group', 15 + group, group);
    if (Number(month.slice(5, 7)) % 3 === 0) on('assembly', 20);
    if (Number(month.slice(5, 7)) % 3 === 2) on('lesson', 22);
  }
  return held.filter(({ day }) => day < addDays(today, -2));
}

function attendance(
  roll: Readonly<Record<string, RollClass>>,
  { members }: People,
  words: Words,
  number: number,
): Record<string, Attendance> {
  return Object.fromEntries(
    members
      .filter(({ id }) => roll[id] !== undefined)
      .map(({ id, body }, i): [string, Attendance] => {
        if (body.away !== null) return [id, { state: 'leave', reason: pick(words.leave, 0) }];
        if ((i + number * 3) % 11 === 10) return [id, { state: 'leave', reason: pick(words.leave, 1 + number) }];
        return [id, { state: 'present', reason: '' }];
      }),
  );
}

function meeting(sitting: Sitting, all: People, { words, newId }: VillageWanted): MeetingBody {
  const { kind, day, group, number } = sitting;
  const groupId = group === null ? null : (all.groups[group]?.id as GroupId);
  const roll = expectedAt({ meetingKind: kind, alsoCounts: [], groupId, heldOn: day }, all);
  const marks = attendance(roll, all, words, number);
  const chairId = groupId === null ? all.members[0]?.id : all.groups[group ?? 0]?.body.leaderId;
  const named = (id: string | null | undefined) => {
    const found = all.members.find((member) => member.id === id);
    return found ? { memberId: found.id, name: found.body.name } : null;
  };
  const committee = pick(words.committee, number);
  const talk = pick(words.group, number);
  const theme = pick(words.themeDays, number);
  const said = {
    committee: { topic: committee.topic, notes: committee.notes },
    group: { topic: talk.topic, notes: talk.notes },
    assembly: { topic: words.assembly.topic, notes: words.assembly.notes },
    lesson: { topic: words.lesson.topic, notes: words.lesson.notes },
    themeDay: { topic: theme.theme, notes: theme.notes },
    lifeMeeting: { topic: '', notes: '' },
  }[kind];
  const counted = Object.entries(marks).filter(([id, mark]) => roll[id] === 'counted' && mark.state === 'present').length;
  const decision =
    kind === 'committee'
      ? { text: committee.decision, ownerName: committee.owner, vote: null }
      : kind === 'assembly'
        ? { text: words.assembly.decision, vote: { kind: 'ordinary', inFavour: counted, against: 0, abstained: 0 } }
        : null;
  return MeetingBody.parse({
    meetingKind: kind,
    groupId,
    heldOn: day,
    startedAt: '19:00',
    endedAt: '20:30',
    place: group === null ? words.place : pick(words.groupPlaces, group),
    chair: named(chairId),
    recorder: named(all.members[1]?.id),
    theme: kind === 'themeDay' ? theme.theme : kind === 'lesson' ? words.lesson.theme : '',
    lecturer: kind === 'lesson' ? named(all.members[0]?.id) : null,
    taughtMinutes: kind === 'lesson' ? 40 : null,
    roll,
    attendance: marks,
    topics: { [newId()]: { order: 0, text: said.topic } },
    notes: said.notes,
    decisions: decision === null ? {} : { [newId()]: { order: 0, ...decision } },
  });
}

/** Somebody away who was last reached four months ago: there is a call to make. */
function stayOfMember({ id, body }: Made<MemberBody>, { members, offices }: People, today: LocalDate): FloatingStayBody {
  const since = body.away?.since ?? addMonths(today, -14);
  const secretary = offices[0]?.body;
  const contact = members.find((member) => member.id === secretary?.memberId);
  return FloatingStayBody.parse({
    direction: 'out',
    memberId: id,
    name: body.name,
    since,
    place: body.away?.place ?? '',
    reason: 'work',
    contact: { memberId: contact?.id ?? null, name: contact?.body.name ?? body.name },
    token: id.replaceAll('-', '').slice(-16),
    contacts: { first: { on: addMonths(today, -4), byName: contact?.body.name ?? '', way: 'phone' } },
  });
}

/** Makes the village of the practice branch up to `today`: its roster, its committee, four months of meetings, two of dues. */
export function makeVillage(wanted: VillageWanted): readonly LocalRecord[] {
  const { words, branchId, today } = wanted;
  const all = people(wanted);
  const held = sittings(today);
  let seq = 0;
  const record = (kind: KindName, { id, body }: Made<unknown>, day: LocalDate, review: Review): LocalRecord => {
    const { dayOf, membersOf, needsReview } = kinds[kind] as unknown as AnyKind;
    seq += 1;
    return {
      id: id as RecordId,
      branchId,
      kind,
      body: body as LocalRecord['body'],
      seq,
      rev: 1,
      stamps: {},
      deleted: 0,
      createdByName: words.person,
      firstWrittenAt: at(day),
      handedInAt: at(day),
      updatedByName: words.person,
      updatedAt: at(day),
      review,
      standing: needsReview && review.state === 'approved' ? 'approved' : 'delivered',
      receiptNo: '',
      day: dayOf(body as never) ?? '',
      members: membersOf(body as never),
    };
  };
  const approved = (day: LocalDate): Review => ({
    ...unread(true),
    state: 'approved',
    turn: 1,
    byName: words.staff,
    at: at(addDays(day, 1)),
  });
  const began = addMonths(today, -MONTHS - 1);
  const stays = all.members.filter(({ body }) => body.away !== null).slice(0, 1);
  return [
    ...all.groups.map((group) => record('group', group, began, unread(false))),
    ...all.members.map((member) => record('member', member, began, approved(began))),
    ...all.offices.map((office) => record('office', office, began, unread(false))),
    ...stays.map((member) => record('floatingStay', { id: wanted.newId(), body: stayOfMember(member, all, today) }, began, unread(false))),
    ...held.map((sitting, i) => {
      // One of them was typed nine days later, so that 补录 can be seen; the newest two were not read yet.
      const written = i === held.length - 3 ? addDays(sitting.day, 9) : sitting.day;
      const day = written < today ? written : addDays(today, -1);
      const body = meeting(sitting, all, wanted);
      return record('meeting', { id: wanted.newId(), body }, day, i < held.length - 2 ? approved(day) : unread(true));
    }),
    ...duesOfVillage(all.members, { branchId, today, staff: words.staff, newId: wanted.newId }).map(({ kind, made, day }) =>
      record(kind, made, day, unread(false)),
    ),
    ...registersOfVillage(all.members, words, today, wanted.newId).map(({ kind, made, day }) => record(kind, made, day, unread(false))),
    ...doorsOfVillage(all.members, all.groups, words, today, wanted.newId).map(({ kind, made, day }) =>
      record(kind, made, day, unread(false)),
    ),
    ...relationsOfVillage(all.members, words, today, wanted.newId).map(({ kind, made, day }) => record(kind, made, day, unread(false))),
  ];
}
