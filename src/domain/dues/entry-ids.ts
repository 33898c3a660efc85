import { idOf } from '#domain/kernel/id-of.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { DuesPaymentBody } from '#domain/records/dues-payment.ts';

/** What an entry is known by: who, for which month, what and how much, with which receipt, and the how-many-eth its writer knew it to be. */
export type EntryKey = Pick<DuesPaymentBody, 'memberId' | 'purpose' | 'month' | 'dueFen' | 'voluntaryFen' | 'receiptNo' | 'turn'>;

/**
 * The id of an entry. The same payment written down on two phones has one id and is one entry; with another amount, another
 * receipt number or another place in the row it has another id, and both are seen, with a question (docs/decisions/016).
 */
export const entryId = (branchId: string, entry: EntryKey): RecordId =>
  idOf(branchId, 'dues', entry.memberId, entry.purpose, entry.month, entry.dueFen + entry.voluntaryFen, entry.receiptNo.trim(), entry.turn);

/** The id of the entry that takes another one back: there can be only one. */
export const reversalId = (branchId: string, reversed: RecordId): RecordId => idOf(branchId, 'dues.reversal', reversed);

/** The id of a member's assessment for a year. */
export const standardId = (branchId: string, memberId: string, year: number): RecordId => idOf(branchId, 'dues.standard', memberId, year);

/** The id of the township's side of a batch. */
export const receiptId = (branchId: string, remittanceId: RecordId): RecordId => idOf(branchId, 'dues.receipt', remittanceId);

/** The id of a closed month or year. */
export const closeId = (branchId: string, period: string): RecordId => idOf(branchId, 'dues.close', period);
