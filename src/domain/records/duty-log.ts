import { z } from 'zod';
import { GroupId, MemberId, RecordId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line, longText } from './text.ts';

/** One thing that a member did in his post (履岗): which duty, when, and in his own words if there is more to say. */
export const DutyLogBody = z.strictObject({
  assignmentId: RecordId,
  memberId: MemberId,
  /** The group he was in, whose leader may write this. */
  groupId: GroupId.nullable().default(null),
  on: LocalDate,
  /** The duty, as its post words it. */
  what: line(60),
  notes: longText(500).default(''),
});
export type DutyLogBody = z.infer<typeof DutyLogBody>;

/** An entry of a post's log. */
export const dutyLog = defineKind({
  kind: 'dutyLog',
  body: DutyLogBody,
  fields: { assignmentId: 'latest', memberId: 'latest', groupId: 'latest', on: 'latest', what: 'latest', notes: 'keep' },
  needsReview: false,
  dayOf: (body) => body.on,
  membersOf: (body) => [body.memberId],
  wordsOf: (body) => [body.what, body.notes].join(' '),
});
