import { assess } from '#domain/dues/assess.ts';
import { duesMembers } from '#domain/dues/books-of-branch.ts';
import { standardId } from '#domain/dues/entry-ids.ts';
import { monthAfter, monthsBetween } from '#domain/dues/months.ts';
import { type Fen, fen } from '#domain/kernel/fen.ts';
import { addMonths, type LocalDate, monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import { type DuesBasis, DuesStandardBody } from '#domain/records/dues-standard.ts';
import type { FloatingStayBody } from '#domain/records/floating-stay.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { BranchWanted, SeedRecord } from './branch.ts';
import { batchesOf } from './dues-batches.ts';
import { entriesOf } from './dues-entries.ts';
import { type DuesRecord, onDay, seedDuesSettings } from './dues-record.ts';
import type { Made, Roster } from './roster.ts';
import words from './words/dues.json' with { type: 'json' };
import { filled } from './words.ts';

const yuan = (whole: number): Fen => fen(whole * 100);

function basisOf(body: MemberBody, today: LocalDate, { random }: BranchWanted): DuesBasis {
  const age = Number(today.slice(0, 4)) - Number(body.birthMonth?.slice(0, 4) ?? 1960);
  if (body.occupation === 'business') return { type: 'selfEmployed', quarterFen: yuan(random.int(60, 300) * 100) };
  if (body.occupation === 'publicService')
    return age >= 60
      ? { type: 'pension', baseFen: yuan(random.int(280, 520) * 10) }
      : { type: 'salary', baseFen: yuan(random.int(320, 620) * 10) };
  return { type: 'farmer', standardFen: seedDuesSettings.farmerFen as Fen };
}

/** The assessments of a branch, year by year; the first of it that needs care pays less with its paper. Who was passed lately waits for his. */
function standardsOf(people: Roster, from: YearMonth, wanted: BranchWanted): DuesRecord[] {
  const { random, today, branchId, index } = wanted;
  const helped = people.members.find(({ body }) => body.needsCare && body.occupation === 'farmer' && body.status === 'formal');
  const paper = filled(words.reliefPaper, { township: wanted.township, year: today.slice(0, 4), n: (index % 40) + 3 });
  return people.members.flatMap(({ id, body }): DuesRecord[] => {
    if (body.status === 'transferredOut' || body.status === 'deceased') return [];
    const joined = body.joinedOn ?? today;
    const begins = monthOf(joined) > from ? monthOf(joined) : from;
    if (joined > addMonths(today, -4) || begins > monthOf(today)) return [];
    const basis = basisOf(body, today, wanted);
    const result = assess(basis, seedDuesSettings);
    if (result.state !== 'due') return [];
    const years: DuesRecord[] = [];
    for (let year = Number(begins.slice(0, 4)); year <= Number(today.slice(0, 4)); year += 1) {
      const first = String(year) === begins.slice(0, 4) ? begins : (`${year}-01` as YearMonth);
      const setOn = (first === monthOf(joined) ? joined : `${first}-06`) as LocalDate;
      if (setOn >= today) continue;
      const standard = DuesStandardBody.parse({
        memberId: id,
        year,
        steps: { [first]: { basis, dueFen: result.dueFen, overFen: result.overFen, setOn, reason: '' } },
        relief: id === helped?.id ? { fen: 20, from: first, to: `${year}-12`, paper, approvedOn: setOn } : null,
      });
      years.push(onDay('duesStandard', standardId(branchId, id, year), standard, setOn, random));
    }
    return years;
  });
}

/**
 * The dues of a branch from the month after its records begin: who pays what, every month but this one collected and taken up, the
 * township's word on each batch. Two are behind, one entry was taken back, and the newest batch waits at the desk.
 */
export function duesRecords(people: Roster, stays: readonly FloatingStayBody[], wanted: BranchWanted): SeedRecord[] {
  const { today, years } = wanted;
  const from = monthAfter(monthOf(addMonths(today, -12 * years)));
  const standards = standardsOf(people, from, wanted);
  const members = duesMembers({
    members: people.members as readonly Made<MemberBody>[],
    standards: standards.map(({ body }) => ({ body: body as unknown as DuesStandardBody })),
    entries: [],
    stays: stays.map((body) => ({ body })),
    transfers: [],
  });
  const entries = entriesOf(members, monthsBetween(from, monthAfter(monthOf(today), -1)), people, wanted);
  return [...standards, ...entries, ...batchesOf(entries, wanted)].map((made) => ({
    ...made,
    byName: made.byName ?? people.secretary.body.name,
  }));
}
