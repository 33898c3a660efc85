import { z } from 'zod';

/** What a township sets about organisational life, because the texts say 一般, or nothing, or differ. */
export const MeetingSettings = z.strictObject({
  /** Days after the meeting from which writing it down counts as 补录. */
  graceDays: z.int().min(0).max(60).default(7),
  /** 党课 a year (E-15). */
  lessonsPerYear: z.int().min(0).max(12).default(4),
  /** Half of whom elects (E-6): those due, or those present. */
  electedByHalfOf: z.enum(['due', 'present']).default('due'),
  /** Whether one sitting may count for several kinds, each with its own topic (D23). */
  oneSittingMayCountForMany: z.boolean().default(true),
  /** Minutes of one 学时 (TH-7). */
  minutesPerHour: z.int().min(30).max(60).default(45),
  /** 学时 of one day that count at most (TH-7). */
  hoursPerDay: z.int().min(4).max(12).default(8),
  /** 学时 a year of a secretary and of a member of the committee (TH-2, E-16); the 32 of a member stand in the text. */
  leaderHours: z.int().min(32).max(120).default(56),
});
export type MeetingSettings = z.infer<typeof MeetingSettings>;
