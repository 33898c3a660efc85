import type { JsonObject } from '#domain/kernel/json.ts';
import { addDays, addMonths, instantAt, type LocalDate, monthOf } from '#domain/kernel/local-date.ts';
import { CandidateBody } from '#domain/records/candidate.ts';
import type { KindName } from '#domain/records/registry.ts';
import { ReserveCadreBody } from '#domain/records/reserve-cadre.ts';
import { unread } from '#domain/review/review.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import type { BranchWanted, SeedRecord } from './branch.ts';
import { momentOf } from './handing-in.ts';
import type { Roster } from './roster.ts';
import words from './words/registers.json' with { type: 'json' };

/** An activist is settled on some months after the written application. */
const UNTIL_ACTIVIST = 5;

/** 入党积极分子 and 后备干部: who has applied, from the first letter to 发展对象, and who is brought on; one of each has a gap to be filled in. */
export function registerRecords(people: Roster, { index, today, random, years }: BranchWanted): SeedRecord[] {
  const taken = new Set(people.members.map(({ body }) => body.name));
  // What is older than the branch's first evening with this software was typed in then.
  const began = addMonths(today, -12 * years);
  const record = (kind: KindName, on: LocalDate, body: unknown): SeedRecord => {
    const day = on < began ? began : addDays(on, 1);
    const ms = momentOf(day, '20:15');
    const at = instantAt(ms);
    return {
      id: random.uuid(ms),
      kind,
      body: body as JsonObject,
      firstWrittenAt: at,
      handedInAt: at,
      byName: people.secretary.body.name,
      review: unread(false),
      mended: null,
    };
  };
  const born = (age: number): string => monthOf(addMonths(today, -12 * age - 1 - ((index * 5) % 11)));
  const formal = people.members.filter(({ body }) => isOnRoll(body, today) && body.status === 'formal' && body.away === null);
  const named = (at: number) => {
    const { id, body } = formal[(at * 7 + index) % formal.length] ?? people.secretary;
    return { memberId: id, name: body.name };
  };
  const pairOf = (at: number) => [named(at), named(at + 3)].filter(({ memberId }, i, all) => i === 0 || memberId !== all[0]?.memberId);

  const candidates = words.candidates
    .filter(({ name }) => !taken.has(name))
    .map(({ age, appliedMonthsAgo, ...rest }, at) => {
      const appliedOn = addDays(addMonths(today, -appliedMonthsAgo), -3);
      const asked = rest.stage !== 'applicant';
      const body = CandidateBody.parse({
        ...rest,
        birthMonth: born(age),
        appliedOn,
        activistOn: asked ? addMonths(appliedOn, UNTIL_ACTIVIST) : null,
        // The second activist has nobody beside him yet.
        sponsors: asked && at !== 2 ? pairOf(at) : [],
      });
      return record('candidate', appliedOn, body);
    });
  const cadres = words.cadres
    .filter(({ name }) => !taken.has(name))
    .map(({ age, ...rest }, at) => {
      const listedOn = addMonths(today, -(4 + 6 * at));
      return record('reserveCadre', listedOn, ReserveCadreBody.parse({ ...rest, birthMonth: born(age), coach: named(at + 5), listedOn }));
    });
  return [...candidates, ...cadres];
}
