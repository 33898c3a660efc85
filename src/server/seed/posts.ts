import { mondayOf } from '#domain/areas/rota.ts';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { addDays, type LocalDate, localDate } from '#domain/kernel/local-date.ts';
import { coverage } from '#domain/posts/coverage.ts';
import { AreaBody } from '#domain/records/area.ts';
import { AssignmentBody } from '#domain/records/assignment.ts';
import { DutyLogBody } from '#domain/records/duty-log.ts';
import { DutyRotaBody } from '#domain/records/duty-rota.ts';
import { PledgeBody } from '#domain/records/pledge.ts';
import { PostBody, type PostTemplate } from '#domain/records/post.ts';
import type { KindName } from '#domain/records/registry.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import type { BranchWanted } from './branch.ts';
import type { Random } from './random.ts';
import type { Roster } from './roster.ts';
import { postWords } from './words.ts';

/** A record of posts or areas, with the day it was written. */
export type PostRecord = { readonly kind: KindName; readonly id: string; readonly body: JsonObject; readonly day: LocalDate };

type Make = (kind: KindName, body: unknown, day: LocalDate) => PostRecord;

const NOTICE_DAYS = 5;
/** Of those who are asked, so many have no post yet: about as many as the documents' 92 % leave out. */
const WITHOUT_SHARE = 0.08;
const LOGS_DAYS = 60;
/** Houses of an area, shared by two centre households. */
const HOUSES = 22;

/** The posts of a branch and who is in them: nearly everybody who is asked, one still up on the board, two with none. */
function assignments(people: Roster, { today }: BranchWanted, random: Random, make: Make): PostRecord[] {
  const setOn = localDate(`${Number(today.slice(0, 4)) - 1}-02-10`);
  const asked = coverage({ ...people, posts: [], assignments: [], waivers: [] }, today, defaultSettings.posts).without;
  const settled = asked.slice(0, Math.max(0, asked.length - 1 - Math.max(1, Math.floor(asked.length * WITHOUT_SHARE))));
  const posts = postWords.posts.map((words, i) =>
    make(
      'post',
      PostBody.parse({
        postName: words.name,
        template: words.template as PostTemplate | null,
        duties: words.duties.join('\n'),
        places: Math.max(1, Math.ceil(asked.length / postWords.posts.length)),
        order: i + 1,
        setOn,
      }),
      setOn,
    ),
  );
  const until = addDays(today, -1);
  const one = (memberId: string, i: number): PostRecord => {
    const post = posts[i % posts.length] as PostRecord;
    const year = Number(setOn.slice(0, 4));
    const start = addDays(setOn, 2 + (i % 9));
    const keys = Array.from({ length: 4 }, () => random.uuid(Date.parse(`${start}T00:00:00Z`)));
    const begun = i >= settled.length;
    const on = begun ? addDays(today, -2) : start;
    const steps = [
      { to: 'proposed', on, after: null },
      { to: 'noticed', on: addDays(on, 1), until: addDays(on, NOTICE_DAYS), after: keys[0] },
      { to: 'inPost', on: addDays(on, NOTICE_DAYS + 1), after: keys[1] },
      { to: 'reviewed', on: localDate(`${year}-12-20`), year, words: postWords.reviews[i % postWords.reviews.length], after: keys[2] },
    ].slice(0, begun ? 2 : localDate(`${year}-12-20`) <= until ? 4 : 3);
    return make(
      'assignment',
      AssignmentBody.parse({
        postId: post.id as RecordId,
        memberId: memberId as MemberId,
        howChosen: random.pick(['claimed', 'claimed', 'recommended', 'settled']),
        steps: Object.fromEntries(steps.map((step, at) => [keys[at], step])),
        model: !begun && i % 12 === 3 ? { since: localDate(`${year}-07-01`) <= until ? localDate(`${year}-07-01`) : start } : null,
      }),
      begun ? until : addDays(start, NOTICE_DAYS + 1),
    );
  };
  const given = [...settled, ...asked.slice(settled.length, settled.length + 1)].map(one);
  return [...posts, ...given, ...logs(given.slice(0, settled.length), posts, people, today, random, make)];
}

