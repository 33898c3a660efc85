import type { TFunction } from 'i18next';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { inOrder } from '#domain/meetings/draft.ts';
import type { Count, Decision, Election, Vote } from '#domain/records/meeting.ts';
import type { ElectionVerdict } from '#domain/rules/elections.ts';
import { formats } from './format.ts';

type Words = TFunction<'meetings'>;

/** Who does it, and by when, in one line; '' where neither is said. */
export function chargeWords(t: Words, { ownerName, dueOn }: Pick<Decision, 'ownerName' | 'dueOn'>, today: LocalDate): string {
  const day = dueOn && formats().day(dueOn, today);
  if (ownerName !== '') return day ? t('decisions.ownerAndDue', { owner: ownerName, day }) : t('decisions.ownerOnly', { owner: ownerName });
  return day ? t('decisions.dueOnly', { day }) : '';
}

/** One decision as a person would say it: what, who, by when, and the vote. */
export function decisionWords(t: Words, decision: Decision, today: LocalDate): string {
  const vote = decision.vote ? t('vote.numbers', decision.vote) : '';
  return [decision.text, chargeWords(t, decision, today), vote].filter((part) => part !== '').join('\n');
}

const cast = (count: Count): number => count.inFavour + count.against + count.abstained;

/** Everything a counting sheet says, line by line: the votes, those in writing, the second count, the ballots and who counted. */
export function sheetLines(t: Words, vote: Vote): string[] {
  const { election, written, second, given, returned } = vote;
  const counters = vote.counters.filter((name) => name !== '');
  const lines = election
    ? [
        t('elect.seatsAre', { count: election.seats }),
        ...inOrder(election.candidates).map(([, { name, votes, secondVotes }]) =>
          secondVotes === null ? t('elect.line', { name, votes }) : t('elect.lineTwice', { name, votes, second: secondVotes }),
        ),
      ]
    : [
        t('vote.numbers', vote),
        vote.notVoting === null ? '' : t('vote.notVotingAre', { count: vote.notVoting }),
        written && cast(written) > 0 ? t('vote.writtenNumbers', written) : '',
        second ? t('vote.secondNumbers', second) : '',
      ];
  return [
    ...lines,
    given === null ? '' : t('vote.givenAre', { count: given }),
    returned === null ? '' : t('vote.returnedAre', { count: returned }),
    counters.length > 0 ? t('vote.countersAre', { names: formats().list(counters) }) : '',
    election && election.scrutineer !== '' ? t('elect.scrutineerIs', { name: election.scrutineer }) : '',
  ].filter((line) => line !== '');
}

/** The candidates of those ids by name. */
export const namesOf = (ids: readonly string[], election: Election): string =>
  formats().list(ids.map((id) => election.candidates[id]?.name ?? ''));

/** What came of an election, as a sentence. */
export function electionWords(t: Words, { code, result }: ElectionVerdict, election: Election): string {
  const { elected, tied, open } = result;
  const names = namesOf(elected, election);
  if (code === 'noQuorum' || code === 'ballotsVoid') return t(`elect.result.${code}`);
  if (code === 'complete') return t('elect.result.complete', { count: elected.length, names });
  if (code === 'tie')
    return elected.length > 0
      ? t('elect.result.tie', { names, tied: namesOf(tied, election) })
      : t('elect.result.tieOnly', { tied: namesOf(tied, election) });
  return elected.length > 0 ? t('elect.result.open', { names, open }) : t('elect.result.openNone', { open });
}
