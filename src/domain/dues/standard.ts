import type { Fen } from '#domain/kernel/fen.ts';
import type { YearMonth } from '#domain/kernel/local-date.ts';
import type { DuesBasis, DuesStandardBody, DuesStep } from '#domain/records/dues-standard.ts';
import type { DuesSettings } from './settings.ts';

/** What a member owes for one month. 'ask': nobody has assessed him for that year. */
export type MonthlyDue =
  | { readonly state: 'due'; readonly fen: Fen; readonly overFen: Fen; readonly basis: DuesBasis; readonly relieved: boolean }
  | { readonly state: 'ask' };

// What such people live on changes by the month or the quarter, and the text counts it so (DU-5, DU-6).
const changing = (basis: DuesBasis): boolean => basis.type === 'annualSalary' || basis.type === 'selfEmployed';

/**
 * Whether a step holds under the township's setting: the first of the year always, a later one where the basis is one that changes,
 * where the township lets dues follow the pay, or where it says for what reason (the text says 一般, DU-3).
 */
const holds = (step: DuesStep, first: boolean, settings: DuesSettings): boolean =>
  first || settings.changeOfPay === 'fromMonthOfChange' || changing(step.basis) || step.reason.trim() !== '';

/** The assessment that is in force in a month; undefined where there is none. */
export function stepIn(standard: Pick<DuesStandardBody, 'steps'>, month: YearMonth, settings: DuesSettings): DuesStep | undefined {
  const steps = Object.entries(standard.steps).sort(([a], [b]) => (a < b ? -1 : 1));
  return steps.filter(([from, step], i) => from <= month && holds(step, i === 0, settings)).at(-1)?.[1];
}

/** What is due for a month by the assessments of a member, less what was approved. */
export function dueIn(standards: readonly DuesStandardBody[], month: YearMonth, settings: DuesSettings): MonthlyDue {
  const standard = standards.find(({ year }) => String(year) === month.slice(0, 4));
  const step = standard && stepIn(standard, month, settings);
  if (standard === undefined || step === undefined) return { state: 'ask' };
  const { relief } = standard;
  const relieved = relief !== null && relief.from <= month && month <= relief.to && relief.fen < step.dueFen;
  return {
    state: 'due',
    fen: relieved ? relief.fen : step.dueFen,
    overFen: relieved ? (0 as Fen) : step.overFen,
    basis: step.basis,
    relieved,
  };
}
