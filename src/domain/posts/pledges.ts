import { daysBetween, type LocalDate } from '#domain/kernel/local-date.ts';
import type { PledgeBody } from '#domain/records/pledge.ts';

/** Where a pledge stands: 提出→支部审定→公示、践诺→完成/未完成. */
export type PledgeStage = 'made' | 'agreed' | 'posted' | 'kept' | 'notKept';

/**
 * The stage that a pledge's days tell. Each day counts only when the one before it is there, so no stage is skipped whatever two
 * phones wrote; how it came out is asked only once it was posted up.
 */
export function pledgeStage(pledge: Pick<PledgeBody, 'agreedOn' | 'postedOn' | 'outcome'>): PledgeStage {
  if (pledge.agreedOn === null) return 'made';
  if (pledge.postedOn === null) return 'agreed';
  return pledge.outcome?.result ?? 'posted';
}

/** Whether nothing more is to be done about it. */
export const isSettled = (stage: PledgeStage): boolean => stage === 'kept' || stage === 'notKept';

/** Days until it is due, negative when its day has passed; null once it is settled. */
export const pledgeDaysLeft = (pledge: PledgeBody, today: LocalDate): number | null =>
  isSettled(pledgeStage(pledge)) ? null : daysBetween(today, pledge.dueOn);
