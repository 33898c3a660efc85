import { z } from 'zod';
import { MemberId } from '#domain/kernel/ids.ts';
import { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { Ethnicity, Sex } from './member.ts';
import { line, PersonName } from './text.ts';

/** The dated steps of a 组织关系转接; which may follow which is in `roster/transfer.ts`. */
export const TransferStep = z.enum([
  'reminded', // 提醒本人
  'lettered', // 开出介绍信; for one who comes: his letter was seen
  'accepted', // 对方接收; for one who comes: taken into our branch
  'receipt', // 回执收到; for one who comes: 回执寄回
  'returned', // 没有接收，退回
  'cancelled', // 不转了
]);
export type TransferStep = z.infer<typeof TransferStep>;

/** When a step was done, whose hand did it, and why, where the way ended (退回, 不转了). */
export const StepDone = z.strictObject({ on: LocalDate, byName: line(50).default(''), why: line(100).default('') });
export type StepDone = z.infer<typeof StepDone>;

/** Why the 组织关系 moves. */
export const TransferReason = z.enum(['work', 'study', 'moved', 'awayLong', 'family', 'other']);
export type TransferReason = z.infer<typeof TransferReason>;

/** One transfer of a member's 组织关系, out or in, with what stands on the 介绍信 but for the ID number, which is written by hand. */
export const TransferBody = z.strictObject({
  direction: z.enum(['out', 'in']),
  /** On our roster; null for one who comes and was not taken in yet. */
  memberId: MemberId.nullable().default(null),
  name: PersonName,
  sex: Sex.default('0'),
  birthMonth: YearMonth.nullable().default(null),
  ethnicity: Ethnicity.default('01'),
  memberAs: z.enum(['formal', 'probationary']).default('formal'),
  joinedOn: LocalDate.nullable().default(null),
  formalOn: LocalDate.nullable().default(null),
  why: TransferReason.nullable().default(null),
  /** The committees that write to each other (TR-2), and the branch at the other side. */
  fromCommittee: line(60).default(''),
  toCommittee: line(60).default(''),
  otherBranch: line(60).default(''),
  letterNo: line(40).default(''),
  /** Days for which the 介绍信 is good, as written on it (TR-5). */
  validDays: z.int().min(1).max(90).nullable().default(null),
  /** 党费交至: the last month paid where he comes from. */
  duesUntil: YearMonth.nullable().default(null),
  /** Telephone and address of the committee that wrote the letter. */
  committeePhone: line(40).default(''),
  committeeAddress: line(80).default(''),
  steps: z.partialRecord(TransferStep, StepDone).default({}),
  note: line(200).default(''),
});
export type TransferBody = z.infer<typeof TransferBody>;

/** A 组织关系转接. */
export const transfer = defineKind({
  kind: 'transfer',
  body: TransferBody,
  fields: {
    direction: 'latest',
    memberId: 'latest',
    name: 'latest',
    sex: 'latest',
    birthMonth: 'latest',
    ethnicity: 'latest',
    memberAs: 'latest',
    joinedOn: 'latest',
    formalOn: 'latest',
    why: 'latest',
    fromCommittee: 'latest',
    toCommittee: 'latest',
    otherBranch: 'latest',
    letterNo: 'latest',
    validDays: 'latest',
    duesUntil: 'latest',
    committeePhone: 'latest',
    committeeAddress: 'latest',
    steps: 'perKey',
    note: 'keep',
  },
  needsReview: false,
  dayOf: (body) => body.steps.lettered?.on ?? body.steps.reminded?.on ?? null,
  membersOf: (body) => (body.memberId === null ? [] : [body.memberId]),
  wordsOf: (body) => [body.name, body.otherBranch, body.letterNo].join(' '),
});
