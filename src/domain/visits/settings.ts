import { z } from 'zod';

/** What a township sets about visits and matters; no text gives a number (PO-3). */
export const VisitSettings = z.strictObject({
  /** Days between visits to an old or needy member. */
  careDays: z.int().min(7).max(365).default(30),
  /** Days in which a matter is answered. */
  answerDays: z.int().min(1).max(180).default(15),
  /** Months after which the words of visits and of closed matters are blanked everywhere. */
  retentionMonths: z.int().min(6).max(120).default(24),
});
export type VisitSettings = z.infer<typeof VisitSettings>;
