import { z } from 'zod';
import { Instant } from '#domain/kernel/local-date.ts';
import { ReviewMark } from '#domain/review/review.ts';
import { SyncedRecord } from './record.ts';

/** One thing that happened to a record, for 经过 and for "what changed". */
export const HistoryEntry = z.object({
  at: Instant,
  writtenAt: Instant.nullable(),
  byName: z.string(),
  what: z.enum(['created', 'edited', 'deleted', 'returned', 'approved']),
  receiptNo: z.string().nullable(),
  /** Paths changed with the value before, for edits. */
  changes: z.array(z.object({ path: z.string(), before: z.json().nullable(), after: z.json().nullable(), lost: z.boolean() })),
  marks: z.array(ReviewMark),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** GET /api/v1/branches/:branchId/records/:id/history — a record as the township holds it, and everything that happened to it, for the branch's own people. */
export const RecordHistory = z.object({ record: SyncedRecord, history: z.array(HistoryEntry) });
export type RecordHistory = z.infer<typeof RecordHistory>;
