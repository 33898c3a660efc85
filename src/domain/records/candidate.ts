import { z } from 'zod';
import { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { Person } from './meeting.ts';
import { Education, Sex } from './member.ts';
import { line, PersonName } from './text.ts';

/** How far somebody is on the way into the Party: 入党申请人, 入党积极分子, 发展对象, 预备党员 (发展党员工作细则 §6–§32). */
export const CandidateStage = z.enum(['applicant', 'activist', 'prospect', 'probationary']);
export type CandidateStage = z.infer<typeof CandidateStage>;

/** Somebody who has applied, as far as 入党积极分子名册 needs it. */
export const CandidateBody = z.strictObject({
  name: PersonName,
  sex: Sex,
  birthMonth: YearMonth.nullable().default(null),
  education: Education.nullable().default(null),
  stage: CandidateStage.default('applicant'),
  /** The day of the written application. */
  appliedOn: LocalDate.nullable().default(null),
  /** The day the committee settled on him as 入党积极分子. */
  activistOn: LocalDate.nullable().default(null),
  /** 培养联系人: one or two formal members (发展党员工作细则 §9). */
  sponsors: z.array(Person).max(2).default([]),
  /** The day he went off the register: admitted, moved, or no longer asking; null while he stands in it. */
  leftOn: LocalDate.nullable().default(null),
  note: line(100).default(''),
});
export type CandidateBody = z.infer<typeof CandidateBody>;

/** A line of 入党积极分子名册. */
export const candidate = defineKind({
  kind: 'candidate',
  body: CandidateBody,
  fields: {
    name: 'latest',
    sex: 'latest',
    birthMonth: 'latest',
    education: 'latest',
    stage: 'latest',
    appliedOn: 'latest',
    activistOn: 'latest',
    sponsors: 'latest',
    leftOn: 'latest',
    note: 'latest',
  },
  needsReview: false,
  dayOf: (body) => body.appliedOn,
  membersOf: (body) => body.sponsors.flatMap(({ memberId }) => (memberId ? [memberId] : [])),
  wordsOf: (body) => body.name,
});
