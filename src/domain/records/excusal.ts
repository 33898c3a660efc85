import { z } from 'zod';
import { GroupId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { MeetingKind } from './meeting.ts';
import { line } from './text.ts';

/** Why something that is generally due was not done in its time. The township reads it beside the gap; the gap stays a gap. */
export const ExcusalBody = z.strictObject({
  /** The obligation it speaks of: `Obligation.id`. */
  obligation: line(120).refine((id) => id !== '', { error: 'text.empty' }),
  /** What was due, where it was a meeting, so that a desk finds it without taking the id apart. */
  meetingKind: MeetingKind.nullable().default(null),
  groupId: GroupId.nullable().default(null),
  from: LocalDate,
  to: LocalDate,
  reason: line(200).refine((text) => text.trim() !== '', { error: 'text.empty' }),
});
export type ExcusalBody = z.infer<typeof ExcusalBody>;

/** A 情况说明 for one obligation of one period. */
export const excusal = defineKind({
  kind: 'excusal',
  body: ExcusalBody,
  fields: { obligation: 'latest', meetingKind: 'latest', groupId: 'latest', from: 'latest', to: 'latest', reason: 'keep' },
  needsReview: false,
  dayOf: (body) => body.to,
  membersOf: () => [],
  wordsOf: (body) => body.reason,
});