/** What the members in a post did in the last weeks, in the words of their duties. */
function logs(
  given: readonly PostRecord[],
  posts: readonly PostRecord[],
  people: Roster,
  today: LocalDate,
  random: Random,
  make: Make,
): PostRecord[] {
  return given.flatMap((assignment, i) => {
    const { memberId, postId } = assignment.body as unknown as AssignmentBody;
    const duties = String(posts.find(({ id }) => id === postId)?.body['duties'] ?? '').split('\n');
    const member = people.members.find(({ id }) => id === memberId);
    return Array.from({ length: i % 3 }, () => {
      const on = addDays(today, -random.int(1, LOGS_DAYS));
      const body = DutyLogBody.parse({
        assignmentId: assignment.id,
        memberId,
        groupId: member?.body.groupId ?? null,
        on,
        what: random.pick(duties),
      });
      return make('dutyLog', body, on);
    });
  });
}

function pledges(people: Roster, today: LocalDate, random: Random, make: Make): PostRecord[] {
  const year = today.slice(0, 4);
  const madeOn = localDate(`${Number(year) - 1}-03-01`);
  const agreed = { madeOn, agreedOn: addDays(madeOn, 4), postedOn: addDays(madeOn, 6) };
  const own = postWords.pledges.slice(0, Math.min(postWords.pledges.length, people.members.length)).map((pledgeText, i) => {
    const member = random.pick(people.members);
    const kept = i % 3 === 0;
    return make(
      'pledge',
      PledgeBody.parse({
        pledgeBy: 'member',
        memberId: member.id,
        holderName: member.body.name,
        pledgeText,
        ...agreed,
        dueOn: addDays(today, i * 25 - 10),
        outcome: kept ? { result: 'kept', on: addDays(today, -3), evidence: postWords.evidence } : null,
      }),
      kept ? addDays(today, -3) : addDays(madeOn, 6),
    );
  });
  const committee = PledgeBody.parse({
    pledgeBy: 'committee',
    committee: 'village',
    pledgeText: postWords.committeePledge,
    ...agreed,
    dueOn: localDate(`${year}-12-31`),
  });
  return [...own, make('pledge', committee, addDays(madeOn, 6))];
}

/** One area for each group, two centre households in it, and everybody of the group answering for it. */
function areas(people: Roster, first: LocalDate, random: Random, make: Make): PostRecord[] {
  return people.groups.map((group, at) => {
    const members = people.members.filter(({ body }) => body.groupId === group.id && body.away === null);
    const [one, two] = [random.uuid(0), random.uuid(0)];
    const centres = members.slice(0, 2).map(({ id }, i) => [[one, two][i], { memberId: id }]);
    const houses = Array.from({ length: HOUSES }, (_, i) => {
      // The last houses of the last area are linked to nobody yet, so that a hole can be seen.
      const loose = at === people.groups.length - 1 && i >= HOUSES - 3;
      return [
        random.uuid(0),
        {
          label: `${at + 1}-${i + 1}${postWords.house}`,
          centreKey: loose ? null : (centres[i < HOUSES / 2 ? 0 : 1]?.[0] ?? null),
          order: i,
        },
      ];
    });
    const body = AreaBody.parse({
      areaName: `${people.hamlets[at % Math.max(1, people.hamlets.length)] ?? group.body.name}${postWords.areaTail}`,
      order: at + 1,
      groupId: group.id,
      houses: Object.fromEntries(houses),
      centres: Object.fromEntries(centres),
      areaMembers: Object.fromEntries(members.map(({ id }) => [id, {}])),
    });
    return make('area', body, first);
  });
}

/** This week's rota: one of the people in office on each weekday. */
function rota(people: Roster, today: LocalDate, make: Make): PostRecord[] {
  const monday = mondayOf(today);
  const holders = people.offices
    .filter(({ body }) => body.until === null)
    .map(({ body }) => ({ memberId: body.memberId, name: body.name }));
  if (holders.length === 0) return [];
  const days = Array.from({ length: 5 }, (_, i) => [addDays(monday, i), { people: [holders[i % holders.length]] }]);
  return [make('dutyRota', DutyRotaBody.parse({ weekOf: monday, rotaDays: Object.fromEntries(days) }), addDays(monday, -1))];
}

/** Posts, who is in them, what they logged, pledges, areas and the rota of a made-up branch, all written before `today`. */
export function postsOf(people: Roster, wanted: BranchWanted): readonly PostRecord[] {
  const { random, today } = wanted;
  const make: Make = (kind, body, day) => ({ kind, id: random.uuid(Date.parse(`${day}T12:00:00Z`)), body: body as JsonObject, day });
  const first = addDays(today, -300);
  return [
    ...assignments(people, wanted, random, make),
    ...pledges(people, today, random, make),
    ...areas(people, first, random, make),
    ...rota(people, today, make),
  ];
}
