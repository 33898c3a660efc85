import type { Fen } from '#domain/kernel/fen.ts';
import type { DuesBasis } from '#domain/records/dues-standard.ts';
import type { RuleSource } from '#domain/rules/source.ts';
import { dueRates, rateOf } from './rates.ts';
import { roundedFen } from './rounding.ts';
import type { DuesSettings } from './settings.ts';

/** A rule of dues, by the number it has in our list of rules. */
export type DuesRule = 'DU-1' | 'DU-4' | 'DU-5' | 'DU-6' | 'DU-7' | 'DU-8' | 'DU-9' | 'DU-20';

/** What the texts leave open: somebody has to say it. */
export type DuesQuestion =
  /** A wage of nothing all month: the table gives 0; 下岗失业 0.20, or an exemption, may be meant. */
  | 'zeroBase'
  /** A quarter without an income. */
  | 'zeroQuarter'
  /** A pension whose base cannot be told from its allowances: last year's amount or a like member's, as the township says (DU-7). */
  | 'pensionMixed'
  /** A farmer who earns wages elsewhere: percentage or farmers' standard, the township has not said (E-10). */
  | 'migrantFarmer';

/** What a basis comes to: an amount with its rule and article; a question; or why the basis cannot be. */
export type Assessment =
  | {
      readonly state: 'due';
      readonly dueFen: Fen;
      /** What the rate gives above the ceiling; his to give or not. */
      readonly overFen: Fen;
      readonly basisPoints: number | null;
      readonly rule: DuesRule;
      readonly source: RuleSource;
    }
  | { readonly state: 'ask'; readonly question: DuesQuestion; readonly dueFen: Fen | null; readonly source: RuleSource }
  | { readonly state: 'refused'; readonly code: 'farmerRange' | 'negative' | 'tooMuch'; readonly source: RuleSource };

const MOST = 1_000_000_000;

function byRate(
  amountFen: Fen,
  table: 'salary' | 'pension',
  settings: DuesSettings,
  rule: DuesRule,
  source: RuleSource,
  parts = 1,
): Assessment {
  const basisPoints = rateOf(dueRates[table].brackets, amountFen, parts);
  const whole = roundedFen(amountFen * basisPoints, 10_000 * parts, settings.rounding);
  const dueFen = Math.min(whole, dueRates.ceiling.fen) as Fen;
  return { state: 'due', dueFen, overFen: (whole - dueFen) as Fen, basisPoints, rule, source };
}

const amountIn = (basis: DuesBasis): Fen => {
  switch (basis.type) {
    case 'farmer':
      return basis.standardFen;
    case 'selfEmployed':
      return basis.quarterFen;
    case 'pensionMixed':
      return basis.receivedFen;
    case 'fixed':
      return 0 as Fen;
    default:
      return basis.baseFen;
  }
};

/** What a member pays a month on this basis (党费收缴规定 §1–6), or what has to be asked first. */
export function assess(basis: DuesBasis, settings: DuesSettings): Assessment {
  const amount = amountIn(basis);
  const { source } = dueRates[basis.type === 'migrantFarmer' ? 'farmer' : basis.type === 'pensionMixed' ? 'pension' : basis.type];
  if (amount < 0) return { state: 'refused', code: 'negative', source };
  if (!Number.isSafeInteger(amount) || amount > MOST) return { state: 'refused', code: 'tooMuch', source };
  switch (basis.type) {
    case 'salary':
      if (amount === 0) return { state: 'ask', question: 'zeroBase', dueFen: 0 as Fen, source };
      return byRate(amount, 'salary', settings, 'DU-1', source);
    case 'annualSalary':
      if (amount === 0) return { state: 'ask', question: 'zeroBase', dueFen: 0 as Fen, source };
      return byRate(amount, 'salary', settings, 'DU-5', source);
    case 'selfEmployed':
      if (amount === 0) return { state: 'ask', question: 'zeroQuarter', dueFen: 0 as Fen, source };
      return byRate(amount, 'salary', settings, 'DU-6', source, 3);
    case 'pension':
      if (amount === 0) return { state: 'ask', question: 'zeroBase', dueFen: 0 as Fen, source };
      return byRate(amount, 'pension', settings, 'DU-7', source);
    case 'pensionMixed':
      return agreed(basis, source);
    case 'farmer':
      return amount < dueRates.farmer.leastFen || amount > dueRates.farmer.mostFen
        ? { state: 'refused', code: 'farmerRange', source }
        : { state: 'due', dueFen: amount as Fen, overFen: 0 as Fen, basisPoints: null, rule: 'DU-8', source };
    case 'migrantFarmer':
      return migrant(amount, settings, source);
    case 'fixed':
      return { state: 'due', dueFen: dueRates.fixed.fen as Fen, overFen: 0 as Fen, basisPoints: null, rule: 'DU-9', source };
  }
}

// Never worked out from the whole: an amount stands only with the name of whoever said it.
function agreed({ agreedFen, said }: Extract<DuesBasis, { type: 'pensionMixed' }>, source: RuleSource): Assessment {
  if (agreedFen === null || said.trim() === '') return { state: 'ask', question: 'pensionMixed', dueFen: null, source };
  const dueFen = Math.min(agreedFen, dueRates.ceiling.fen) as Fen;
  return { state: 'due', dueFen, overFen: (agreedFen - dueFen) as Fen, basisPoints: null, rule: 'DU-7', source };
}

function migrant(amount: Fen, settings: DuesSettings, source: RuleSource): Assessment {
  switch (settings.migrantFarmers) {
    case 'ask':
      return { state: 'ask', question: 'migrantFarmer', dueFen: null, source };
    case 'farmerStandard':
      return { state: 'due', dueFen: settings.farmerFen as Fen, overFen: 0 as Fen, basisPoints: null, rule: 'DU-20', source };
    case 'percentage':
      return amount === 0
        ? { state: 'ask', question: 'zeroBase', dueFen: 0 as Fen, source }
        : byRate(amount, 'salary', settings, 'DU-20', source);
  }
}

/** What of a wage is not counted (组电明字〔2017〕5号 二、三; DU-2), in the order of the form. */
export const notCounted = ['tax', 'insurance', 'housingFund', 'annuity', 'allowances', 'bonus'] as const;
export type NotCounted = (typeof notCounted)[number];

/** The base of a wage: what was paid out without what is not counted; undefined where more would be taken off than there is. */
export function baseOfWage(grossFen: Fen, off: Readonly<Partial<Record<NotCounted, Fen>>>): Fen | undefined {
  const base = notCounted.reduce<number>((left, part) => left - (off[part] ?? 0), grossFen);
  return base < 0 ? undefined : (base as Fen);
}
