import { z } from 'zod';
import { BranchId, OperationId, RecordId } from '#domain/kernel/ids.ts';
import { Instant, LocalDate } from '#domain/kernel/local-date.ts';
import { longText } from '#domain/records/text.ts';

/** GET /api/v1/desk/attention?branchId=&outcome=&after=&limit= — work of the villages that was not taken, and that nobody has settled yet. */
export const AttentionQuery = z.strictObject({
  branchId: BranchId.optional(),
  outcome: z.enum(['held', 'refused']).optional(),
  /** The `key` of the last row seen. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AttentionQuery = z.infer<typeof AttentionQuery>;

/** One path that the work wrote, and what stands there now; null where nothing does. */
export const AttentionField = z.object({ path: z.string(), written: z.json(), now: z.json() });
export type AttentionField = z.infer<typeof AttentionField>;

/** One piece of work that was not taken, with all that a person needs to decide about it. */
export const AttentionRow = z.object({
  key: z.string(),
  id: OperationId,
  branchId: BranchId,
  branchName: z.string(),
  /** 'held' waits for the township's word; 'refused' was answered and is only shown. */
  outcome: z.enum(['held', 'refused']),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  byName: z.string(),
  /** By the phone's own clock; null where the work could not be read. */
  writtenAt: Instant.nullable(),
  receivedAt: Instant,
  /** Null where the work could not be read. */
  recordId: RecordId.nullable(),
  kind: z.string().nullable(),
  act: z.enum(['create', 'set', 'delete', 'restore']).nullable(),
  /** Whether the record stands at the township now. */
  stands: z.boolean(),
  /** What the record is called: codes and plain values. */
  title: z.object({
    meetingKind: z.string().optional(),
    groupName: z.string().optional(),
    name: z.string().optional(),
    day: LocalDate.optional(),
  }),
  fields: z.array(AttentionField),
  /** Member and group names by id, as far as the fields speak of them. */
  names: z.record(z.string(), z.string()),
});
export type AttentionRow = z.infer<typeof AttentionRow>;

/** Its answer: what was received longest ago first. */
export const Attention = z.object({
  rows: z.array(AttentionRow),
  more: z.boolean(),
  counts: z.object({ held: z.int(), refused: z.int() }),
});
export type Attention = z.infer<typeof Attention>;

/** POST /api/v1/desk/attention/:id/refuse: held work is not taken; the words go to its author. */
export const RefuseHeld = z.strictObject({ words: longText(300).refine((text) => text.trim() !== '', { error: 'review.noteMissing' }) });
export type RefuseHeld = z.infer<typeof RefuseHeld>;

/** What became of it. `code` says why it could still not be taken; null where it was done. */
export const AttentionSettled = z.object({ code: z.string().nullable() });
export type AttentionSettled = z.infer<typeof AttentionSettled>;
