import type { RuleSource } from './source.ts';

/** One 谈心谈话: the two who talked. */
export type TalkPair = { readonly a: string; readonly b: string };

/** Who is still to be talked to this year. */
export type TalkCoverage = {
  readonly met: boolean;
  /** Pairs of the committee that have not talked. */
  readonly pairs: readonly TalkPair[];
  /** Members, not of the committee, to whom nobody of the committee has talked. */
  readonly withoutCommittee: readonly string[];
  /** Members, not of the committee, who have not talked with another such member. */
  readonly withoutPeer: readonly string[];
  readonly source: RuleSource;
};

/**
 * The coverage of a year (支部工作条例 §19: 支委之间、支委和党员之间、党员和党员之间, each generally once a year), read as: every pair of the
 * committee; every other member with at least one of the committee; every other member with at least one other such member.
 * The reading is ours. Order, direction and repetition of talks change nothing.
 */
export function talkCoverage(committee: readonly string[], others: readonly string[], talks: readonly TalkPair[]): TalkCoverage {
  const seats = new Set(committee);
  const members = new Set(others.filter((id) => !seats.has(id)));
  const met = new Map<string, Set<string>>();
  for (const { a, b } of talks) {
    if (a === b) continue;
    met.set(a, (met.get(a) ?? new Set()).add(b));
    met.set(b, (met.get(b) ?? new Set()).add(a));
  }
  const hasMet = (id: string, among: ReadonlySet<string>): boolean => [...(met.get(id) ?? [])].some((other) => among.has(other));
  const seated = [...seats];
  const pairs = seated.flatMap((a, i) => seated.slice(i + 1).flatMap((b) => (met.get(a)?.has(b) ? [] : [{ a, b }])));
  const withoutCommittee = seats.size === 0 ? [] : [...members].filter((id) => !hasMet(id, seats));
  const withoutPeer = members.size < 2 ? [] : [...members].filter((id) => !hasMet(id, members));
  return {
    met: pairs.length + withoutCommittee.length + withoutPeer.length === 0,
    pairs,
    withoutCommittee,
    withoutPeer,
    source: { document: 'branchRegulations2018', article: '19' },
  };
}
