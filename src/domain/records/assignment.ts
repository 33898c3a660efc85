import { z } from 'zod';
import { MemberId, RecordId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line, longText } from './text.ts';

/** How a member comes to a post: he takes it himself, others put him forward, the branch settles it. */
export const HowChosen = z.enum(['claimed', 'recommended', 'settled']); // 认岗, 荐岗, 定岗
export type HowChosen = z.infer<typeof HowChosen>;

/** Where a member stands with a post. Which may follow which is in `posts/life.ts`. */
export const AssignmentStage = z.enum([
  'proposed', // 认领、推荐
  'noticed', // 公示
  'inPost', // 在岗
  'reviewed', // 年度评: in post, and his year has been looked at
  'moved', // 调岗
  'left', // 离岗
  'dropped', // 没有上岗
]);
export type AssignmentStage = z.infer<typeof AssignmentStage>;

const Key = z.uuid();

/** One dated step of an assignment. It names the step it was made after, so that steps of two phones fall into one order. */
export const AssignmentStep = z.strictObject({
  to: AssignmentStage,
  on: LocalDate,
  /** The key of the step before it; null for the first. */
  after: Key.nullable(),
  /** Of a notice: the last day it is posted up; before the day it went up when no days are asked for. */
  until: LocalDate.nullable().default(null),
  /** Of a yearly review: the year. */
  year: z.int().min(1949).max(2999).nullable().default(null),
  /** Why; asked for a step back and for an end without a review. */
  reason: line(100).default(''),
  /** Of a yearly review: what was said of the year. There are no points and no ranks. */
  words: longText(300).default(''),
});
export type AssignmentStep = z.infer<typeof AssignmentStep>;

/** One member and one post. Another post is another record. */
export const AssignmentBody = z.strictObject({
  postId: RecordId,
  memberId: MemberId,
  howChosen: HowChosen.default('claimed'),
  steps: z.record(Key, AssignmentStep).default({}),
  /** 党员示范岗: since when and why. */
  model: z
    .strictObject({ since: LocalDate, reason: line(100).default('') })
    .nullable()
    .default(null),
});
export type AssignmentBody = z.infer<typeof AssignmentBody>;

/** A member in, or on the way to, a post. */
export const assignment = defineKind({
  kind: 'assignment',
  body: AssignmentBody,
  fields: { postId: 'latest', memberId: 'latest', howChosen: 'latest', steps: 'perKey', model: 'latest' },
  needsReview: false,
  dayOf: () => null,
  membersOf: (body) => [body.memberId],
  wordsOf: (body) =>
    Object.values(body.steps)
      .flatMap((step) => [step.reason, step.words])
      .join(' ')
      .trim(),
});
