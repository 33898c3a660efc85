import { z } from 'zod';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { Remedy } from './meeting.ts';
import { line, longText } from './text.ts';

const People = z.int().min(0).max(2000);

/** Where the opinion on each member was settled (支部工作条例 §18). */
export const OpinionBy = z.enum(['committee', 'assembly']);
export type OpinionBy = z.infer<typeof OpinionBy>;

/** One year's 民主评议党员, in numbers only: who was given which grade is never kept here. */
export const AppraisalBody = z.strictObject({
  /** The year that is appraised. */
  year: z.int().min(2000).max(2100),
  heldOn: LocalDate,
  place: line(60).default(''),
  /** Formal members to be graded, and 预备党员, who take part and are not graded. */
  formal: People.default(0),
  probationary: People.default(0),
  present: People.default(0),
  /** 测评表 given out and come back. */
  sheetsGiven: People.nullable().default(null),
  sheetsReturned: People.nullable().default(null),
  /** How many came out as 优秀, 合格, 基本合格, 不合格. */
  excellent: People.default(0),
  good: People.default(0),
  basic: People.default(0),
  unfit: People.default(0),
  /** The day the committee or the assembly settled the opinions. */
  opinionOn: LocalDate.nullable().default(null),
  opinionBy: OpinionBy.nullable().default(null),
  /** The day by which everybody had been told his own. */
  toldOn: LocalDate.nullable().default(null),
  notes: longText(5_000).default(''),
  /** The 整改清单. */
  remedies: z.record(z.uuid(), Remedy).default({}),
});
export type AppraisalBody = z.infer<typeof AppraisalBody>;

/** A year's appraisal. */
export const appraisal = defineKind({
  kind: 'appraisal',
  body: AppraisalBody,
  fields: {
    year: 'latest',
    heldOn: 'latest',
    place: 'latest',
    formal: 'latest',
    probationary: 'latest',
    present: 'latest',
    sheetsGiven: 'latest',
    sheetsReturned: 'latest',
    excellent: 'latest',
    good: 'latest',
    basic: 'latest',
    unfit: 'latest',
    opinionOn: 'latest',
    opinionBy: 'latest',
    toldOn: 'latest',
    notes: 'keep',
    remedies: 'perKey',
  },
  needsReview: true,
  dayOf: (body) => body.heldOn,
  membersOf: () => [],
  wordsOf: (body) => body.place,
});
