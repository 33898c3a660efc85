import { z } from 'zod';
import type { MemberId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { Person } from './meeting.ts';

/** Why two people talked (支部工作条例 §19): the yearly round, or a turn in somebody's life. */
export const TalkOccasion = z.enum([
  'yearly', // 平时谈
  'beforeLifeMeeting', // 组织生活会前
  'familyBlow', // 家庭有变故
  'hardship', // 遇到困难、挫折
  'criticised', // 受到批评、处分、处置
  'postChanged', // 工作、职务有变动
  'leavingOrBack', // 外出、返乡
  'newMember', // 新入党、转正
]);
export type TalkOccasion = z.infer<typeof TalkOccasion>;

/**
 * That two people talked, when, and on what occasion. What was said is never kept: there is no field for words, and there shall be none.
 */
export const TalkBody = z.strictObject({
  talkedOn: LocalDate,
  /** Who sought the talk. */
  by: Person,
  with: Person,
  occasion: TalkOccasion.default('yearly'),
  /** The day on which to look after it again; null where nothing is left to do. */
  followUpOn: LocalDate.nullable().default(null),
  /** The day on which that was done. */
  followedUpOn: LocalDate.nullable().default(null),
});
export type TalkBody = z.infer<typeof TalkBody>;

/** A 谈心谈话. */
export const talk = defineKind({
  kind: 'talk',
  body: TalkBody,
  fields: { talkedOn: 'latest', by: 'latest', with: 'latest', occasion: 'latest', followUpOn: 'latest', followedUpOn: 'latest' },
  needsReview: false,
  dayOf: (body) => body.talkedOn,
  membersOf: (body) => [body.by.memberId, body.with.memberId].filter((id): id is MemberId => id !== null),
  wordsOf: () => '',
});
