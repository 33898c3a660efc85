import { addDays, addMonths, type LocalDate, monthOf } from '#domain/kernel/local-date.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { TermBody } from '#domain/records/term.ts';
import { TransferBody } from '#domain/records/transfer.ts';
import { fromMember } from '#domain/relations/transfer.ts';

/** A record of who goes, or of a term, to lay down, and the day on which it was written. */
export type RelationMade = {
  readonly kind: 'transfer' | 'term';
  readonly made: { readonly id: string; readonly body: unknown };
  readonly day: LocalDate;
};

/** When the committee of the practice village was elected: its term ends in four months. */
export const electedOn = (today: LocalDate): LocalDate => addMonths(today, -56);

/** One who moves away, whose letter is good for five more days, and the branch committee's term. */
export function relationsOfVillage(
  members: readonly { readonly id: string; readonly body: MemberBody }[],
  words: { readonly person: string; readonly transfer: { readonly committee: string; readonly to: string; readonly branch: string } },
  today: LocalDate,
  newId: () => string,
): readonly RelationMade[] {
  const goer = members.findLast(({ body }) => body.status === 'formal' && body.away === null && body.groupId !== null);
  const step = (daysAgo: number) => ({ on: addDays(today, -daysAgo), byName: words.person });
  const goes =
    goer &&
    TransferBody.parse({
      ...fromMember(goer.id as never, goer.body, today),
      why: 'family',
      fromCommittee: words.transfer.committee,
      toCommittee: words.transfer.to,
      otherBranch: words.transfer.branch,
      validDays: 30,
      duesUntil: monthOf(addMonths(today, -1)),
      steps: { reminded: step(31), lettered: step(25) },
    });
  return [
    ...(goes ? [{ kind: 'transfer' as const, made: { id: newId(), body: goes }, day: addDays(today, -25) }] : []),
    {
      kind: 'term',
      made: { id: newId(), body: TermBody.parse({ committee: 'branch', electedOn: electedOn(today) }) },
      day: addMonths(today, -5),
    },
  ];
}
