import { z } from 'zod';
import { MemberId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';

/** Why a member is asked to take no post, in a word; what ails him is never kept (党员教育管理工作条例 §23). */
export const WaiverReason = z.enum(['frail', 'caring', 'studying', 'other']); // 年老体弱, 照顾家人, 在外读书, 其他
export type WaiverReason = z.infer<typeof WaiverReason>;

/** A member whom the branch asks to take no post for a time (暂不设岗). */
export const PostWaiverBody = z.strictObject({
  memberId: MemberId,
  waiverReason: WaiverReason,
  from: LocalDate,
  /** The last day; null while it holds. */
  until: LocalDate.nullable().default(null),
});
export type PostWaiverBody = z.infer<typeof PostWaiverBody>;

/** A waiver of posts. */
export const postWaiver = defineKind({
  kind: 'postWaiver',
  body: PostWaiverBody,
  fields: { memberId: 'latest', waiverReason: 'latest', from: 'latest', until: 'latest' },
  needsReview: false,
  dayOf: (body) => body.from,
  membersOf: (body) => [body.memberId],
  wordsOf: () => '',
});
