import { z } from 'zod';
import { GroupId, MemberId } from '#domain/kernel/ids.ts';
import { ClockTime, LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line, longText, PersonName } from './text.ts';

/** The kinds of organisational life that are logged as a meeting (支部工作条例 §11–17). */
export const MeetingKind = z.enum([
  'assembly', // 支部党员大会
  'committee', // 支委会
  'group', // 党小组会
  'lesson', // 党课
  'themeDay', // 主题党日
  'lifeMeeting', // 组织生活会
]);
export type MeetingKind = z.infer<typeof MeetingKind>;

/** A member's part in a meeting. 'leave' was asked for beforehand; 'absent' was not. */
export const AttendanceState = z.enum(['present', 'leave', 'absent']);
export type AttendanceState = z.infer<typeof AttendanceState>;

/** One line of the sign-in list. */
export const Attendance = z.strictObject({
  state: AttendanceState,
  reason: line(60).default(''),
});
export type Attendance = z.infer<typeof Attendance>;

/** Why a member is, or is not, in 应到(有表决权); frozen into the meeting so that a later change of status leaves it alone. */
export const RollClass = z.enum([
  'counted', // 应到, with a vote
  'probationary', // 预备党员: attends, no vote (党章 §7)
  'noRights', // 留党察看, 留置, 逮捕 (党章 §41; 选举工作条例 §5)
  'excused', // left out with both papers (MB-6)
  'attends', // expected, in a meeting in which nobody's vote is counted
]);
export type RollClass = z.infer<typeof RollClass>;

/** Somebody named in the record: a member, or a visitor with only a name. */
export const Person = z.strictObject({ memberId: MemberId.nullable(), name: PersonName });
export type Person = z.infer<typeof Person>;

/** What a vote was about decides its thresholds. */
export const VoteKind = z.enum(['ordinary', 'admission', 'election']);
export type VoteKind = z.infer<typeof VoteKind>;

/** The tally of one vote. Who voted how is never kept. */
export const Vote = z.strictObject({
  kind: VoteKind,
  secret: z.boolean().default(false),
  inFavour: z.int().min(0).max(2000),
  against: z.int().min(0).max(2000),
  abstained: z.int().min(0).max(2000),
});
export type Vote = z.infer<typeof Vote>;

/** A thing to discuss. */
export const Topic = z.strictObject({ order: z.int().min(0).max(999), text: line(200) });
export type Topic = z.infer<typeof Topic>;

/** A thing decided: what, who does it, by when, and the vote where there was one. */
export const Decision = z.strictObject({
  order: z.int().min(0).max(999),
  text: longText(2000),
  ownerName: line(50).default(''),
  dueOn: LocalDate.nullable().default(null),
  vote: Vote.nullable().default(null),
});
export type Decision = z.infer<typeof Decision>;

const Key = z.uuid();

/** The SHA-256 of a photo's bytes, in hex: its name everywhere. */
export const PhotoHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'PhotoHash'>();
export type PhotoHash = z.infer<typeof PhotoHash>;

/** A photo of the sitting; its bytes travel by themselves. Where it was taken is never kept. */
export const Photo = z.strictObject({
  size: z.int().min(1).max(2_000_000),
  width: z.int().min(1).max(10_000),
  height: z.int().min(1).max(10_000),
  /** The day it was added. */
  addedOn: LocalDate,
  order: z.int().min(0).max(999),
});
export type Photo = z.infer<typeof Photo>;

/** Why somebody changed a record that was handed in already. */
export const ChangeReason = z.strictObject({ on: LocalDate, text: line(100) });
export type ChangeReason = z.infer<typeof ChangeReason>;

/** One sitting. What is a map is filled row by row, so that two phones at one meeting never clash. */
export const MeetingBody = z.strictObject({
  meetingKind: MeetingKind,
  /** Other kinds the same sitting counts for, each with its own topic (township setting). */
  alsoCounts: z.array(MeetingKind).max(5).default([]),
  /** Only for 党小组会. */
  groupId: GroupId.nullable().default(null),
  heldOn: LocalDate,
  startedAt: ClockTime.nullable().default(null),
  endedAt: ClockTime.nullable().default(null),
  place: line(60).default(''),
  chair: Person.nullable().default(null),
  recorder: Person.nullable().default(null),
  /** The theme of a 主题党日 or the title of a 党课. */
  theme: line(100).default(''),
  lecturer: Person.nullable().default(null),
  /** Minutes taught; how many 学时 that is, is a township setting. */
  taughtMinutes: z.int().min(0).max(1440).nullable().default(null),
  roll: z.record(Key, RollClass).default({}),
  attendance: z.record(Key, Attendance).default({}),
  /** 列席: people who sat in. */
  observers: z.array(Person).max(100).default([]),
  topics: z.record(Key, Topic).default({}),
  /** 发言要点. */
  notes: longText(20_000).default(''),
  decisions: z.record(Key, Decision).default({}),
  photos: z.record(PhotoHash, Photo).default({}),
  /** The plan it was held by. */
  planId: Key.nullable().default(null),
  /** Why it was changed after it had been handed in, one line for each time. */
  changeReasons: z.record(Key, ChangeReason).default({}),
});
export type MeetingBody = z.infer<typeof MeetingBody>;

/** A meeting held. */
export const meeting = defineKind({
  kind: 'meeting',
  body: MeetingBody,
  fields: {
    meetingKind: 'latest',
    alsoCounts: 'latest',
    groupId: 'latest',
    heldOn: 'latest',
    startedAt: 'latest',
    endedAt: 'latest',
    place: 'latest',
    chair: 'latest',
    recorder: 'latest',
    theme: 'latest',
    lecturer: 'latest',
    taughtMinutes: 'latest',
    roll: 'perKey',
    attendance: 'perKey',
    observers: 'latest',
    topics: 'perKey',
    notes: 'keep',
    decisions: 'perKey',
    photos: 'perKey',
    planId: 'latest',
    changeReasons: 'perKey',
  },
  needsReview: true,
  dayOf: (body) => body.heldOn,
  membersOf: (body) => Object.keys(body.attendance) as MemberId[],
  wordsOf: (body) => [body.theme, body.place, ...Object.values(body.topics).map((topic) => topic.text)].join(' '),
});
