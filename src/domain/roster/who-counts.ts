import { addMonths, type LocalDate } from '#domain/kernel/local-date.ts';
import type { LeftOut } from '#domain/records/left-out.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { RuleSource } from '#domain/rules/source.ts';
import { leftOutOn, leftOutSource, type OnRoster } from './roll.ts';

/** Somebody who is not in the number, with the reason, the paper and the article. */
export type LeftOutPerson = LeftOut & { readonly id: string; readonly source: RuleSource };

/** Why somebody whom one may expect to be left out is in the number after all (MB-7). */
export type StaysReason = 'away' | 'lost' | 'paperMissing' | 'notInForce';

/** The answer to "who is 应到, and why not the others" for one day. */
export type Denominator = {
  readonly day: LocalDate;
  /** Ids of 应到会有表决权的党员. */
  readonly counted: readonly string[];
  readonly leftOut: readonly LeftOutPerson[];
  /** Of those counted: who stays in although he is away or his papers are not complete. */
  readonly stays: readonly { readonly id: string; readonly why: StaysReason }[];
  /** Who was no member here yet on that day. */
  readonly notYet: readonly string[];
};

/** Why a counted member may be thought to be out, and is not; null for everybody else. */
function staysBecause(body: MemberBody, day: LocalDate): StaysReason | null {
  const { excuse, away, lostSince } = body;
  if (excuse !== null) return excuse.consentPaper.trim() === '' ? 'paperMissing' : 'notInForce';
  if (lostSince !== null && lostSince <= day) return 'lost';
  return away !== null && addMonths(away.since, 6) <= day ? 'away' : null;
}

/**
 * Who is in 应到(有表决权) of the whole branch on a day, who is left out and by which article (MB-1, MB-3 … MB-8). Every person of the
 * roster is in exactly one of the three lists.
 */
export function whoCounts(members: readonly OnRoster[], day: LocalDate): Denominator {
  const counted: string[] = [];
  const leftOut: LeftOutPerson[] = [];
  const stays: { id: string; why: StaysReason }[] = [];
  const notYet: string[] = [];
  for (const { id, body } of members) {
    const out = leftOutOn(body, day);
    if (out === 'notYet') notYet.push(id);
    else if (out !== null) leftOut.push({ ...out, id, source: leftOutSource[out.reason] });
    else {
      counted.push(id);
      const why = staysBecause(body, day);
      if (why !== null) stays.push({ id, why });
    }
  }
  return { day, counted, leftOut, stays, notYet };
}

/** What is frozen into a meeting beside its roll: for each person left out his reason and paper, by member id. */
export const frozenReasons = (members: readonly OnRoster[], day: LocalDate): Readonly<Record<string, LeftOut>> =>
  Object.fromEntries(whoCounts(members, day).leftOut.map(({ id, reason, since, paper }) => [id, { reason, since, paper }]));
