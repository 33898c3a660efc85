import type { JsonObject } from '#domain/kernel/json.ts';
import { addDays, instantAt, type LocalDate } from '#domain/kernel/local-date.ts';
import { PlanBody } from '#domain/records/plan.ts';
import { TalkBody } from '#domain/records/talk.ts';
import { unread } from '#domain/review/review.ts';
import type { BranchWanted, SeedRecord } from './branch.ts';
import { momentOf } from './handing-in.ts';
import type { Made, Roster } from './roster.ts';
import { allThemes } from './words.ts';

const TALKS = 6;

/** What stands before and beside the sittings: two meetings planned for the days to come, and this year's talks, one of them to look after again. */
export function beforeAndAfterRecords(people: Roster, { today, random }: BranchWanted): SeedRecord[] {
  const { secretary } = people;
  const record = (kind: 'plan' | 'talk', day: LocalDate, body: unknown): SeedRecord => {
    const ms = Math.min(momentOf(day, '20:20'), momentOf(today) - 3_600_000);
    const at = instantAt(ms);
    return {
      id: random.uuid(ms),
      kind,
      body: body as JsonObject,
      firstWrittenAt: at,
      handedInAt: at,
      byName: secretary.body.name,
      review: unread(false),
      mended: null,
    };
  };
  const named = (member: Made<{ readonly name: string }>) => ({ memberId: member.id, name: member.body.name });
  const topic = random.pick(allThemes.map((theme) => theme.topic).filter((text) => !text.includes('{')));
  const plan = (meetingKind: 'committee' | 'themeDay', inDays: number, given: object): SeedRecord =>
    record(
      'plan',
      addDays(today, -2),
      PlanBody.parse({
        meetingKind,
        plannedOn: addDays(today, inDays),
        chair: named(secretary),
        topics: { [random.uuid(momentOf(today))]: { order: 0, text: topic } },
        ...given,
      }),
    );
  const others = people.members.filter(({ id, body }) => id !== secretary.id && body.status === 'formal').slice(0, TALKS);
  const year = today.slice(0, 4);
  const talks = others.flatMap((member, i) => {
    const talkedOn = addDays(today, -9 * (i + 1));
    const body = {
      talkedOn,
      by: named(secretary),
      with: named(member),
      occasion: i === 0 ? 'hardship' : 'yearly',
      followUpOn: i === 0 ? addDays(today, 6) : null,
    };
    // A talk of last year is told by last year's records, which a village has without them.
    return talkedOn.startsWith(year) ? [record('talk', talkedOn, TalkBody.parse(body))] : [];
  });
  return [plan('committee', 4, { startsAt: '19:30' }), plan('themeDay', 9, { startsAt: '08:30', theme: topic.slice(0, 60) }), ...talks];
}
