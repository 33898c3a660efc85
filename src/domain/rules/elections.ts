import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingSettings } from '#domain/meetings/settings.ts';
import type { RuleSource } from './source.ts';
import { type Counts, quorum } from './votes.ts';

const rules2020: RuleSource = { document: 'electionRegulations2020', article: null };

/** The fewest candidates for so many seats of a committee: a fifth more than seats, rounded up (EL-5). */
export const leastCandidates = (seats: number): number => Math.ceil((seats * 6) / 5);

/** Whether a ballot with so many names chosen is valid (EL-7). */
export const ballotValid = (chosen: number, seats: number): boolean => chosen <= seats;

/** Whether a vote by ballot stands: as many or fewer came back as were given out; with more it is void and held again (EL-7). */
export const ballotsStand = (given: number, returned: number): boolean => returned <= given;

/** Somebody who stands for election, with his votes. */
export type Standing = { readonly id: string; readonly votes: number };

/** What an election comes to by one reading of whose half elects. */
export type ElectionReading = {
  /** The fewest votes that elect. */
  readonly needed: number;
  readonly elected: readonly string[];
  /** Over half, as many votes each, and too few seats left for all: voted on again among themselves (EL-10). */
  readonly tied: readonly string[];
  /** Seats that nobody has: a new vote for them, or fewer seats. */
  readonly open: number;
};

/** What came of an election. */
export type ElectionVerdict = {
  readonly code: 'noQuorum' | 'ballotsVoid' | 'complete' | 'tie' | 'open';
  /** By the township's setting (E-6). */
  readonly result: ElectionReading;
  /** Both readings, so that whoever doubts sees the difference. */
  readonly byDue: ElectionReading;
  readonly byPresent: ElectionReading;
  /** Elected by the looser reading alone. */
  readonly doubtful: readonly string[];
  readonly source: RuleSource;
};

/** An election as it was counted. */
export type ElectionCounted = {
  readonly seats: number;
  readonly candidates: readonly Standing[];
  readonly given: number | null;
  readonly returned: number | null;
};

const nobody = (needed: number, seats: number): ElectionReading => ({ needed, elected: [], tied: [], open: seats });

function reading({ seats, candidates }: ElectionCounted, base: number): ElectionReading {
  const needed = Math.floor(base / 2) + 1;
  const over = candidates.filter(({ votes }) => votes >= needed).sort((a, b) => b.votes - a.votes || (a.id < b.id ? -1 : 1));
  if (over.length <= seats) return { needed, elected: over.map(({ id }) => id), tied: [], open: seats - over.length };
  const last = over[seats - 1]?.votes ?? 0;
  const next = over[seats]?.votes;
  // More over half than seats: most votes first; those equal at the last seat are voted on again.
  const elected = over.filter(({ votes }) => votes > last || (votes === last && next !== last)).slice(0, seats);
  const tied = next === last ? over.filter(({ votes }) => votes === last) : [];
  return { needed, elected: elected.map(({ id }) => id), tied: tied.map(({ id }) => id), open: seats - elected.length };
}

/**
 * Judges an election: quorum of four fifths, no more ballots back than given out, more than half elects (of those due or those
 * present, E-6), most votes first, ties voted on again, empty seats filled by a new vote.
 */
export function electionOutcome(
  election: ElectionCounted,
  counts: Counts,
  day: LocalDate,
  settings: Pick<MeetingSettings, 'electedByHalfOf'>,
): ElectionVerdict {
  const held = quorum('election', counts, day);
  const isVoid = election.given !== null && election.returned !== null && !ballotsStand(election.given, election.returned);
  const read = (base: number): ElectionReading =>
    held.held && !isVoid ? reading(election, base) : nobody(Math.floor(base / 2) + 1, election.seats);
  const byDue = read(counts.due);
  const byPresent = read(counts.present);
  const result = settings.electedByHalfOf === 'due' ? byDue : byPresent;
  const code = !held.held ? 'noQuorum' : isVoid ? 'ballotsVoid' : result.tied.length > 0 ? 'tie' : result.open > 0 ? 'open' : 'complete';
  const stays = new Set([...byDue.elected, ...byDue.tied]);
  const doubtful = [...byPresent.elected, ...byPresent.tied].filter((id) => !stays.has(id));
  return { code, result, byDue, byPresent, doubtful, source: held.held ? rules2020 : held.source };
}
