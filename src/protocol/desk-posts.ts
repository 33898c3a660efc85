import { z } from 'zod';
import { RecordId } from '#domain/kernel/ids.ts';
import { Instant } from '#domain/kernel/local-date.ts';
import { DeskBranch } from './desk.ts';

const Named = z.object({ id: RecordId, name: z.string() });

/** One village's posts and pledges today. */
export const DeskPostsRow = z.object({
  branch: DeskBranch,
  /** Posts that exist, and the places they have together. */
  posts: z.int(),
  places: z.int(),
  /** The posts that nobody is in or on the way to, in the branch's order. */
  empty: z.array(z.string()),
  /** 上岗率 in whole per cent; null where nobody is asked to take a post. */
  percent: z.int().nullable(),
  inPost: z.int(),
  without: z.array(Named),
  /** By reason, in the order of the rule. */
  leftOut: z.array(z.object({ reason: z.string(), members: z.array(Named) })),
  pledges: z.object({ open: z.int(), over: z.int(), kept: z.int(), notKept: z.int() }),
});
export type DeskPostsRow = z.infer<typeof DeskPostsRow>;

/** GET /api/v1/desk/posts: villages in register order, never by a rate. */
export const DeskPosts = z.object({ now: Instant, rows: z.array(DeskPostsRow) });
export type DeskPosts = z.infer<typeof DeskPosts>;
