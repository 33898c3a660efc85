import { addMonths, type LocalDate, monthOf } from '#domain/kernel/local-date.ts';
import { CandidateBody } from '#domain/records/candidate.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { ReserveCadreBody } from '#domain/records/reserve-cadre.ts';
import type { practiceWords } from '#i18n/practice-words.ts';

/** A line of a register to lay down, and the day on which it was written. */
export type RegisterLineMade = {
  readonly kind: 'candidate' | 'reserveCadre';
  readonly made: { readonly id: string; readonly body: unknown };
  readonly day: LocalDate;
};

/** Who has applied for the Party in the practice village, and who is brought on for office; one line has something left to fill in. */
export function registersOfVillage(
  members: readonly { readonly id: string; readonly body: MemberBody }[],
  words: Pick<typeof practiceWords, 'candidates' | 'cadres'>,
  today: LocalDate,
  newId: () => string,
): readonly RegisterLineMade[] {
  const formal = members.filter(({ body }) => body.status === 'formal' && body.away === null);
  const named = (at: number) => {
    const one = formal[at % formal.length];
    return one ? { memberId: one.id, name: one.body.name } : null;
  };
  const born = (age: number): string => monthOf(addMonths(today, -12 * age - 4));
  const candidates = words.candidates.map(({ age, months, ...rest }, at): RegisterLineMade => {
    const appliedOn = addMonths(today, -months);
    const asked = rest.stage !== 'applicant';
    const sponsors = asked ? [named(at), named(at + 2)] : [];
    const body = CandidateBody.parse({
      ...rest,
      birthMonth: born(age),
      appliedOn,
      activistOn: asked ? addMonths(appliedOn, 4) : null,
      sponsors,
    });
    return { kind: 'candidate', made: { id: newId(), body }, day: appliedOn };
  });
  const cadres = words.cadres.map(({ age, ...rest }, at): RegisterLineMade => {
    const listedOn = addMonths(today, -3 - at);
    const body = ReserveCadreBody.parse({ ...rest, birthMonth: born(age), coach: named(at + 1), listedOn });
    return { kind: 'reserveCadre', made: { id: newId(), body }, day: listedOn };
  });
  return [...candidates, ...cadres];
}
