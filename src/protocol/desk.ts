import { z } from 'zod';
import { BranchId, RecordId } from '#domain/kernel/ids.ts';
import { Instant, LocalDate } from '#domain/kernel/local-date.ts';
import { Review, ReviewMark, ReviewState } from '#domain/review/review.ts';
import { HistoryEntry } from './history.ts';
import { SyncedRecord } from './record.ts';

/** A village in the township's register order. */
export const DeskBranch = z.object({
  id: BranchId,
  name: z.string(),
  /** Its place in the township's register. Villages are never ordered by a count. */
  order: z.int(),
  secretaryName: z.string(),
  memberCount: z.int(),
  /** When a phone of the branch was last heard of. */
  lastSeenAt: Instant.nullable(),
});
export type DeskBranch = z.infer<typeof DeskBranch>;

/** GET /api/v1/desk/branches */
export const DeskBranches = z.object({ now: Instant, townshipName: z.string(), practice: z.boolean(), branches: z.array(DeskBranch) });
export type DeskBranches = z.infer<typeof DeskBranches>;

/** GET /api/v1/desk/inbox?state=&branchId=&kind=&late=&search=&after=&limit= — filters of the inbox. */
export const InboxQuery = z.strictObject({
  /** 'waiting' = submitted, 'mended' = resubmitted, 'done' = returned or approved (newest first). With `late`, 'waiting' takes in 'mended'. */
  state: z.enum(['waiting', 'mended', 'done']).default('waiting'),
  branchId: BranchId.optional(),
  kind: z.string().max(40).optional(),
  late: z.enum(['1']).optional(),
  search: z.string().max(60).optional(),
  /** The `key` of the last row seen. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type InboxQuery = z.infer<typeof InboxQuery>;

/** One row of the inbox. */
export const InboxRow = z.object({
  key: z.string(),
  id: RecordId,
  branchId: BranchId,
  branchName: z.string(),
  kind: z.string(),
  /** What the row is called: the meeting's kind and group, or the member's name. Codes, not sentences. */
  title: z.object({ meetingKind: z.string().optional(), groupName: z.string().optional(), name: z.string().optional() }),
  day: LocalDate.nullable(),
  /** Days between the day it is about and when it was first written. */
  daysLate: z.int().nullable(),
  late: z.boolean(),
  handedInAt: Instant,
  updatedAt: Instant,
  state: ReviewState,
  turn: z.int(),
  marks: z.int(),
});
export type InboxRow = z.infer<typeof InboxRow>;

/** Its answer: rows oldest hand-in first, and how many there are under each tab. */
export const Inbox = z.object({
  rows: z.array(InboxRow),
  more: z.boolean(),
  counts: z.object({ waiting: z.int(), mended: z.int(), late: z.int(), done: z.int() }),
});
export type Inbox = z.infer<typeof Inbox>;

/** GET /api/v1/desk/records/:id — the record, its history, the names its ids stand for, and the body as the township last judged it. */
export const DeskRecord = z.object({
  record: SyncedRecord,
  branchName: z.string(),
  /** What the branch was called on the day the record is about, where it had another name then. */
  branchNameThen: z.string().nullable(),
  daysLate: z.int().nullable(),
  late: z.boolean(),
  history: z.array(HistoryEntry),
  /** The body at the last return or approval; null when it was never judged. */
  judgedBody: z.record(z.string(), z.json()).nullable(),
  /** Member and group names by id. */
  names: z.record(z.string(), z.string()),
  /** What a careful reader would ask, never a reason to refuse: records that look like the same thing, and how many members it names who are gone from the roster. */
  questions: z.object({ like: z.array(z.object({ id: RecordId, byName: z.string(), name: z.string() })), gone: z.int().min(0) }),
});
export type DeskRecord = z.infer<typeof DeskRecord>;

/** POST /api/v1/desk/records/:id/review */
export const ReviewRequest = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('approve'), turn: z.int().min(0) }),
  z.strictObject({
    act: z.literal('return'),
    turn: z.int().min(0),
    marks: z.array(ReviewMark).min(1).max(40),
    mendBy: LocalDate.nullable(),
  }),
]);
export type ReviewRequest = z.infer<typeof ReviewRequest>;

/** Its answer. */
export const ReviewResponse = z.object({ review: Review });
export type ReviewResponse = z.infer<typeof ReviewResponse>;

/** POST /api/v1/desk/approve-many: each is judged by itself, and the answer says which could not be. */
export const ApproveMany = z.strictObject({
  items: z
    .array(z.strictObject({ id: RecordId, turn: z.int().min(0) }))
    .min(1)
    .max(200),
});
export type ApproveMany = z.infer<typeof ApproveMany>;

/** Its answer; `code` is null where it was approved. */
export const ApproveManyResponse = z.object({ results: z.array(z.object({ id: RecordId, code: z.string().nullable() })) });
export type ApproveManyResponse = z.infer<typeof ApproveManyResponse>;

/** What one cell of 各村一览 says: the state of one obligation of one village in one period. */
export const OverviewCell = z.object({
  obligation: z.string(),
  /** 'none' is 不适用. */
  state: z.enum(['approved', 'delivered', 'returned', 'late', 'open', 'overdue', 'none']),
  /** The shortest fact: a day, "3/5", days left. */
  day: LocalDate.nullable(),
  have: z.int().nullable(),
  need: z.int().nullable(),
  daysLeft: z.int().nullable(),
  records: z.array(RecordId),
});
export type OverviewCell = z.infer<typeof OverviewCell>;

/** GET /api/v1/desk/overview?month=YYYY-MM — villages × obligations. */
export const Overview = z.object({
  now: Instant,
  month: z.string(),
  obligations: z.array(z.object({ id: z.string(), period: z.enum(['month', 'quarter', 'year']) })),
  rows: z.array(z.object({ branch: DeskBranch, cells: z.array(OverviewCell) })),
});
export type Overview = z.infer<typeof Overview>;

/** GET /api/v1/desk/members?branchId=&search= and GET /api/v1/desk/meetings?branchId=&from=&to= answer whole records. */
export const DeskRecords = z.object({ records: z.array(SyncedRecord), more: z.boolean() });
export type DeskRecords = z.infer<typeof DeskRecords>;
