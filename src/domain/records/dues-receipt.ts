import { z } from 'zod';
import { RecordId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { TypedFen } from './dues-standard.ts';
import { line } from './text.ts';

/** Where a batch stands at the township: handed over, short or over when counted, or signed for. */
export const DuesReceiptState = z.enum(['received', 'difference', 'signed']); // 收到, 有出入, 签收
export type DuesReceiptState = z.infer<typeof DuesReceiptState>;

/** The township's side of one batch; only the township writes it. Its id is made of the batch's. */
export const DuesReceiptBody = z
  .strictObject({
    remittanceId: RecordId,
    state: DuesReceiptState,
    on: LocalDate,
    /** What was counted, all in all; null until it is. */
    countedFen: TypedFen.nullable().default(null),
    /** The township's number for it. */
    number: line(30).default(''),
    note: line(100).default(''),
    byName: line(100).default(''),
  })
  .refine((receipt) => receipt.state === 'received' || receipt.countedFen !== null, { error: 'dues.notCounted', path: ['countedFen'] });
export type DuesReceiptBody = z.infer<typeof DuesReceiptBody>;

/** What the township says of a batch. */
export const duesReceipt = defineKind({
  kind: 'duesReceipt',
  body: DuesReceiptBody,
  fields: { remittanceId: 'once', state: 'latest', on: 'latest', countedFen: 'latest', number: 'latest', note: 'latest', byName: 'latest' },
  idSays: true,
  needsReview: false,
  dayOf: (body) => body.on,
  membersOf: () => [],
  wordsOf: (body) => body.number,
});
