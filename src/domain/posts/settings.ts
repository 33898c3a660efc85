import { z } from 'zod';

/** What a township sets about posts and pledges; no text gives a number (PO-1, PO-2). */
export const PostSettings = z.strictObject({
  /** Days a new assignment is posted up before it stands. */
  noticeDays: z.int().min(0).max(30).default(5),
  /** From which age on a member is left out of the coverage as 年老体弱 unless he takes a post himself. */
  oldFromAge: z.int().min(60).max(100).default(75),
});
export type PostSettings = z.infer<typeof PostSettings>;
