import { z } from 'zod';
import { MemberId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line } from './text.ts';

/** A party group (党小组) of the branch (支部工作条例 §13). */
export const GroupBody = z.strictObject({
  name: line(30).refine((name) => name.trim() !== '', { error: 'field.required' }),
  /** Its place in lists. */
  order: z.int().min(0).max(99),
  leaderId: MemberId.nullable().default(null),
  /** The grid or hamlets it looks after, in words. */
  grid: line(60).default(''),
  foundedOn: LocalDate.nullable().default(null),
  dissolvedOn: LocalDate.nullable().default(null),
});
export type GroupBody = z.infer<typeof GroupBody>;

/** A party group. Meetings and visits are filed against it, so it is dissolved with a date and never deleted. */
export const group = defineKind({
  kind: 'group',
  body: GroupBody,
  fields: { name: 'latest', order: 'latest', leaderId: 'latest', grid: 'latest', foundedOn: 'latest', dissolvedOn: 'latest' },
  needsReview: false,
  dayOf: () => null,
  membersOf: (body) => (body.leaderId ? [body.leaderId] : []),
  wordsOf: (body) => body.name,
});
