import { type DuesMember, type DuesMonth, monthOfMember, monthsOfMember } from '#domain/dues/books-of-branch.ts';
import { entryId } from '#domain/dues/entry-ids.ts';
import { entryProblem } from '#domain/dues/refusals.ts';
import type { DuesSettings } from '#domain/dues/settings.ts';
import { splitPaid } from '#domain/dues/split.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import type { Problem } from '#domain/kernel/result.ts';
import type { DuesCloseBody } from '#domain/records/dues-close.ts';
import type { DuesPayer, DuesPaymentBody, DuesWay } from '#domain/records/dues-payment.ts';
import type { SaveInput } from '#storage/commands.ts';

/** How what is collected now was paid. */
export type HowPaid = { readonly payer: DuesPayer; readonly way: DuesWay; readonly receiptNo: string };

/** A member in the round: his month, and what he is behind with from before. */
export type InRound = { readonly member: DuesMember; readonly now: DuesMonth; readonly before: readonly DuesMonth[] };

/** Who is collected from in a month, in the order of the roster; who has nothing due for it is not in it. */
export function roundOf(members: readonly DuesMember[], month: YearMonth, settings: DuesSettings): readonly InRound[] {
  return members.flatMap((member) => {
    const now = monthsOfMember(member, month, month, settings)[0];
    if (now === undefined) return [];
    const from = member.life.booksFrom;
    const before =
      from === null || from >= month
        ? []
        : monthsOfMember(member, from, month, settings).filter((each) => each.month < month && each.stillDueFen > 0);
    return [{ member, now, before }];
  });
}

/** The months a member pays for at once and how much all in all. */
export type Paying = { readonly member: DuesMember; readonly months: readonly YearMonth[]; readonly fen: Fen };

type Given = HowPaid & {
  readonly branchId: string;
  readonly today: LocalDate;
  readonly settings: DuesSettings;
};

/** The entries that a payment makes: each month its own, what goes beyond on the last, a large one by itself. */
export function entriesOf({ member, months, fen }: Paying, given: Given): DuesPaymentBody[] {
  const entries: DuesPaymentBody[] = [];
  const base = {
    memberId: member.id as DuesPaymentBody['memberId'],
    groupId: member.body.groupId,
    paidOn: given.today,
    payer: given.payer,
    way: given.way,
    receiptNo: given.receiptNo.trim(),
    reverses: null,
    reason: '',
    second: null,
  };
  const turnOf = (month: YearMonth, purpose: DuesPaymentBody['purpose']): number =>
    member.entries.filter(({ body }) => body.reverses === null && body.month === month && body.purpose === purpose).length;
  let left: number = fen;
  for (const [i, month] of months.entries()) {
    const { stillDueFen } = monthOfMember(member, month, given.settings);
    const last = i === months.length - 1;
    const { dueFen, voluntaryFen, largeFen } = splitPaid((last ? left : Math.min(left, stillDueFen)) as Fen, stillDueFen);
    left -= dueFen + voluntaryFen + largeFen;
    if (dueFen + voluntaryFen > 0)
      entries.push({ ...base, purpose: dueFen > 0 ? 'monthly' : 'gift', month, dueFen, voluntaryFen, turn: turnOf(month, 'monthly') });
    if (largeFen > 0)
      entries.push({ ...base, purpose: 'large', month, dueFen: 0 as Fen, voluntaryFen: largeFen, turn: turnOf(month, 'large') });
  }
  return entries;
}

/** What has to be saved for these payments, or why one of them cannot be. */
export function savesOf(
  payments: readonly Paying[],
  given: Given & { readonly closes: readonly DuesCloseBody[]; readonly byName: string },
): { readonly inputs: readonly SaveInput[]; readonly problem: Problem | undefined } {
  const inputs: SaveInput[] = [];
  for (const payment of payments)
    for (const body of entriesOf(payment, given)) {
      const facts = { today: given.today, member: payment.member.body, closes: given.closes, reversed: undefined, byName: given.byName };
      const problem = entryProblem(body, facts);
      if (problem) return { inputs: [], problem };
      inputs.push({ id: entryId(given.branchId, body), kind: 'duesPayment', body, baseline: null });
    }
  return { inputs, problem: undefined };
}

/** The sum of what is still due for these months. */
export const sumDue = (months: readonly DuesMonth[]): Fen => months.reduce((sum, { stillDueFen }) => sum + stillDueFen, 0) as Fen;
