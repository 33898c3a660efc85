import { daysBetween } from '#domain/kernel/local-date.ts';
import type { MatterBody } from '#domain/records/matter.ts';
import { isClosed, isTold, matterState, owesAnswer } from './matter-state.ts';

/** How matters were answered. `told` counts those whose answer was told back; `median` is in days from raising to telling, null without any. */
export type AnswerFigures = {
  readonly raised: number;
  readonly told: number;
  readonly closed: number;
  readonly open: number;
  readonly overdue: number;
  readonly median: number | null;
};

/** The middle of the numbers; of an even count the lower of the two in the middle, so that days stay whole. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** Counts matters as they stand on a day. A day of telling before the day of raising counts as the same day. */
export function answerFigures(matters: readonly MatterBody[], today: string): AnswerFigures {
  const told = matters.filter(isTold);
  const states = matters.map((matter) => ({ matter, state: matterState(matter) }));
  return {
    raised: matters.length,
    told: told.length,
    closed: states.filter(({ state }) => isClosed(state)).length,
    open: states.filter(({ state }) => !isClosed(state)).length,
    overdue: states.filter(({ matter, state }) => owesAnswer(state) && matter.answerBy !== null && matter.answerBy < today).length,
    median: median(told.map((matter) => Math.max(0, daysBetween(matter.raisedOn, matter.told?.on ?? matter.raisedOn)))),
  };
}
