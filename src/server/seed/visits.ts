import type { JsonObject } from '#domain/kernel/json.ts';
import { addDays, addMonths, instantAt, type LocalDate } from '#domain/kernel/local-date.ts';
import type { AreaBody } from '#domain/records/area.ts';
import { MatterBody, type MatterTopic } from '#domain/records/matter.ts';
import { VisitBody, type VisitPurpose } from '#domain/records/visit.ts';
import { unread } from '#domain/review/review.ts';
import type { BranchWanted, SeedRecord } from './branch.ts';
import { momentOf } from './handing-in.ts';
import type { Roster } from './roster.ts';
import words from './words/visits.json' with { type: 'json' };
import { filled } from './words.ts';

const YEAR_DAYS = 365;
const HOUR = 3_600_000;
const ANSWER_DAYS = 15;

const purposes: readonly (readonly [VisitPurpose, number])[] = [
  ['care', 4],
  ['needs', 4],
  ['policy', 3],
  ['hazard', 2],
  ['settle', 1],
  ['other', 1],
];

/** An area of the branch, as visits are filed in it. */
type Area = { readonly id: string; readonly body: AreaBody };

/** Half of a group's visits are made by its leader, who writes them down himself. */
const BY_LEADER = 0.5;

/** The visits of a branch and the matters that came of them, spread over the years; the newest matters are still open. */
export function visitRecords(people: Roster, areas: readonly Area[], wanted: BranchWanted): SeedRecord[] {
  const { random, size, years, today } = wanted;
  const now = momentOf(today);
  const began = addMonths(today, -12 * years);
  const care = people.members.filter(({ body }) => body.needsCare);
  const record = (kind: 'visit' | 'matter', id: string, body: VisitBody | MatterBody, ms: number, byName: string): SeedRecord => ({
    id,
    kind,
    body: body as unknown as JsonObject,
    firstWrittenAt: instantAt(ms),
    handedInAt: instantAt(Math.min(ms + random.int(1, 20) * HOUR, now - HOUR)),
    byName,
    review: unread(false),
    mended: null,
  });
  const records: SeedRecord[] = [];
  const every = size.visits / size.matters;
  for (let i = 0; i < size.visits * years; i += 1) {
    // Yesterday is the last day: today is written by whoever tries the software.
    const day = addDays(began, Math.min(YEAR_DAYS * years - 2, Math.floor((i * YEAR_DAYS) / size.visits)));
    if (day >= today) continue;
    const ms = momentOf(day, `${String(random.int(9, 17)).padStart(2, '0')}:${String(random.int(10, 59))}`);
    const member = care.length > 0 && random.chance(0.15) ? random.pick(care) : null;
    const group = random.pick(people.groups);
    const raised = Math.floor((i + 1) / every) > Math.floor(i / every);
    const topic = random.pick(Object.keys(words.said)) as MatterTopic & keyof typeof words.said;
    const visitId = random.uuid(ms);
    const groupId = member?.body.groupId ?? group.id;
    const area = areas.find(({ body }) => body.groupId === groupId);
    const labels = Object.values(area?.body.houses ?? {}).map(({ label }) => label);
    const leaderId = people.groups.find(({ id }) => id === groupId)?.body.leaderId;
    const leader = people.members.find(({ id }) => id === leaderId);
    const visitor = leader && random.chance(BY_LEADER) ? leader : people.secretary;
    const visit = VisitBody.parse({
      visitedOn: day,
      visitedAt: instantAt(ms + 8 * HOUR).slice(11, 16),
      visitors: [{ memberId: visitor.id, name: visitor.body.name }],
      groupId,
      areaId: area?.id ?? null,
      house: labels.length > 0 ? random.pick(labels) : filled(words.label, { place: random.pick(words.house), n: random.int(1, 30) }),
      memberId: member?.id ?? null,
      purpose: member ? 'care' : random.weighted(purposes),
      raised,
      said: raised ? random.pick(words.said[topic]) : random.pick(words.plain),
      followUpOn: raised && random.chance(0.2) ? addDays(day, random.int(5, 20)) : null,
    });
    records.push(record('visit', visitId, visit, ms, visitor.body.name));
    if (!raised) continue;
    const body = matterOf(visit, { topic, visitId, today, random });
    records.push(record('matter', random.uuid(ms + 1000), body, ms + 1000, visitor.body.name));
  }
  return records;
}

type Given = { readonly topic: MatterTopic; readonly visitId: string; readonly today: LocalDate; readonly random: BranchWanted['random'] };

/** How a matter went on: most were answered and told within weeks; of the newest some wait, at the village or at the township. */
function matterOf(visit: VisitBody, { topic, visitId, today, random }: Given): MatterBody {
  const raisedOn = visit.visitedOn;
  const later = (days: number): LocalDate => addDays(raisedOn, days);
  const id = (): string => random.uuid(momentOf(raisedOn));
  const replied = random.int(2, 25);
  const tell = replied + random.int(0, 6);
  const isUp = random.chance(0.15);
  const passId = id();
  const replyId = id();
  const answered = later(replied) < today;
  const isTold = later(tell) < today;
  const cannot = random.chance(0.1);
  return MatterBody.parse({
    raisedOn,
    matterSource: 'visit',
    visitId,
    groupId: visit.groupId,
    areaId: visit.areaId,
    house: visit.house,
    topic,
    said: visit.said,
    level: isUp ? 'township' : 'village',
    answerBy: later(ANSWER_DAYS),
    owner: later(1) < today ? { name: random.pick(words.owners), memberId: null, on: later(1) } : null,
    works: later(2) < today ? { [id()]: { on: later(2), text: random.pick(words.work) } } : {},
    passed: isUp ? { id: passId, on: raisedOn } : null,
    upAnswer: isUp && answered ? { passId, on: later(Math.max(1, replied - 1)), text: random.pick(words.up), byName: '' } : null,
    reply: answered ? { id: replyId, on: later(replied), cannot, text: random.pick(cannot ? words.cannot : words.reply) } : null,
    told: isTold ? { replyId, on: later(tell), how: 'visit' } : null,
    closed: isTold ? { replyId, on: later(tell) } : null,
  });
}
