import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import { addDays, addMonths, type LocalDate } from '#domain/kernel/local-date.ts';
import { AreaBody } from '#domain/records/area.ts';
import { AssignmentBody } from '#domain/records/assignment.ts';
import { MatterBody, type MatterTopic } from '#domain/records/matter.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { PostBody, type PostTemplate } from '#domain/records/post.ts';
import { VisitBody, type VisitPurpose } from '#domain/records/visit.ts';
import type { practiceWords } from '#i18n/practice-words.ts';

/** A record of posts, areas, visits or matters to lay down, and the day on which it was written. */
export type DoorMade = {
  readonly kind: 'post' | 'assignment' | 'area' | 'visit' | 'matter';
  readonly made: { readonly id: string; readonly body: unknown };
  readonly day: LocalDate;
};

const HOUSES = 8;
const NOTICE_DAYS = 5;
const ANSWER_DAYS = 15;

type Member = { readonly id: string; readonly body: MemberBody };

/** What stands at the doors of the practice village: posts with all but one filled, an area for each group, the last visits, and matters answered, open and passed up. */
export function doorsOfVillage(
  members: readonly Member[],
  groups: readonly { readonly id: string }[],
  words: Pick<typeof practiceWords, 'posts' | 'areas' | 'houseLabel' | 'visits' | 'matters'>,
  today: LocalDate,
  newId: () => string,
): readonly DoorMade[] {
  const here = members.filter(({ body }) => body.status === 'formal' && body.away === null);
  const began = addMonths(today, -3);
  const areas = words.areas.map(
    (areaName, at): DoorMade => areaOf(areaName, at, groups[at]?.id ?? null, here, words.houseLabel, began, newId),
  );
  const posts = words.posts.map(({ template, name, duties }, order): DoorMade => {
    const body = {
      postName: name,
      template: template as PostTemplate,
      duties: duties.join('\n'),
      places: 2,
      order: order + 1,
      setOn: began,
    };
    return { kind: 'post', made: { id: newId(), body: PostBody.parse(body) }, day: began };
  });
  const assignments = posts.slice(0, -1).map((post, i): DoorMade => {
    const keys = [newId(), newId(), newId()] as const;
    const on = addDays(began, 3 + i);
    const until = addDays(on, NOTICE_DAYS);
    const body = AssignmentBody.parse({
      postId: post.made.id,
      // From the end of the roll: those in office stand at its beginning.
      memberId: here.at(-1 - i)?.id,
      steps: {
        [keys[0]]: { to: 'proposed', on, after: null },
        [keys[1]]: { to: 'noticed', on, until, after: keys[0] },
        [keys[2]]: { to: 'inPost', on: addDays(until, 1), after: keys[1] },
      },
    });
    return { kind: 'assignment', made: { id: newId(), body }, day: addDays(until, 1) };
  });
  return [...areas, ...posts, ...assignments, ...visitsOf(areas, here, words, today, newId)];
}

function areaOf(
  areaName: string,
  at: number,
  groupId: string | null,
  here: readonly Member[],
  label: string,
  day: LocalDate,
  newId: () => string,
): DoorMade {
  const people = here.filter(({ body }) => body.groupId === groupId);
  const centre = newId();
  const houses = Array.from({ length: HOUSES }, (_, i) => {
    const name = label.replace('{{area}}', String(at + 1)).replace('{{n}}', String(i + 1));
    return [newId(), { label: name, centreKey: people[0] ? centre : null, order: i }];
  });
  const body = AreaBody.parse({
    areaName,
    order: at + 1,
    groupId,
    houses: Object.fromEntries(houses),
    centres: people[0] ? { [centre]: { memberId: people[0].id } } : {},
    areaMembers: Object.fromEntries(people.map(({ id }) => [id, { since: day }])),
  });
  return { kind: 'area', made: { id: newId(), body }, day };
}

function visitsOf(
  areas: readonly DoorMade[],
  here: readonly Member[],
  words: Pick<typeof practiceWords, 'visits' | 'matters'>,
  today: LocalDate,
  newId: () => string,
): DoorMade[] {
  const [secretary] = here;
  const visitors = secretary ? [{ memberId: secretary.id as MemberId, name: secretary.body.name }] : [];
  const said = [
    ...words.matters.map((matter) => ({ ...matter, purpose: 'needs' })),
    ...words.visits.map((visit) => ({ ...visit, topic: null, reply: null })),
  ];
  return said.flatMap((one, i): DoorMade[] => {
    const area = areas[i % areas.length] as DoorMade;
    const { groupId, houses } = area.made.body as AreaBody;
    const day = addDays(today, -20 + 3 * i);
    const house = Object.values(houses)[i]?.label ?? '';
    const visitId = newId();
    const place = { groupId, areaId: area.made.id as RecordId, house };
    const visit = VisitBody.parse({
      visitedOn: day,
      visitedAt: '16:20',
      visitors,
      ...place,
      purpose: one.purpose as VisitPurpose,
      raised: one.topic !== null,
      said: one.said,
    });
    const made: DoorMade = { kind: 'visit', made: { id: visitId, body: visit }, day };
    if (one.topic === null) return [made];
    const replyId = newId();
    const isUp = i === words.matters.length - 1;
    const matter = MatterBody.parse({
      raisedOn: day,
      matterSource: 'visit',
      visitId,
      ...place,
      topic: one.topic as MatterTopic,
      said: one.said,
      level: isUp ? 'township' : 'village',
      answerBy: addDays(day, ANSWER_DAYS),
      passed: isUp ? { id: newId(), on: day } : null,
      reply: one.reply === null ? null : { id: replyId, on: addDays(day, 4), cannot: false, text: one.reply },
      told: one.reply === null ? null : { replyId, on: addDays(day, 5), how: 'visit' },
      closed: one.reply === null ? null : { replyId, on: addDays(day, 5) },
    });
    return [made, { kind: 'matter', made: { id: newId(), body: matter }, day: one.reply === null ? day : addDays(day, 5) }];
  });
}
