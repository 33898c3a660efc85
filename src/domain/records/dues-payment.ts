import { z } from 'zod';
import type { Fen } from '#domain/kernel/fen.ts';
import { GroupId, MemberId, RecordId } from '#domain/kernel/ids.ts';
import { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { TypedFen } from './dues-standard.ts';
import { Person } from './meeting.ts';
import { line } from './text.ts';

/** Who brought the money (DU-14). The branch never pays for anybody (DU-16). */
export const DuesPayer = z.enum(['self', 'family', 'member']); // 本人, 家属代交, 党员代交
export type DuesPayer = z.infer<typeof DuesPayer>;

/** How it came. */
export const DuesWay = z.enum(['cash', 'transfer']); // 现金, 转账
export type DuesWay = z.infer<typeof DuesWay>;

/**
 * What it is. 'monthly': the dues of one month, with what he gave beyond them. 'gift': given once beyond the dues, below the line.
 * 'large': 1,000 yuan or more at once; all of it goes to the Centre and is no part of the branch's own total (DU-13).
 */
export const DuesPurpose = z.enum(['monthly', 'gift', 'large']);
export type DuesPurpose = z.infer<typeof DuesPurpose>;

/** One entry of the dues ledger. It is never changed: a mistake is taken back by another entry that points at it. */
export const DuesPaymentBody = z
  .strictObject({
    memberId: MemberId,
    /** The group he was in, whose leader may collect; none on a reversal. */
    groupId: GroupId.nullable().default(null),
    purpose: DuesPurpose.default('monthly'),
    /** The month that is paid for; of what was given once, the month it was given in. */
    month: YearMonth,
    dueFen: TypedFen,
    voluntaryFen: TypedFen.default(0 as Fen),
    paidOn: LocalDate,
    payer: DuesPayer.default('self'),
    way: DuesWay.default('cash'),
    receiptNo: line(30).default(''),
    /** How many entries of this member and month its writer knew of; part of the id. */
    turn: z.int().min(0).max(999).default(0),
    /** The entry it takes back, with the same amounts. */
    reverses: RecordId.nullable().default(null),
    reason: line(60).default(''),
    /** Who else stood by when it was taken back. */
    second: Person.nullable().default(null),
  })
  .refine((entry) => entry.dueFen + entry.voluntaryFen > 0, { error: 'dues.amountOutOfRange', path: ['dueFen'] })
  .refine((entry) => entry.purpose === 'monthly' || entry.dueFen === 0, { error: 'dues.amountOutOfRange', path: ['dueFen'] })
  .refine((entry) => entry.reverses === null || entry.reason.trim() !== '', { error: 'dues.reasonMissing', path: ['reason'] })
  .refine((entry) => entry.reverses === null || entry.second !== null, { error: 'dues.secondMissing', path: ['second'] })
  .refine((entry) => entry.reverses === null || entry.groupId === null, { error: 'dues.reversalWrong', path: ['groupId'] });
export type DuesPaymentBody = z.infer<typeof DuesPaymentBody>;

/** An entry of the dues ledger; its id is made of what it says (`domain/dues/entry-ids.ts`). */
export const duesPayment = defineKind({
  kind: 'duesPayment',
  body: DuesPaymentBody,
  fields: {
    memberId: 'once',
    groupId: 'once',
    purpose: 'once',
    month: 'once',
    dueFen: 'once',
    voluntaryFen: 'once',
    paidOn: 'once',
    payer: 'once',
    way: 'once',
    receiptNo: 'once',
    turn: 'once',
    reverses: 'once',
    reason: 'once',
    second: 'once',
  },
  idSays: true,
  needsReview: false,
  dayOf: (body) => body.paidOn,
  membersOf: (body) => [body.memberId],
  wordsOf: (body) => body.receiptNo,
});
