import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MatterBody } from '#domain/records/matter.ts';

/**
 * Where a matter stands: 登记 → 交办 → 办理 (or with the township) → 答复 → 告知 → 办结 or 不能办.
 * Nobody writes it; it is read from what was done, so no order of edits can reach the end without an answer that was told.
 */
export type MatterState = 'registered' | 'assigned' | 'working' | 'above' | 'answered' | 'told' | 'closed' | 'cannot';

type Done = Pick<MatterBody, 'owner' | 'works' | 'passed' | 'upAnswer' | 'reply' | 'told' | 'closed' | 'blankedOn'>;

// Once the words are gone by their time, that there was an answer is known from its day.
const hasAnswer = ({ reply, blankedOn }: Done): boolean => reply !== null && (blankedOn !== null || reply.text.trim() !== '');

/** Whether the answer that stands was told to the person. Telling one that was changed since does not count. */
export const isTold = (matter: Done): boolean => hasAnswer(matter) && matter.told?.replyId === matter.reply?.id;

/** Whether the township was asked and has not answered. */
export const waitsAbove = ({ passed, upAnswer }: Pick<Done, 'passed' | 'upAnswer'>): boolean =>
  passed !== null && upAnswer?.passId !== passed.id;

/** Where it stands. */
export function matterState(matter: Done): MatterState {
  const { reply, closed } = matter;
  if (reply !== null && hasAnswer(matter)) {
    if (!isTold(matter)) return 'answered';
    if (closed?.replyId !== reply.id) return 'told';
    return reply.cannot ? 'cannot' : 'closed';
  }
  if (waitsAbove(matter)) return 'above';
  if (Object.keys(matter.works).length > 0 || matter.passed !== null) return 'working';
  return matter.owner === null ? 'registered' : 'assigned';
}

/** Whether it is at its end: done, or said plainly that it cannot be done. */
export const isClosed = (state: MatterState): boolean => state === 'closed' || state === 'cannot';

/** The day it was closed; null while it is open. */
export const closedOn = (matter: Done): LocalDate | null => (isClosed(matterState(matter)) ? (matter.closed?.on ?? null) : null);

/** Whether the branch still owes an answer. */
export const owesAnswer = (state: MatterState): boolean =>
  state === 'registered' || state === 'assigned' || state === 'working' || state === 'above';
