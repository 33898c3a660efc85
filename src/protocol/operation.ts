import { z } from 'zod';
import { Hlc } from '#domain/kernel/hlc.ts';
import { BranchId, OperationId, RecordId } from '#domain/kernel/ids.ts';
import type { Json } from '#domain/kernel/json.ts';
import { Instant } from '#domain/kernel/local-date.ts';

const JsonValue: z.ZodType<Json> = z.json() as unknown as z.ZodType<Json>;

/** One thing a person did to one record. Made once on the phone, never changed; the township applies it at most once. */
export const Operation = z.strictObject({
  id: OperationId,
  /** The order of making on this device; starts at 1 and never repeats. */
  n: z.int().min(1),
  hlc: Hlc,
  /** The schema of bodies it was written under. */
  schema: z.int().min(1),
  branchId: BranchId,
  recordId: RecordId,
  kind: z.string().min(1).max(40),
  /** The branch's count at which the writer had last seen this record; 0 when he made it. */
  base: z.int().min(0),
  /** 'restore' brings a record back that was taken away, with these changes over what it was. */
  act: z.enum(['create', 'set', 'delete', 'restore']),
  /** Values by path (see domain/records/merge.ts); empty for delete. */
  changes: z.record(z.string().min(1).max(120), JsonValue),
  /** When it was first typed, by the phone's own clock. */
  writtenAt: Instant,
  /** The review turn this edit answers, when it mends a return; else null. */
  answersTurn: z.int().min(0).nullable().default(null),
});
export type Operation = z.infer<typeof Operation>;

/** What became of an operation. `refused` and `held` keep the work on the phone, with the reason. */
export const Outcome = z.object({
  id: OperationId,
  outcome: z.enum(['accepted', 'unchanged', 'held', 'refused']),
  /** A problem code for refused and held; see problem-codes.ts. */
  code: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** The branch's count after it. */
  seq: z.int().optional(),
  /** The receipt to show: number and time. Present when accepted or unchanged. */
  receipt: z.object({ no: z.string(), at: Instant }).optional(),
  /** Paths in which a later edit stands instead of this one; it is in the history. */
  lost: z.array(z.string()).optional(),
  /** The phone's clock was ahead and its time was bounded. */
  clamped: z.literal(true).optional(),
  /** It had been answered before; this is the same answer. */
  repeated: z.literal(true).optional(),
});
export type Outcome = z.infer<typeof Outcome>;
