import { type LocalDate, localDate } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { Count, MeetingKind, Vote, VoteKind } from '#domain/records/meeting.ts';
import type { DocumentCode, RuleSource } from './source.ts';

/** What a vote is judged by: what it was about, or that it was taken in the committee. */
export type VoteSubject = VoteKind | 'committee';

/** A part of those expected. `more` asks for more than the part, otherwise the part itself is enough (半数以上 and 超过半数 differ by one person). */
type Part = { readonly of: number; readonly in: number; readonly more: boolean; readonly source: RuleSource };

/** How many must be there and how many must agree, from one day on. */
export type VoteRule = { readonly subject: VoteSubject; readonly from: LocalDate; readonly quorum: Part; readonly majority: Part };

const half = (document: DocumentCode, article: string | null, more: boolean): Part => ({
  of: 1,
  in: 2,
  more,
  source: { document, article },
});
const fourFifths = (document: DocumentCode, article: string | null, more: boolean): Part => ({
  of: 4,
  in: 5,
  more,
  source: { document, article },
});

// The majority in an election is half of those due (E-6 is open: the 1990 text takes those present; this one implies the other).
const rules: readonly VoteRule[] = [
  {
    subject: 'ordinary',
    from: localDate('2018-10-28'),
    quorum: half('branchRegulations2018', '11', false),
    majority: half('branchRegulations2018', '11', true),
  },
  {
    subject: 'committee',
    from: localDate('2018-10-28'),
    quorum: half('branchRegulations2018', '12', false),
    majority: half('townshipSetting', null, true),
  },
  {
    subject: 'admission',
    from: localDate('2014-05-28'),
    quorum: half('admissionRules2014', '22', true),
    majority: half('admissionRules2014', '22', true),
  },
  {
    subject: 'admission',
    from: localDate('2026-05-11'),
    quorum: half('admissionRules2026', '19', true),
    majority: half('admissionRules2026', '19', true),
  },
  {
    subject: 'election',
    from: localDate('1990-06-27'),
    quorum: fourFifths('electionRegulations1990', null, true),
    majority: half('electionRegulations1990', null, true),
  },
  {
    subject: 'election',
    from: localDate('2020-07-13'),
    quorum: fourFifths('electionRegulations2020', null, false),
    majority: half('electionRegulations2020', null, true),
  },
];

/** The rule in force on that day; for a day before the oldest text we hold, the oldest. */
export function voteRule(subject: VoteSubject, day: LocalDate): VoteRule {
  const ofSubject = rules.filter((rule) => rule.subject === subject);
  const rule = ofSubject.findLast((candidate) => candidate.from <= day) ?? ofSubject[0];
  if (!rule) throw new Error(`no rule for votes of ${subject}`);
  return rule;
}

/** What a vote of this kind is judged by in a meeting of that kind. */
export const voteSubject = (meetingKind: MeetingKind, voteKind: VoteKind): VoteSubject =>
  meetingKind === 'committee' ? 'committee' : voteKind;

/** The smallest number of people that satisfies a part of those due. Whole numbers only. */
export const leastOf = (part: Part, due: number): number =>
  part.more ? Math.floor((due * part.of) / part.in) + 1 : Math.ceil((due * part.of) / part.in);

/** Those with a vote: how many are due, how many came. */
export type Counts = { readonly due: number; readonly present: number };

/** Whether a vote may be held. `needed` is how many must be there, `short` how many are still missing. */
export type QuorumVerdict = {
  /** 'half': exactly enough where half is enough; 'met': enough; 'short': not enough; 'nobody': nobody is due, so nothing can be said. */
  readonly code: 'nobody' | 'short' | 'half' | 'met';
  readonly held: boolean;
  readonly subject: VoteSubject;
  readonly facts: { readonly due: number; readonly present: number; readonly needed: number; readonly short: number };
  readonly source: RuleSource;
};

/** Judges whether enough people with a vote are there for a vote of this kind on that day. */
export function quorum(subject: VoteSubject, counts: Counts, day: LocalDate): QuorumVerdict {
  const part = voteRule(subject, day).quorum;
  const needed = leastOf(part, counts.due);
  const short = Math.max(0, needed - counts.present);
  const held = counts.due > 0 && short === 0;
  const atHalf = held && part.in === 2 && counts.present * 2 === counts.due;
  return {
    code: counts.due === 0 ? 'nobody' : !held ? 'short' : atHalf ? 'half' : 'met',
    held,
    subject,
    facts: { due: counts.due, present: counts.present, needed, short },
    source: part.source,
  };
}

/** What came of a vote. `short` is how many in favour are missing. */
export type VoteVerdict = {
  readonly code: 'noQuorum' | 'passed' | 'notPassed';
  readonly facts: {
    readonly due: number;
    readonly present: number;
    readonly inFavour: number;
    readonly needed: number;
    readonly short: number;
  };
  readonly source: RuleSource;
};

/** Whether 书面意见 may be counted in a vote on this: for admission and 转正 alone. */
export const takesWritten = (subject: VoteSubject): boolean => subject === 'admission';

/**
 * Judges a vote: without enough people it is none; in favour must be more than half of those due. Written opinions, where they are
 * allowed, count as votes and never as attendance.
 */
export function outcome(
  subject: VoteSubject,
  vote: Pick<Vote, 'inFavour'> & { readonly written?: Count | null },
  counts: Counts,
  day: LocalDate,
): VoteVerdict {
  const there = quorum(subject, counts, day);
  const { present, due } = counts;
  const inFavour = vote.inFavour + (takesWritten(subject) ? (vote.written?.inFavour ?? 0) : 0);
  if (!there.held)
    return {
      code: 'noQuorum',
      facts: { due, present, inFavour, needed: there.facts.needed, short: there.facts.short },
      source: there.source,
    };
  const part = voteRule(subject, day).majority;
  const needed = leastOf(part, due);
  const short = Math.max(0, needed - inFavour);
  return {
    code: short === 0 ? 'passed' : 'notPassed',
    facts: { due, present, inFavour, needed, short },
    source: part.source,
  };
}

/** Checks a tally against the people there: nobody votes twice, and nobody who is not there votes. */
export function tallyFault(
  vote: Pick<Vote, 'inFavour' | 'against' | 'abstained'>,
  present: number,
): Result<number, Problem<'vote.favourOverPresent' | 'vote.totalOverPresent'>> {
  const total = vote.inFavour + vote.against + vote.abstained;
  if (vote.inFavour > present) return fail('vote.favourOverPresent', { inFavour: vote.inFavour, present });
  if (total > present) return fail('vote.totalOverPresent', { total, present });
  return ok(total);
}
