import { addDays, addMonths, daysBetween, type LocalDate, lastDayOf, monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import type { DuesReceiptBody } from '#domain/records/dues-receipt.ts';
import type { DuesRemittanceBody } from '#domain/records/dues-remittance.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import { arrearsOfMember, type DuesFacts, duesMembers, monthOfMember } from './books-of-branch.ts';
import { type Batch, duesBooks } from './ledger.ts';
import { monthsDue } from './months.ts';
import { dueRates } from './rates.ts';
import type { DuesSettings } from './settings.ts';
import { yuanText } from './yuan.ts';

/** Everything that something can be due from in a branch's dues. */
export type DuesObligationFacts = DuesFacts & {
  readonly batches: readonly Batch[];
  readonly receipts: readonly { readonly body: DuesReceiptBody }[];
};

const DIFFERENCE_DAYS = 7;

/**
 * What a branch has to do about dues on that day: assess whoever has not been for this year, collect the month, look at those who
 * are behind, take up what has lain in hand since last month, clear up what the township found short or over.
 */
export function duesObligations(facts: DuesObligationFacts, today: LocalDate, settings: DuesSettings): Obligation[] {
  const month = monthOf(today);
  const year = today.slice(0, 4);
  const obligation = (
    id: string,
    what: Obligation['what'],
    dueOn: LocalDate,
    source: Obligation['source'],
    said: Obligation['facts'],
    opens: string | null = null,
  ): Obligation => ({ id: `dues:${id}`, subject: 'dues', what, facts: said, opens, dueOn, daysLeft: daysBetween(today, dueOn), source });

  const members = duesMembers(facts).filter(({ life }) => monthsDue({ ...life, booksFrom: null }, month, month, settings).length > 0);
  const assessed = members.filter(({ standards }) => standards.some((standard) => String(standard.year) === year));
  const found: Obligation[] = [];

  const toAssess = members.length - assessed.length;
  if (toAssess > 0) {
    // The year's assessment is done in January. A branch that begins with these books later, and whoever comes later, has this month.
    const before = facts.standards.some((standard) => String(standard.body.year) < year || `${year}-01` in standard.body.steps);
    const since = (member: (typeof members)[number]) =>
      monthsDue({ ...member.life, booksFrom: null }, `${year}-01` as YearMonth, month, settings)[0];
    const late = before && members.some((member) => !assessed.includes(member) && since(member) === `${year}-01`);
    const dueOn = late ? (`${year}-01-31` as LocalDate) : lastDayOf(month);
    found.push(obligation(`assess:${year}`, 'assess', dueOn, dueRates.ceiling.source, { year, people: toAssess }));
  }

  const open = assessed.map((member) => monthOfMember(member, month, settings)).filter(({ stillDueFen }) => stillDueFen > 0);
  if (open.length > 0) {
    const sum = open.reduce((total, { stillDueFen }) => total + stillDueFen, 0);
    const said = { month, people: open.length, yuan: yuanText(sum as never) };
    found.push(obligation(`collect:${month}`, 'collect', lastDayOf(month), dueRates.when.source, said));
  }

  const behind = members.map((member) => ({ member, arrears: arrearsOfMember(member, today, settings) }));
  const reminded = behind.filter(({ arrears }) => arrears.remind !== null).length;
  if (reminded > 0) found.push(obligation(`behind:${month}`, 'behind', lastDayOf(month), dueRates.unpaid.source, { people: reminded }));
  for (const { member, arrears } of behind)
    if (arrears.candidate) {
      const said = { name: member.body.name, months: arrears.inARow };
      found.push(
        obligation(`candidate:${member.id}:${arrears.months[0] ?? ''}`, 'candidate', today, dueRates.unpaid.source, said, member.id),
      );
    }

  const held = duesBooks(facts.entries, facts.batches, facts.receipts).held.filter(({ body }) => monthOf(body.paidOn) < month);
  const oldest = held.map(({ body }) => body.paidOn).sort()[0];
  if (oldest !== undefined)
    found.push(
      obligation(`remit:${monthOf(oldest)}`, 'remit', lastDayOf(monthOf(addMonths(oldest, 1))), dueRates.when.source, {
        count: held.length,
      }),
    );

  const withdrawn = new Set(facts.batches.filter(({ body }) => (body as DuesRemittanceBody).withdrawn !== null).map(({ id }) => id));
  for (const { body } of facts.receipts)
    if (body.state === 'difference' && !withdrawn.has(body.remittanceId)) {
      const dueOn = addDays(body.on, DIFFERENCE_DAYS);
      found.push(obligation(`difference:${body.remittanceId}`, 'difference', dueOn, dueRates.when.source, {}, body.remittanceId));
    }
  return found;
}
