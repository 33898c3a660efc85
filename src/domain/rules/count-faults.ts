import type { Count, Vote } from '#domain/records/meeting.ts';
import { type Counts, takesWritten, type VoteSubject } from './votes.ts';

/** Something in a counting sheet that cannot be. `facts` are the numbers that do not go together. */
export type CountFault = {
  readonly code:
    | 'favourOverPresent'
    | 'totalOverPresent'
    | 'writtenNotTaken'
    | 'writtenOverAbsent'
    | 'countersDiffer'
    | 'returnedOverGiven'
    | 'votesOverReturned'
    | 'givenOverPresent';
  readonly facts: Readonly<Record<string, number>>;
};

const total = (count: Count): number => count.inFavour + count.against + count.abstained;

/** Whether the two who counted found the same; true while the second has not counted. */
export function countersAgree(vote: Pick<Vote, 'inFavour' | 'against' | 'abstained' | 'second' | 'election'>): boolean {
  const { second, election } = vote;
  if (election && Object.values(election.candidates).some(({ votes, secondVotes }) => secondVotes !== null && secondVotes !== votes))
    return false;
  return second === null || (second.inFavour === vote.inFavour && second.against === vote.against && second.abstained === vote.abstained);
}

/** Checks a counting sheet against the people: nobody votes twice, nobody who is not there votes but in writing, and both counters found the same. */
export function countFaults(subject: VoteSubject, vote: Vote, counts: Counts): readonly CountFault[] {
  const { present, due } = counts;
  const cast = total(vote);
  const inRoom = cast + (vote.notVoting ?? 0);
  const written = vote.written === null ? 0 : total(vote.written);
  const { given, returned } = vote;
  const faults: (CountFault | false)[] = [
    vote.inFavour > present
      ? { code: 'favourOverPresent', facts: { inFavour: vote.inFavour, present } }
      : inRoom > present && { code: 'totalOverPresent', facts: { total: inRoom, present } },
    written > 0 && !takesWritten(subject) && { code: 'writtenNotTaken', facts: { written } },
    written > Math.max(0, due - present) && { code: 'writtenOverAbsent', facts: { written, absent: Math.max(0, due - present) } },
    given !== null && given > present && { code: 'givenOverPresent', facts: { given, present } },
    given !== null && returned !== null && returned > given && { code: 'returnedOverGiven', facts: { given, returned } },
    returned !== null && cast > returned && { code: 'votesOverReturned', facts: { total: cast, returned } },
    !countersAgree(vote) && { code: 'countersDiffer', facts: {} },
  ];
  return faults.filter((fault) => fault !== false);
}
