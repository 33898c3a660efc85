import { z } from 'zod';
import { GroupId } from '#domain/kernel/ids.ts';
import { ClockTime, LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { MeetingKind, Person, Topic } from './meeting.ts';
import { line } from './text.ts';

/** A sitting that is meant to be held. What it says becomes the first words of the meeting's record, so nothing is typed twice. */
export const PlanBody = z.strictObject({
  meetingKind: MeetingKind,
  /** Only for 党小组会. */
  groupId: GroupId.nullable().default(null),
  plannedOn: LocalDate,
  startsAt: ClockTime.nullable().default(null),
  place: line(60).default(''),
  theme: line(100).default(''),
  chair: Person.nullable().default(null),
  lecturer: Person.nullable().default(null),
  topics: z.record(z.uuid(), Topic).default({}),
  /** What to bring or to prepare, said in the notice. */
  bring: line(100).default(''),
  /** Why it is not held after all; '' while it stands. */
  calledOff: line(100).default(''),
});
export type PlanBody = z.infer<typeof PlanBody>;

/** A planned meeting. Which meeting came of it, the meeting says (`planId`). */
export const plan = defineKind({
  kind: 'plan',
  body: PlanBody,
  fields: {
    meetingKind: 'latest',
    groupId: 'latest',
    plannedOn: 'latest',
    startsAt: 'latest',
    place: 'latest',
    theme: 'latest',
    chair: 'latest',
    lecturer: 'latest',
    topics: 'perKey',
    bring: 'latest',
    calledOff: 'latest',
  },
  needsReview: false,
  dayOf: (body) => body.plannedOn,
  membersOf: () => [],
  wordsOf: (body) => [body.theme, body.place, ...Object.values(body.topics).map((topic) => topic.text)].join(' '),
});
