import { entryId } from '#domain/dues/entry-ids.ts';
import { fen } from '#domain/kernel/fen.ts';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import { localDate, type YearMonth } from '#domain/kernel/local-date.ts';
import { type DuesPaymentBody, DuesPaymentBody as Payment } from '#domain/records/dues-payment.ts';
import type { DuesRemittanceBody } from '#domain/records/dues-remittance.ts';
import { DuesRemittanceBody as Remittance } from '#domain/records/dues-remittance.ts';

/** A payment of 0.50 for a month by himself in cash, unless something else is said. */
export const paymentBody = (memberId: string, month: string, change: Partial<DuesPaymentBody> = {}): DuesPaymentBody =>
  Payment.parse({
    memberId: memberId as MemberId,
    month: month as YearMonth,
    dueFen: fen(50),
    paidOn: localDate(`${month}-10`),
    ...change,
  });

/** The same with the id that says it. */
export const paymentIn = (branchId: string, memberId: string, month: string, change: Partial<DuesPaymentBody> = {}) => {
  const body = paymentBody(memberId, month, change);
  return { id: entryId(branchId, body), body };
};

/** What takes a payment back. */
export const reversalOf = (id: RecordId, body: DuesPaymentBody, change: Partial<DuesPaymentBody> = {}): DuesPaymentBody =>
  Payment.parse({ ...body, groupId: null, reverses: id, reason: '记错人了', second: { memberId: null, name: '周大勇' }, ...change });

/** A batch of these entries. */
export const batchOf = (
  entries: readonly { readonly id: RecordId; readonly body: DuesPaymentBody }[],
  change: Partial<DuesRemittanceBody> = {},
): DuesRemittanceBody =>
  Remittance.parse({
    remittedOn: '2026-06-12',
    entries: entries.map(({ id }) => id),
    totalFen: entries.reduce((sum, { body }) => sum + (body.reverses === null ? 1 : -1) * (body.dueFen + body.voluntaryFen), 0),
    ...change,
  });
