import { z } from 'zod';

/** What a township sets about members and branches, because the texts say 一般, or nothing, or differ. */
export const RosterSettings = z.strictObject({
  /** Years between elections of a village branch's committee (BR-9); other branches 3. */
  villageTermYears: z.int().min(3).max(5).default(5),
  otherTermYears: z.int().min(3).max(5).default(3),
  /** Days for which a 介绍信 is good (E-13), at most 90. */
  letterDays: z.int().min(1).max(90).default(30),
  /** Days between contacts with a floating member. */
  floatingContactDays: z.int().min(7).max(365).default(90),
});
export type RosterSettings = z.infer<typeof RosterSettings>;
