import { z } from 'zod';
import { GroupId, MemberId } from '#domain/kernel/ids.ts';
import { ClockTime, LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { LeftOut } from './left-out.ts';
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

const Votes = z.int().min(0).max(2000);
const Key = z.uuid();

/** Votes as one person counted them, or as they came in writing. */
export const Count = z.strictObject({ inFavour: Votes, against: Votes, abstained: Votes });
export type Count = z.infer<typeof Count>;

/** Somebody who stands for election, with the votes each of the two counters found. */
export const Candidate = z.strictObject({
  order: z.int().min(0).max(999),
  name: line(50),
  votes: Votes,
  secondVotes: Votes.nullable().default(null),
});
export type Candidate = z.infer<typeof Candidate>;

/** An election: how many are to be elected, and the candidates. */
export const Election = z.strictObject({
  seats: z.int().min(1).max(30),
  candidates: z.record(Key, Candidate).default({}),
  /** 监票人: passed by the meeting, no candidate himself. */
  scrutineer: line(50).default(''),
});
export type Election = z.infer<typeof Election>;

/** The tally of one vote. Who voted how is never kept. */
export const Vote = z.strictObject({
  kind: VoteKind,
  secret: z.boolean().default(false),
  inFavour: Votes,
  against: Votes,
  abstained: Votes,
  /** There, with a vote, and took no part. */
  notVoting: Votes.nullable().default(null),
  /** 书面意见 that reached the branch before the meeting, where the rules allow them: votes, not attendance. */
  written: Count.nullable().default(null),
  /** What the second counter found. */
  second: Count.nullable().default(null),
  /** 计票人, two of them. */
  counters: z.array(line(50)).max(2).default([]),
  /** 发出 and 收回 ballots. */
  given: Votes.nullable().default(null),
  returned: Votes.nullable().default(null),
  election: Election.nullable().default(null),
});
export type Vote = z.infer<typeof Vote>;

/** What a 主题党日 was spent with. */
export const ThemeForm = z.enum([
  'study', // 集中学习
  'life', // 过组织生活
  'deliberation', // 民主议事
  'service', // 志愿服务
  'oath', // 重温入党誓词
  'visit', // 参观
  'care', // 走访慰问
]);
export type ThemeForm = z.infer<typeof ThemeForm>;

/** In which form a 组织生活会 was held (支部工作条例 §17). */
export const LifeForm = z.enum(['assembly', 'committee', 'group']);
export type LifeForm = z.infer<typeof LifeForm>;

/** One line of the 整改清单 of a 组织生活会 or of a 民主评议. */
export const Remedy = z.strictObject({
  order: z.int().min(0).max(999),
  /** What is wrong. */
  text: longText(500),
  /** What is done about it. */
  measure: longText(500).default(''),
  ownerName: line(50).default(''),
  dueOn: LocalDate.nullable().default(null),
  doneOn: LocalDate.nullable().default(null),
});
export type Remedy = z.infer<typeof Remedy>;

/** That the secretary has read the minutes and stands by them; who typed them stands in the record's own history. */
export const Confirmation = z.strictObject({ name: line(50), on: LocalDate });
export type Confirmation = z.infer<typeof Confirmation>;

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
  /** Who is not in 应到, and why and by which paper, frozen with the roll. */
  leftOut: z.record(Key, LeftOut).default({}),
  attendance: z.record(Key, Attendance).default({}),
  /** When latecomers came, by member. */
  arrivals: z.record(Key, ClockTime).default({}),
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
  /** 主题党日: what it was spent with. */
  themeForms: z.array(ThemeForm).max(7).default([]),
  /** 组织生活会: the year it is for, which is not always the year it was held in. */
  forYear: z.int().min(2000).max(2100).nullable().default(null),
  lifeForm: LifeForm.nullable().default(null),
  /** 组织生活会: the 整改清单. */
  remedies: z.record(Key, Remedy).default({}),
  confirmed: Confirmation.nullable().default(null),
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
    leftOut: 'perKey',
    attendance: 'perKey',
    arrivals: 'perKey',
    observers: 'latest',
    topics: 'perKey',
    notes: 'keep',
    decisions: 'perKey',
    photos: 'perKey',
    planId: 'latest',
    changeReasons: 'perKey',
    themeForms: 'latest',
    forYear: 'latest',
    lifeForm: 'latest',
    remedies: 'perKey',
    confirmed: 'latest',
  },
  needsReview: true,
  secretaryOnly: ['confirmed'],
  dayOf: (body) => body.heldOn,
  membersOf: (body) => Object.keys(body.attendance) as MemberId[],
  wordsOf: (body) => [body.theme, body.place, ...Object.values(body.topics).map((topic) => topic.text)].join(' '),
});
