import { z } from 'zod';
import { GroupId, MemberId, RecordId } from '#domain/kernel/ids.ts';
import { ClockTime, LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { Person, Photo, PhotoHash } from './meeting.ts';
import { line, longText } from './text.ts';

/** What somebody went to a door for. Whose quarrel it was, what illness, what faith is nobody's to keep (PIPL §6, §28). */
export const VisitPurpose = z.enum([
  'care', // 看望
  'needs', // 问需
  'policy', // 讲政策
  'settle', // 调解
  'hazard', // 查隐患
  'other', // 别的
]);
export type VisitPurpose = z.infer<typeof VisitPurpose>;

/** One house visited, by one person or a team. Least data: a label on the door, a purpose, a need yes or no; no names of villagers, no place on a map. */
export const VisitBody = z.strictObject({
  visitedOn: LocalDate,
  visitedAt: ClockTime.nullable().default(null),
  visitors: z.array(Person).max(20).default([]),
  /** The group it is filed under; its leader may change it. */
  groupId: GroupId.nullable().default(null),
  areaId: RecordId.nullable().default(null),
  /** The label on the door: 北 7 号. */
  house: line(30).default(''),
  /** The old or needy member who was looked in on. */
  memberId: MemberId.nullable().default(null),
  purpose: VisitPurpose.default('care'),
  /** Something has to be seen to. */
  raised: z.boolean().default(false),
  said: longText(1000).default(''),
  /** The day somebody wants to come again. */
  followUpOn: LocalDate.nullable().default(null),
  photos: z.record(PhotoHash, Photo).default({}),
  /** Since this day its words are gone everywhere. */
  blankedOn: LocalDate.nullable().default(null),
});
export type VisitBody = z.infer<typeof VisitBody>;

const empty = () => '';
const gone = () => null;

/** A visit (走访). */
export const visit = defineKind({
  kind: 'visit',
  body: VisitBody,
  fields: {
    visitedOn: 'latest',
    visitedAt: 'latest',
    visitors: 'latest',
    groupId: 'latest',
    areaId: 'latest',
    house: 'latest',
    memberId: 'latest',
    purpose: 'latest',
    raised: 'latest',
    said: 'keep',
    followUpOn: 'latest',
    photos: 'perKey',
    blankedOn: 'latest',
  },
  needsReview: false,
  dayOf: (body) => body.visitedOn,
  membersOf: (body) => [body.memberId, ...body.visitors.map((person) => person.memberId)].filter((id) => id !== null),
  wordsOf: (body) => body.house,
  fades: { since: (body) => body.visitedOn, blank: { said: empty, house: empty, photos: gone } },
  townshipOnly: ['blankedOn'],
});
