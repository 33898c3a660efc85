import { z } from 'zod';
import { Hlc } from '#domain/kernel/hlc.ts';
import { BranchId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { Instant } from '#domain/kernel/local-date.ts';
import { Review } from '#domain/review/review.ts';

/** A record as the township holds it and every phone of the branch has it. The endpoint writes all of it. */
export const SyncedRecord = z.object({
  id: RecordId,
  branchId: BranchId,
  kind: z.string(),
  /** The branch's count at its last change, by anybody, review included. */
  seq: z.int().min(1),
  /** How many times the branch changed it. */
  rev: z.int().min(1),
  deleted: z.boolean(),
  body: z.record(z.string(), z.json()) as unknown as z.ZodType<JsonObject>,
  /** See domain/records/merge.ts. */
  stamps: z.record(z.string(), z.object({ h: Hlc, s: z.int(), o: z.int().optional() })),
  createdByName: z.string(),
  /** When it was first typed, by the phone that typed it, never later than it was handed in. */
  firstWrittenAt: Instant,
  /** When it first reached the township. */
  handedInAt: Instant,
  updatedByName: z.string(),
  updatedAt: Instant,
  review: Review,
});
export type SyncedRecord = z.infer<typeof SyncedRecord>;
