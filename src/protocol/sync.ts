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

/** What a phone says of itself with every question, so that work lost with a phone is noticed at the township. */
export const DeviceReport = z.strictObject({
  /** Changes that have no receipt yet, on the whole phone. */
  queue: z.int().min(0).max(1_000_000),
  /** Since when the oldest of them waits. */
  oldest: Instant.nullable(),
  /** The app's own version. */
  app: z.string().max(40),
});
export type DeviceReport = z.infer<typeof DeviceReport>;

/** POST /api/v1/sync/push. Operations are parsed one by one, so that one bad one does not hold up the others. */
export const PushRequest = z.strictObject({
  protocol: z.int(),
  deviceId: DeviceId,
  branchId: BranchId,
  /** The furthest token this device was ever given for the branch; null before the first. */
  witness: Token.nullable(),
  operations: z.array(z.unknown()).min(1).max(MAX_OPERATIONS),
  report: DeviceReport.optional(),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** Its answer: one outcome for each operation, in the order sent, and the records that changed. */
export const PushResponse = z.object({
  now: Instant,
  token: Token,
  outcomes: z.array(Outcome),
  records: z.array(SyncedRecord),
  /** The branch's count before this push: all that changed after it and up to `token` stands in `records`. */
  from: z.int().min(0).optional(),
  /** The highest count that a checked backup of the township holds; what was taken up to it need not be kept for a second handing-in. */
  backedUp: z.int().min(0).optional(),
  /** Another phone hands in under the same device id (a cloned phone): take a new one. */
  reEnrol: z.literal(true).optional(),
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
  /** Asks for the digest of all that the branch has, with the last page. */
  wantDigest: z.boolean().optional(),
  report: DeviceReport.optional(),
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
  /** What `digestOf` makes of every record of the branch at `cursor`; only when asked for and nothing more follows. */
  digest: z.string().optional(),
  backedUp: z.int().min(0).optional(),
});
export type PullResponse = z.infer<typeof PullResponse>;

/** GET /api/v1/sync/snapshot: everything of a branch, the roster first, as lines of JSON. */
export const SnapshotQuery = z.strictObject({
  branchId: BranchId,
  deviceId: DeviceId,
  protocol: z.string().regex(/^\d{1,4}$/),
  witness: Token.optional(),
  /** The key of the last record that arrived whole, to go on after it. */
  after: z.string().max(80).optional(),
});
export type SnapshotQuery = z.infer<typeof SnapshotQuery>;

/** Its first line. `cursor` is where pulling goes on when all has arrived; a stream that is resumed keeps the first one it was given. */
export const SnapshotHead = z.object({
  kind: z.literal('head'),
  now: Instant,
  cursor: Token,
  /** How many records the branch has; fewer follow when the stream goes on after a key. */
  count: z.int().min(0),
});
export type SnapshotHead = z.infer<typeof SnapshotHead>;

/** A record with the key to go on after. */
export const SnapshotLine = z.object({ kind: z.literal('record'), key: z.string(), record: SyncedRecord });
export type SnapshotLine = z.infer<typeof SnapshotLine>;

/** Its last line; a stream without it was cut. */
export const SnapshotEnd = z.object({ kind: z.literal('end'), count: z.int().min(0) });
export type SnapshotEnd = z.infer<typeof SnapshotEnd>;

/** POST /api/v1/sync/hello: at the start and now and then; what does not belong to one branch. */
export const HelloRequest = z.strictObject({
  protocol: z.int(),
  deviceId: DeviceId,
  /** The branch the person works in now. */
  branchId: BranchId,
  /** The furthest token of every branch that still has something on this phone, also of those he has left. */
  witnesses: z.record(BranchId, Token),
  report: DeviceReport,
});
export type HelloRequest = z.infer<typeof HelloRequest>;

/** Its answer. */
export const HelloResponse = z.object({
  now: Instant,
  /** Branches whose history the township has lost; what was handed in there waits again. */
  diverged: z.array(BranchId),
  /** The township took this phone out of use: empty it. */
  wipe: z.literal(true).optional(),
  /** The account's other phones in this branch that still had something to hand in when last heard of. */
  elsewhere: z.array(z.object({ queue: z.int(), lastSeenAt: Instant })),
});
export type HelloResponse = z.infer<typeof HelloResponse>;

/** What GET /api/v1/sync/live says, as `data` of an event "head": the branch has reached this count. Records always come by a pull. */
export const LiveHead = z.object({ branchId: BranchId, seq: z.int() });
export type LiveHead = z.infer<typeof LiveHead>;
