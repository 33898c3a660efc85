import { type DuesMember, monthOfMember, monthsOfMember } from '#domain/dues/books-of-branch.ts';
import { entryId, reversalId } from '#domain/dues/entry-ids.ts';
import { type Fen, fen } from '#domain/kernel/fen.ts';
import { addDays, type LocalDate, lastDayOf, monthOf, quarterOf, type YearMonth } from '#domain/kernel/local-date.ts';
import { DuesPaymentBody } from '#domain/records/dues-payment.ts';
import type { BranchWanted } from './branch.ts';
import { type DuesRecord, onDay, seedDuesSettings } from './dues-record.ts';
import type { Roster } from './roster.ts';
import words from './words/dues.json' with { type: 'json' };

const EVERY_SEVENTH = 7;
const BEHIND = [1, 3] as const;
const MORE_FEN = fen(950);
const LARGE_FEN = fen(120_000);

/** Every payment of these months, collected on an evening of its month; who pays by the quarter pays in its first month. */
export function entriesOf(
  members: readonly DuesMember[],
  months: readonly YearMonth[],
  people: Roster,
  wanted: BranchWanted,
): DuesRecord[] {
  const { branchId, random, index } = wanted;
  const last = months.at(-1);
  if (last === undefined) return [];
  const made: DuesRecord[] = [];
  const add = (given: Partial<DuesPaymentBody>, id?: string): DuesPaymentBody => {
    const body = DuesPaymentBody.parse(given);
    made.push(onDay('duesPayment', id ?? entryId(branchId, body), body, body.paidOn, random));
    return body;
  };
  const farmers = members.filter(({ standards, body }) => standards.length > 0 && body.status === 'formal' && body.occupation === 'farmer');
  // So many months at the end are still unpaid.
  const behind = new Map(BEHIND.map((count, i) => [farmers.at(-1 - i)?.id, months.slice(-count)]));
  const mistaken = index % 3 === 0 ? farmers[1]?.id : undefined;
  for (const month of months) {
    const evening = addDays(`${month}-08` as LocalDate, random.int(0, 9));
    for (const [i, member] of members.entries()) {
      if (monthsOfMember(member, month, month, seedDuesSettings).length === 0) continue;
      if (behind.get(member.id)?.includes(month)) continue;
      const { due } = monthOfMember(member, month, seedDuesSettings);
      if (due.state !== 'due' || due.fen === 0) continue;
      const paidOn = dayOf(member, month, months, i, evening);
      const { away, groupId, needsCare } = member.body;
      const payer = away !== null && random.chance(0.6) ? 'family' : needsCare && random.chance(0.3) ? 'member' : 'self';
      const payment = {
        memberId: member.id as DuesPaymentBody['memberId'],
        groupId,
        month,
        dueFen: due.fen,
        voluntaryFen: (random.chance(0.01) ? MORE_FEN : 0) as Fen,
        paidOn,
        payer,
        way: away !== null && payer === 'self' ? 'transfer' : 'cash',
      } as const satisfies Partial<DuesPaymentBody>;
      const body = add(payment);
      if (member.id !== mistaken || month !== months.at(-2)) continue;
      const second = people.members.find(({ id }) => id !== people.secretary.id && id !== member.id);
      const back = { ...body, groupId: null, reverses: entryId(branchId, body), reason: words.reversal };
      add(
        { ...back, second: { memberId: second?.id as DuesPaymentBody['memberId'], name: second?.body.name ?? '' } },
        reversalId(branchId, entryId(branchId, body)),
      );
      add({ ...payment, paidOn: addDays(paidOn, 4), turn: 1 });
    }
  }
  const july = months.findLast((month) => month.endsWith('-07'));
  if (index === 0 && july !== undefined)
    add({
      memberId: people.secretary.id as DuesPaymentBody['memberId'],
      groupId: people.secretary.body.groupId,
      purpose: 'large',
      month: july,
      dueFen: 0 as Fen,
      voluntaryFen: LARGE_FEN,
      paidOn: `${july}-01` as LocalDate,
    });
  return made;
}

/** The evening on which somebody paid a month: that of the round, or of his quarter's first where he pays by it; never before he joined. */
function dayOf(member: DuesMember, month: YearMonth, months: readonly YearMonth[], place: number, evening: LocalDate): LocalDate {
  const quarter = (of: YearMonth) => quarterOf(`${of}-01` as LocalDate);
  const first = months.find((each) => quarter(each) === quarter(month)) ?? month;
  const whole = months.filter((each) => quarter(each) === quarter(month)).length === 3;
  const { joinedOn } = member.body;
  const joinsIn = joinedOn !== null && monthOf(joinedOn) >= first;
  if (place % EVERY_SEVENTH === 3 && whole && !joinsIn) return addDays(`${first}-08` as LocalDate, 5);
  return joinedOn !== null && joinedOn > evening ? lastDayOf(month) : evening;
}
