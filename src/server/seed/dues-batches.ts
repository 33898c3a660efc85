import { closeId, receiptId } from '#domain/dues/entry-ids.ts';
import { monthAfter } from '#domain/dues/months.ts';
import { sumsOf } from '#domain/dues/refusals.ts';
import { yuanText } from '#domain/dues/yuan.ts';
import { fen } from '#domain/kernel/fen.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import { addDays, type LocalDate, monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import { DuesCloseBody } from '#domain/records/dues-close.ts';
import type { DuesPaymentBody } from '#domain/records/dues-payment.ts';
import { DuesReceiptBody } from '#domain/records/dues-receipt.ts';
import { DuesRemittanceBody } from '#domain/records/dues-remittance.ts';
import type { BranchWanted } from './branch.ts';
import { type DuesRecord, onDay } from './dues-record.ts';
import { momentOf } from './handing-in.ts';
import words from './words/dues.json' with { type: 'json' };
import { filled, phrases } from './words.ts';

const SHORT_FEN = fen(50);

/**
 * The entries taken up month by month in the first days of the next, each batch counted and signed, and its month closed two months
 * later. The newest is received in one village of three, found short in the next, and on its way in the third.
 */
export function batchesOf(entries: readonly DuesRecord[], { branchId, random, today, index }: BranchWanted): DuesRecord[] {
  const bodyOf = (entry: DuesRecord): DuesPaymentBody => entry.body as unknown as DuesPaymentBody;
  const byMonth = [...groupBy(entries, (entry) => monthOf(bodyOf(entry).paidOn) as string)].sort(([a], [b]) => (a < b ? -1 : 1));
  const made: DuesRecord[] = [];
  for (const [month, own] of byMonth) {
    const next = monthAfter(month as YearMonth);
    const remittedOn = addDays(`${next}-02` as LocalDate, random.int(0, 6));
    if (remittedOn >= today) continue;
    const batchId = random.uuid(momentOf(remittedOn)) as RecordId;
    const batch = DuesRemittanceBody.parse({ remittedOn, entries: own.map(({ id }) => id), ...sumsOf(own.map(bodyOf)) });
    made.push(onDay('duesRemittance', batchId, batch, remittedOn, random));
    const countedOn = addDays(remittedOn, random.int(1, 5));
    const newest = next === monthOf(today) || countedOn >= today;
    const stated = fen(batch.totalFen + batch.largeFen);
    const said = !newest
      ? { state: 'signed', countedFen: stated }
      : index % 3 === 0
        ? { state: 'received', countedFen: null }
        : index % 3 === 1
          ? { state: 'difference', countedFen: stated - SHORT_FEN, note: filled(words.short, { sum: yuanText(SHORT_FEN) }) }
          : undefined;
    if (said && countedOn < today) {
      const receipt = DuesReceiptBody.parse({ remittanceId: batchId, on: countedOn, byName: phrases.people.staff, ...said });
      made.push(onDay('duesReceipt', receiptId(branchId, batchId), receipt, countedOn, random, phrases.people.staff));
    }
    const closedOn = `${monthAfter(month as YearMonth, 2)}-10` as LocalDate;
    if (newest || closedOn >= today) continue;
    const close = DuesCloseBody.parse({ period: month, closedOn, byName: phrases.people.staff });
    made.push(onDay('duesClose', closeId(branchId, month), close, closedOn, random, phrases.people.staff));
  }
  return made;
}
