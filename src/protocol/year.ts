import { z } from 'zod';
import { RecordId } from '#domain/kernel/ids.ts';
import { Instant, LocalDate } from '#domain/kernel/local-date.ts';
import { DeskBranch } from './desk.ts';
import { SyncedRecord } from './record.ts';

/** Where one obligation of a village stands in one period of the year. */
export const YearCell = z.object({
  obligation: z.enum(['assembly', 'committee', 'group', 'themeDay', 'lesson', 'lifeMeeting', 'appraisal']),
  first: LocalDate,
  last: LocalDate,
  state: z.enum(['held', 'incomplete', 'missing', 'due', 'ahead', 'notAsked']),
  /** Why nothing is asked for; null where something is. */
  reason: z.enum(['noCommittee', 'noGroups', 'branchNew', 'branchEnded', 'setToNone']).nullable(),
  have: z.int(),
  need: z.int(),
  /** Names of the groups without their meeting. */
  groupsMissing: z.array(z.string()),
  daysLeft: z.int().nullable(),
  /** What the branch wrote about why it was not held, one for each group where there are several. */
  said: z.array(z.string()),
  records: z.array(RecordId),
});
export type YearCell = z.infer<typeof YearCell>;

/** GET /api/v1/desk/year?year= — villages × obligations × the periods of a year, in the order of the register. */
export const DeskYear = z.object({
  now: Instant,
  year: z.int(),
  rows: z.array(z.object({ branch: DeskBranch, cells: z.array(YearCell) })),
});
export type DeskYear = z.infer<typeof DeskYear>;

/** GET /api/v1/branches/:branchId/book?year= — the records that a branch's 三会一课记录本 is made of, and the day it is. */
export const BranchBook = z.object({ branchName: z.string(), day: LocalDate, records: z.array(SyncedRecord) });
export type BranchBook = z.infer<typeof BranchBook>;
