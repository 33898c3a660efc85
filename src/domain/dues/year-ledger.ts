import type { Fen } from '#domain/kernel/fen.ts';
import type { YearMonth } from '#domain/kernel/local-date.ts';
import { type DuesMember, monthOfMember } from './books-of-branch.ts';
import { standing } from './ledger.ts';
import { monthsBetween, monthsDue } from './months.ts';
import type { DuesSettings } from './settings.ts';

/** A member in the ledger of a year: what stands for each month, what he gave beyond the months, and both together. */
export type YearRow = {
  readonly member: DuesMember;
  readonly paid: readonly Fen[];
  /** Given once, large sums among it. */
  readonly gifts: Fen;
  readonly sum: Fen;
};

/** The ledger of a year (党费收缴台账): who owed or paid something in it, in the order of the roster, with the sums of every column. */
export type YearLedger = {
  readonly months: readonly YearMonth[];
  readonly rows: readonly YearRow[];
  readonly paid: readonly Fen[];
  readonly gifts: Fen;
  readonly sum: Fen;
};

const added = (amounts: readonly Fen[]): Fen => amounts.reduce<number>((sum, amount) => sum + amount, 0) as Fen;

/** Lays a year out by members and months. Its sum is that of every entry that stands for the year. */
export function yearLedger(members: readonly DuesMember[], year: number, settings: DuesSettings): YearLedger {
  const from = `${year}-01` as YearMonth;
  const to = `${year}-12` as YearMonth;
  const months = monthsBetween(from, to);
  const rows = members
    .filter(
      ({ life, entries }) =>
        monthsDue(life, from, to, settings).length > 0 || entries.some(({ body }) => from <= body.month && body.month <= to),
    )
    .map((member): YearRow => {
      const paid = months.map((month) => {
        const of = monthOfMember(member, month, settings);
        return (of.paidFen + of.voluntaryFen) as Fen;
      });
      const given = standing(member.entries).filter(({ body }) => body.purpose !== 'monthly' && body.month.startsWith(`${year}-`));
      const gifts = added(given.map(({ body }) => (body.dueFen + body.voluntaryFen) as Fen));
      return { member, paid, gifts, sum: added([...paid, gifts]) };
    });
  return {
    months,
    rows,
    paid: months.map((_, i) => added(rows.map((row) => row.paid[i] ?? (0 as Fen)))),
    gifts: added(rows.map(({ gifts }) => gifts)),
    sum: added(rows.map(({ sum }) => sum)),
  };
}
