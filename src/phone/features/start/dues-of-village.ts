import { assess } from '#domain/dues/assess.ts';
import { entryId, receiptId, standardId } from '#domain/dues/entry-ids.ts';
import { monthAfter } from '#domain/dues/months.ts';
import { sumsOf } from '#domain/dues/refusals.ts';
import { DuesSettings } from '#domain/dues/settings.ts';
import { type Fen, fen } from '#domain/kernel/fen.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import { addDays, type LocalDate, monthOf } from '#domain/kernel/local-date.ts';
import { DuesPaymentBody } from '#domain/records/dues-payment.ts';
import { DuesReceiptBody } from '#domain/records/dues-receipt.ts';
import { DuesRemittanceBody } from '#domain/records/dues-remittance.ts';
import { type DuesBasis, DuesStandardBody } from '#domain/records/dues-standard.ts';
import type { MemberBody } from '#domain/records/member.ts';

/** A record of dues to lay down, and the day on which it was written. */
export type DuesMade = {
  readonly kind: 'duesStandard' | 'duesPayment' | 'duesRemittance' | 'duesReceipt';
  readonly made: { readonly id: string; readonly body: unknown };
  readonly day: LocalDate;
};

const settings = DuesSettings.parse({});
const PENSION = fen(286_000);

const basisOf = ({ occupation }: MemberBody): DuesBasis | null =>
  occupation === 'farmer' || occupation === 'villageOfficial'
    ? { type: 'farmer', standardFen: settings.farmerFen as Fen }
    : occupation === 'retired'
      ? { type: 'pension', baseFen: PENSION }
      : null;

/**
 * The dues of the practice village: who farms is assessed and has paid the two months before this one, but for the last in the
 * roster; the older month went up and was signed for, the newer is in hand. Whoever the roster says too little of is still to be asked.
 */
export function duesOfVillage(
  members: readonly { readonly id: string; readonly body: MemberBody }[],
  {
    branchId,
    today,
    staff,
    newId,
  }: { readonly branchId: string; readonly today: LocalDate; readonly staff: string; readonly newId: () => string },
): readonly DuesMade[] {
  const now = monthOf(today);
  const months = [monthAfter(now, -2), monthAfter(now, -1)];
  const assessed = members.flatMap((member) => {
    const basis = member.body.status === 'formal' ? basisOf(member.body) : null;
    const result = basis && assess(basis, settings);
    return basis && result?.state === 'due' ? [{ member, basis, dueFen: result.dueFen }] : [];
  });
  const years = [...new Set([...months, now].map((month) => month.slice(0, 4)))];
  const standards = years.flatMap((year) =>
    assessed.map(({ member, basis, dueFen }): DuesMade => {
      const first = [...months, now].find((month) => month.startsWith(year)) ?? now;
      const setOn = addDays(`${first}-01` as LocalDate, -1);
      const body = DuesStandardBody.parse({ memberId: member.id, year: Number(year), steps: { [first]: { basis, dueFen, setOn } } });
      return { kind: 'duesStandard', made: { id: standardId(branchId, member.id, Number(year)), body }, day: setOn };
    }),
  );
  const paid = months.map((month) =>
    assessed
      .filter((_, i) => i < assessed.length - 1 || month !== months[1])
      .map(({ member, dueFen }) => {
        const day = `${month}-12` as LocalDate;
        const { groupId } = member.body;
        const body = DuesPaymentBody.parse({ memberId: member.id, groupId, month, dueFen, paidOn: day });
        return { id: entryId(branchId, body), body, day };
      }),
  );
  const entries = paid.flat().map(({ id, body, day }): DuesMade => ({ kind: 'duesPayment', made: { id, body }, day }));
  const older = paid[0] ?? [];
  if (older.length === 0) return [...standards, ...entries];
  const remittedOn = `${months[1]}-03` as LocalDate;
  const sums = sumsOf(older.map(({ body }) => body));
  const batchId = newId() as RecordId;
  const batch = DuesRemittanceBody.parse({ remittedOn, entries: older.map(({ id }) => id), ...sums });
  const signedOn = addDays(remittedOn, 2);
  const said = { remittanceId: batchId, state: 'signed', on: signedOn, countedFen: sums.totalFen + sums.largeFen, byName: staff };
  return [
    ...standards,
    ...entries,
    { kind: 'duesRemittance', made: { id: batchId, body: batch }, day: remittedOn },
    { kind: 'duesReceipt', made: { id: receiptId(branchId, batchId), body: DuesReceiptBody.parse(said) }, day: signedOn },
  ];
}
