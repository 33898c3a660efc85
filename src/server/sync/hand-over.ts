import type { Operation } from '#protocol/operation.ts';
import type { GrantRow } from '#server/db/tables.ts';
import type { Decision } from './decide.ts';

/** How long after a person left a branch his work from before is still kept for the township to take in, in days. */
export const HAND_OVER_DAYS = 14;

const DAY_MS = 86_400_000;

/**
 * What becomes of work for a branch its author has left: what he wrote while he had it, and handed in within two weeks, is held
 * for the township to decide; later work is refused. Neither is lost: both are kept with their content.
 */
export function handedOver(operation: Operation | undefined, grant: GrantRow, branchId: string, nowMs: number): Decision {
  if (!operation) return { outcome: 'refused', code: 'operation.malformed' };
  if (operation.branchId !== branchId) return { outcome: 'refused', code: 'operation.denied' };
  const until = grant.until_at === null ? nowMs : Date.parse(grant.until_at);
  const inTime = Date.parse(operation.writtenAt) <= until && nowMs <= until + HAND_OVER_DAYS * DAY_MS;
  return inTime ? { outcome: 'held', code: 'operation.scopeLost' } : { outcome: 'refused', code: 'operation.scopeLost' };
}
