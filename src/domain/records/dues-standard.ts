import { z } from 'zod';
import { Fen } from '#domain/kernel/fen.ts';
import { MemberId } from '#domain/kernel/ids.ts';
import { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line } from './text.ts';

/** The most that one income or one entry may be, in fen: ten million yuan. What is more was mistyped. */
export const MOST_FEN = 1_000_000_000;

/** An amount that somebody typed: whole fen, none below nothing, none beyond reason. */
export const TypedFen = Fen.refine((amount) => amount >= 0 && amount <= MOST_FEN, { error: 'dues.amountOutOfRange' });

/** Who pays the fixed 0.20 (DU-9). */
export const FixedWhy = z.enum(['student', 'unemployed', 'relief', 'lowIncome']); // 学生, 下岗失业, 抚恤救济, 低保
export type FixedWhy = z.infer<typeof FixedWhy>;

/** What a member's dues are worked out from. Of a wage only the base is kept, never its parts (DU-2). */
export const DuesBasis = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('salary'), baseFen: TypedFen }), // 按月领取工资
  z.strictObject({ type: z.literal('annualSalary'), baseFen: TypedFen }), // 年薪制，当月实际领取
  z.strictObject({ type: z.literal('selfEmployed'), quarterFen: TypedFen }), // 不按月取得收入，上季度纯收入
  z.strictObject({ type: z.literal('pension'), baseFen: TypedFen }), // 离退休
  // 离退休，分不出基本养老金：按问来的数，记下是谁说的
  z.strictObject({ type: z.literal('pensionMixed'), receivedFen: TypedFen, agreedFen: TypedFen.nullable(), said: line(40) }),
  z.strictObject({ type: z.literal('farmer'), standardFen: TypedFen }), // 农民
  z.strictObject({ type: z.literal('migrantFarmer'), baseFen: TypedFen }), // 外出务工经商的农民，申报月均收入
  z.strictObject({ type: z.literal('fixed'), why: FixedWhy }),
]);
export type DuesBasis = z.infer<typeof DuesBasis>;

/** From one month on: the basis, and what came of it on the day it was set. The amount is kept, so that a later rule set leaves the year alone. */
export const DuesStep = z.strictObject({
  basis: DuesBasis,
  dueFen: TypedFen,
  /** Above the ceiling; his to give or not. */
  overFen: TypedFen.default(0 as Fen),
  setOn: LocalDate,
  /** Why it changed within the year; '' for the first. */
  reason: line(60).default(''),
});
export type DuesStep = z.infer<typeof DuesStep>;

/** Less, or nothing, for a time: studied by the branch, approved by the committee above it (DU-10). */
export const DuesRelief = z
  .strictObject({
    fen: TypedFen,
    from: YearMonth,
    to: YearMonth,
    /** The approval's number or name. */
    paper: line(60).refine((text) => text.trim() !== '', { error: 'dues.reliefPaperMissing' }),
    approvedOn: LocalDate,
  })
  .refine((relief) => relief.from <= relief.to, { error: 'dues.reliefMonths', path: ['to'] });
export type DuesRelief = z.infer<typeof DuesRelief>;

/** What one member pays in one year (党费核定). */
export const DuesStandardBody = z.strictObject({
  memberId: MemberId,
  year: z.int().min(2008).max(2199),
  /** By the first month from which each holds. */
  steps: z.record(YearMonth, DuesStep).default({}),
  relief: DuesRelief.nullable().default(null),
  /** Months not paid for a reason that the branch accepts, with the reason in a word. */
  excused: z.record(YearMonth, line(40)).default({}),
});
export type DuesStandardBody = z.infer<typeof DuesStandardBody>;

/** A yearly assessment; its id is made of the member and the year. */
export const duesStandard = defineKind({
  kind: 'duesStandard',
  body: DuesStandardBody,
  fields: { memberId: 'once', year: 'once', steps: 'perKey', relief: 'latest', excused: 'perKey' },
  idSays: true,
  needsReview: false,
  dayOf: (body) => `${body.year}-01-01` as LocalDate,
  membersOf: (body) => [body.memberId],
  wordsOf: () => '',
});
