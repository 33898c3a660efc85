import type { JsonObject } from '#domain/kernel/json.ts';
import { addDays, addMonths, type Instant, instantAt, type LocalDate } from '#domain/kernel/local-date.ts';
import { tally } from '#domain/meetings/tally.ts';
import type { AppraisalBody } from '#domain/records/appraisal.ts';
import type { AreaBody } from '#domain/records/area.ts';
import type { FloatingStayBody } from '#domain/records/floating-stay.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import { type Changes, changesBetween } from '#domain/records/merge.ts';
import { type KindName, kindOf } from '#domain/records/registry.ts';
import { type Review, unread } from '#domain/review/review.ts';
import { beforeAndAfterRecords } from './before-and-after.ts';
import { calendar, type Sitting } from './calendar.ts';
import { duesRecords } from './dues.ts';
import type { BranchSize } from './fixtures.ts';
import { approved, faulty, faultyMember, momentOf, returned, stateOf, timesOf } from './handing-in.ts';
import { meetingBody } from './meetings.ts';
import { organisationRecords } from './organisation.ts';
import { postsOf } from './posts.ts';
import type { Random } from './random.ts';
import { registerRecords } from './registers.ts';
import { relationRecords } from './relations.ts';
import { type Roster, roster } from './roster.ts';
import { visitRecords } from './visits.ts';
import { phrases } from './words.ts';

/** One made-up record with what became of it; everything it says lies before the `today` it was made for. */
export type SeedRecord = {
  readonly id: string;
  readonly kind: KindName;
  readonly body: JsonObject;
  readonly firstWrittenAt: Instant;
  readonly handedInAt: Instant;
  readonly byName: string;
  readonly review: Review;
  /** How the branch answered when it was sent back; null where it was not, or has not yet. */
  readonly mended: { readonly at: Instant; readonly changes: Changes } | null;
};

/** A made-up branch: its roster, and its records in the order in which they were handed in. */
export type SeedBranch = { readonly roster: Roster; readonly records: readonly SeedRecord[] };

/** What a branch is made from. */
export type BranchWanted = {
  readonly branchId: string;
  /** The name of its township. */
  readonly township: string;
  readonly index: number;
  readonly size: BranchSize;
  readonly years: number;
  readonly today: LocalDate;
  readonly random: Random;
};

const HOUR = 3_600_000;

