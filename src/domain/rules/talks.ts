import type { MemberId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { RuleSource } from './source.ts';

/** Where 谈心谈话 is asked for: between committee members, committee and members, members and members, each generally once a year. */
export const talkSource: RuleSource = { document: 'branchRegulations2018', article: '19' };

/** Two people who talked, and when. Somebody who is no member of the branch counts for nothing. */
export type TalkHeld = { readonly talkedOn: LocalDate; readonly by: MemberId | null; readonly with: MemberId | null };

/** Who of a branch talks with whom. */
export type TalkPeople = { readonly committee: readonly MemberId[]; readonly members: readonly MemberId[] };

/** What is still open in a year. The reading of “各至少一次” is ours: every committee pair, every other member with one of the committee, and with one other member. */
export type TalkCoverage = {
  readonly pairsDone: number;
  readonly pairsOpen: readonly (readonly [MemberId, MemberId])[];
  readonly withCommitteeDone: number;
  readonly withCommitteeOpen: readonly MemberId[];
  readonly amongMembersDone: number;
  readonly amongMembersOpen: readonly MemberId[];
};

/** The coverage of a calendar year. `members` may hold the committee too; it is taken out. */
export function talkCoverage({ committee, members }: TalkPeople, talks: readonly TalkHeld[], year: number): TalkCoverage {
  const leading = new Set<MemberId>(committee);
  const others = [...new Set(members)].filter((id) => !leading.has(id));
  const plain = new Set<MemberId>(others);
  const talked = new Set<string>();
  const withCommittee = new Set<MemberId>();
  const amongMembers = new Set<MemberId>();
  for (const { talkedOn, by, with: other } of talks) {
    if (by === null || other === null || by === other || Number(talkedOn.slice(0, 4)) !== year) continue;
    talked.add(`${by} ${other}`).add(`${other} ${by}`);
    for (const [one, two] of [
      [by, other],
      [other, by],
    ] as const) {
      if (plain.has(one) && leading.has(two)) withCommittee.add(one);
      if (plain.has(one) && plain.has(two)) amongMembers.add(one);
    }
  }
  const seats = [...leading];
  const pairs = seats.flatMap((one, i) => seats.slice(i + 1).map((two) => [one, two] as const));
  const pairsOpen = pairs.filter(([one, two]) => !talked.has(`${one} ${two}`));
  // One who is alone among members has nobody to talk with, and a branch without a committee nobody who owes it.
  const canTalk = others.length > 1 ? others : [];
  const owed = leading.size > 0 ? others : [];
  return {
    pairsDone: pairs.length - pairsOpen.length,
    pairsOpen,
    withCommitteeDone: owed.filter((id) => withCommittee.has(id)).length,
    withCommitteeOpen: owed.filter((id) => !withCommittee.has(id)),
    amongMembersDone: canTalk.filter((id) => amongMembers.has(id)).length,
    amongMembersOpen: canTalk.filter((id) => !amongMembers.has(id)),
  };
}
