import { z } from 'zod';
import { BranchId, DeviceId } from '#domain/kernel/ids.ts';
import { Instant } from '#domain/kernel/local-date.ts';
import { Outcome } from './operation.ts';
import { SyncedRecord } from './record.ts';
import { MAX_OPERATIONS } from './version.ts';

/** A place in a branch's history: "1.<seq>.<chain>". Phones compare the seq and hand the rest back untouched. */
export const Token = z
  .string()
  .regex(/^1\.(0|[1-9]\d{0,15})\.[A-Za-z0-9_-]{11}$/)
  .brand<'Token'>();
export type Token = z.infer<typeof Token>;

/** The branch's count inside a token. */
export const seqOfToken = (token: Token): number => Number(token.split('.')[1]);

/** POST /api/v1/sync/push. Operations are parsed one by one, so that one bad one does not hold up the others. */
export const PushRequest = z.strictObject({
  protocol: z.int(),
  deviceId: DeviceId,
  branchId: BranchId,
  /** The furthest token this device was ever given for the branch; null before the first. */
  witness: Token.nullable(),
  operations: z.array(z.unknown()).min(1).max(MAX_OPERATIONS),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** Its answer: one outcome for each operation, in the order sent, and the records that changed. */
export const PushResponse = z.object({
  now: Instant,
  token: Token,
  outcomes: z.array(Outcome),
  records: z.array(SyncedRecord),
});
export type PushResponse = z.infer<typeof PushResponse>;

/** POST /api/v1/sync/pull. `cursor` null asks from the beginning. */
export const PullRequest = z.strictObject({
  protocol: z.int(),
  deviceId: DeviceId,
  branchId: BranchId,
  witness: Token.nullable(),
  cursor: Token.nullable(),
  limit: z.int().min(1).max(2000).default(500),
});
export type PullRequest = z.infer<typeof PullRequest>;

/** Its answer: records whose last change lies after the cursor, in order; a page never splits one count. */
export const PullResponse = z.object({
  now: Instant,
  records: z.array(SyncedRecord),
  cursor: Token,
  more: z.boolean(),
  /** The branch's count now. */
  head: z.int(),
});
export type PullResponse = z.infer<typeof PullResponse>;