/** The calendar with an assembly on the day each 预备党员 was passed, in place of the other assembly nearest to it. */
function withAdmissions(sittings: readonly Sitting[], people: Roster): readonly Sitting[] {
  const all = [...sittings];
  for (const newcomer of people.newcomers) {
    const day = newcomer.body.joinedOn;
    if (day === null) continue;
    const at = all.findIndex((sitting) => sitting.occasion === 'resolution' && sitting.day.slice(0, 4) === day.slice(0, 4));
    if (at >= 0) all.splice(at, 1);
    all.push({ kind: 'assembly', day, group: null, occasion: null });
  }
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What every branch is to have in front of the township: the newest sitting of this age was sent back, the next older one was written down late. */
const PLANTED = { returned: 9, late: 16 } as const;
type Planted = keyof typeof PLANTED;

function planted(sittings: readonly Sitting[], today: LocalDate): ReadonlyMap<Sitting, Planted> {
  const newest = (days: number): Sitting | undefined => sittings.findLast((sitting) => sitting.day <= addDays(today, -days));
  const marks = new Map<Sitting, Planted>();
  for (const what of ['late', 'returned'] as const) {
    const sitting = newest(PLANTED[what]);
    if (sitting) marks.set(sitting, what);
  }
  return marks;
}

/** One thing that did not take place: in every third branch the last 支委会, in the next the last group's last meeting. */
function withGap(sittings: readonly Sitting[], { index, size }: BranchWanted): readonly Sitting[] {
  if (index % 3 === 0) return sittings;
  const gap = sittings.findLast((sitting) =>
    index % 3 === 1 ? sitting.kind === 'committee' : sitting.kind === 'group' && sitting.group === size.groups - 1,
  );
  return sittings.filter((sitting) => sitting !== gap);
}

function meetingRecord(sitting: Sitting, plant: Planted | undefined, people: Roster, wanted: BranchWanted): SeedRecord {
  const { random, today } = wanted;
  const now = momentOf(today);
  const good = meetingBody(sitting, people, random);
  const { writtenMs, handedInMs } = timesOf({ day: sitting.day, endedAt: good.endedAt ?? '17:00' }, now, plant ?? null, random);
  const state = plant === 'returned' ? 'returned' : stateOf(handedInMs, now, random);
  const { body, mark } = state === 'returned' ? faulty(good, random) : { body: good, mark: null };
  const review = mark ? returned(handedInMs, today, mark, random) : state === 'approved' ? approved(handedInMs, now, random) : unread(true);
  const chair = good.chair?.name ?? people.secretary.body.name;
  return {
    id: random.uuid(writtenMs),
    kind: 'meeting',
    body: body as unknown as JsonObject,
    firstWrittenAt: instantAt(writtenMs),
    handedInAt: instantAt(handedInMs),
    byName:
      sitting.kind === 'group' && random.chance(0.7) ? chair : random.chance(0.15) ? phrases.people.scribe : people.secretary.body.name,
    review,
    mended: mark && plant === undefined ? answered(body, good, review, now, random) : null,
  };
}

/** Two in five returns have been answered; where nothing was wrong but the township's doubt, there is nothing to answer with. */
function answered(body: MeetingBody, good: MeetingBody, review: Review, now: number, random: Random): SeedRecord['mended'] {
  const kind = kindOf('meeting');
  const changes = kind ? changesBetween(kind, body as unknown as JsonObject, good as unknown as JsonObject) : {};
  const at = Date.parse(review.at ?? '') + random.int(4, 60) * HOUR;
  return Object.keys(changes).length > 0 && at < now && random.chance(0.4) ? { at: instantAt(at), changes } : null;
}

/** The roster as it was typed in when the branch began with this software: in one evening, before the first meeting. */
function rosterRecords(people: Roster, wanted: BranchWanted): SeedRecord[] {
  const { random, today, years } = wanted;
  const now = momentOf(today);
  let typed = momentOf(addMonths(today, -12 * years), '19:00') - 72 * HOUR;
  const record = (kind: KindName, id: string, body: unknown, review: (handedInMs: number) => Review): SeedRecord => {
    typed += random.int(20, 90) * 1000;
    const at = instantAt(typed);
    return {
      id,
      kind,
      body: body as JsonObject,
      firstWrittenAt: at,
      handedInAt: at,
      byName: people.secretary.body.name,
      review: review(typed),
      mended: null,
    };
  };
  const known = people.members.filter((member) => !people.newcomers.includes(member));
  const questioned = wanted.index % 3 === 0 ? known.at(-4) : undefined;
  return [
    ...people.groups.map(({ id, body }) => record('group', id, body, () => unread(false))),
    ...known.map((member) => {
      if (member !== questioned) return record('member', member.id, member.body, (ms) => approved(ms, now, random));
      const { body, mark } = faultyMember(member.body, random);
      return record('member', member.id, body, () => returned(now - random.int(40, 160) * HOUR, today, mark, random));
    }),
    ...people.offices.map(({ id, body }) => record('office', id, body, () => unread(false))),
  ];
}

/** A 预备党员 is entered some days after the assembly that passed him. */
function newcomerRecords(people: Roster, wanted: BranchWanted): SeedRecord[] {
  const { random } = wanted;
  const now = momentOf(wanted.today);
  return people.newcomers.map((member) => {
    const ms = Math.min(momentOf(member.body.joinedOn ?? wanted.today, '20:10') + random.int(1, 6) * 24 * HOUR, now - 2 * HOUR);
    const review = random.chance(0.5) ? approved(ms, now, random) : unread(true);
    return {
      id: member.id,
      kind: 'member',
      body: member.body as unknown as JsonObject,
      firstWrittenAt: instantAt(ms),
      handedInAt: instantAt(ms),
      byName: people.secretary.body.name,
      review,
      mended: null,
    };
  });
}

/** The 民主评议 of the year before, where its assembly was held: in numbers, as the record keeps them. */
function appraisalRecords(meetings: readonly SeedRecord[], sittings: readonly Sitting[], { random, today }: BranchWanted): SeedRecord[] {
  return sittings.flatMap((sitting) => {
    const held = sitting.occasion === 'appraisal' && meetings.find((record) => (record.body as { heldOn?: string }).heldOn === sitting.day);
    if (!held) return [];
    const meeting = held.body as unknown as MeetingBody;
    const counted = tally(meeting, meeting.roll);
    const excellent = Math.floor(counted.due / 3) - 1;
    const body: AppraisalBody = {
      year: Number(sitting.day.slice(0, 4)) - 1,
      heldOn: sitting.day,
      place: meeting.place,
      formal: counted.due,
      probationary: Object.values(meeting.roll).filter((one) => one === 'probationary').length,
      present: counted.present,
      sheetsGiven: counted.present,
      sheetsReturned: counted.present,
      excellent,
      good: counted.due - excellent,
      basic: 0,
      unfit: 0,
      opinionOn: sitting.day,
      opinionBy: 'committee',
      toldOn: addDays(sitting.day, 9) < today ? addDays(sitting.day, 9) : null,
      notes: '',
      remedies: {},
    };
    const review = held.review.state === 'approved' ? held.review : unread(true);
    return [
      {
        ...held,
        id: random.uuid(Date.parse(held.firstWrittenAt)),
        kind: 'appraisal',
        body: body as unknown as JsonObject,
        review,
        mended: null,
      },
    ];
  });
}

/** Posts, areas, pledges and what was logged, written as their day came. */
function postRecords(people: Roster, wanted: BranchWanted): SeedRecord[] {
  const now = momentOf(wanted.today);
  return postsOf(people, wanted).map(({ kind, id, body, day }) => {
    const at = instantAt(Math.min(momentOf(day, '20:30'), now - HOUR));
    return {
      id,
      kind,
      body,
      firstWrittenAt: at,
      handedInAt: at,
      byName: people.secretary.body.name,
      review: unread(false),
      mended: null,
    };
  });
}

/** Makes one branch with so many years of records up to, and without, `today`. */
export function seedBranch(wanted: BranchWanted): SeedBranch {
  const { size, years, today, random } = wanted;
  const people = roster(wanted.index, size, addMonths(today, -12 * years), today, random);
  const sittings = withGap(withAdmissions(calendar(size, years, today, random), people), wanted);
  const plants = planted(sittings, today);
  const rosterAndMeetings = [
    ...rosterRecords(people, wanted),
    ...newcomerRecords(people, wanted),
    ...sittings.map((sitting) => meetingRecord(sitting, plants.get(sitting), people, wanted)),
  ];
  const posts = postRecords(people, wanted);
  const areas = posts.filter(({ kind }) => kind === 'area').map(({ id, body }) => ({ id, body: body as unknown as AreaBody }));
  const records = [
    ...rosterAndMeetings,
    ...visitRecords(people, areas, wanted),
    ...posts,
    // Last, so that what is made before it stays as it was.
    ...organisationRecords(people, wanted),
  ];
  records.push(
    ...appraisalRecords(
      records.filter(({ kind }) => kind === 'meeting'),
      sittings,
      wanted,
    ),
  );
  const stays = records.filter(({ kind }) => kind === 'floatingStay').map(({ body }) => body as unknown as FloatingStayBody);
  records.push(...duesRecords(people, stays, wanted), ...relationRecords(people, wanted), ...registerRecords(people, wanted));
  records.push(...beforeAndAfterRecords(people, wanted));
  return { roster: people, records: records.sort((a, b) => (a.handedInAt < b.handedInAt ? -1 : a.handedInAt > b.handedInAt ? 1 : 0)) };
}
