import { z } from 'zod';
import { Instant } from '#domain/kernel/local-date.ts';
import { Operation } from './operation.ts';

const Entry = z.object({ operation: Operation, authorName: z.string().max(100) });

/** A file of work that has no receipt yet: to be kept, or brought in on another phone of the same branch. */
export const UnsentFile = z.object({
  format: z.literal('zhibu-unsent'),
  version: z.literal(1),
  /** What waits, in the order of saving. */
  waiting: z.array(Entry).max(20_000),
  /** What was not taken, and what was given up: content and reason, for people to read. */
  notTaken: z
    .array(z.object({ operation: Operation, outcome: z.string(), code: z.string(), at: Instant, dropped: z.boolean() }))
    .max(20_000),
  /** Forms that were begun. */
  drafts: z.array(z.record(z.string(), z.json())).max(2_000),
});
export type UnsentFile = z.infer<typeof UnsentFile>;
