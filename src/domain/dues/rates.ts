import { type Fen, fen } from '#domain/kernel/fen.ts';
import type { RuleSource } from '#domain/rules/source.ts';

const rules2008 = (article: string): RuleSource => ({ document: 'duesRules2008', article });

/** A step of a table: up to and with this base, so many of 10,000; null is whatever lies above. */
export type Bracket = { readonly upToFen: Fen | null; readonly basisPoints: number };

/** The tables of the rules of 2008, in force since 2008-04-01. One rate lies on the whole base, never on parts of it. */
export const dueRates = {
  salary: {
    brackets: [
      { upToFen: fen(300_000), basisPoints: 50 },
      { upToFen: fen(500_000), basisPoints: 100 },
      { upToFen: fen(1_000_000), basisPoints: 150 },
      { upToFen: null, basisPoints: 200 },
    ],
    source: rules2008('2'),
  },
  pension: {
    brackets: [
      { upToFen: fen(500_000), basisPoints: 50 },
      { upToFen: null, basisPoints: 100 },
    ],
    source: rules2008('5'),
  },
  annualSalary: { source: rules2008('3') },
  selfEmployed: { source: rules2008('4') },
  /** What a farmer pays lies between these two (DU-8). */
  farmer: { leastFen: fen(20), mostFen: fen(100), source: rules2008('6') },
  fixed: { fen: fen(20), source: rules2008('6') },
  relief: { source: rules2008('7') },
  probation: { source: rules2008('8') },
  where: { source: rules2008('9') },
  /** Above this a month it is his to give or not; given at once it is a large one from here on. */
  ceiling: { fen: fen(100_000), source: { document: 'duesNotice2017', article: null } },
  large: { fromFen: fen(100_000), source: rules2008('11') },
  when: { source: rules2008('12') },
  /** Paid later than this many months, generally no more (DU-14). */
  lateMonths: 6,
  unpaid: { remindAt: [1, 3, 5], candidateAt: 6, source: rules2008('13') },
  publish: { source: rules2008('29') },
} as const satisfies Readonly<Record<string, unknown>>;

/** The rate that lies on a base, of `parts` equal parts of an amount (a quarter has three months). */
export function rateOf(brackets: readonly Bracket[], amountFen: Fen, parts = 1): number {
  const bracket = brackets.find(({ upToFen }) => upToFen === null || amountFen <= upToFen * parts);
  if (bracket === undefined) throw new Error('a table without an end');
  return bracket.basisPoints;
}
