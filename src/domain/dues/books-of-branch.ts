import type { Fen } from '#domain/kernel/fen.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import type { DuesStandardBody } from '#domain/records/dues-standard.ts';
import type { FloatingStayBody } from '#domain/records/floating-stay.ts';
import type { MemberBody, MemberStatus } from '#domain/records/member.ts';
import type { TransferBody } from '#domain/records/transfer.ts';
import { type Arrears, arrearsOf, type MonthLine } from './arrears.ts';
import { type Entry, standing } from './ledger.ts';
import { type DuesLife, monthsBetween, monthsDue } from './months.ts';
import type { DuesSettings } from './settings.ts';
import { dueIn, type MonthlyDue } from './standard.ts';

/** Everything about a branch that its dues are worked out from. */
export type DuesFacts = {
  readonly members: readonly { readonly id: string; readonly body: MemberBody }[];
  readonly standards: readonly { readonly body: DuesStandardBody }[];
  readonly entries: readonly Entry[];
  readonly stays: readonly { readonly body: FloatingStayBody }[];
  readonly transfers: readonly { readonly body: TransferBody }[];
};

/** A member with what he owes and has paid. */
export type DuesMember = {
  readonly id: string;
  readonly body: MemberBody;
  readonly life: DuesLife;
  readonly standards: readonly DuesStandardBody[];
  /** All his entries, those taken back among them. */
  readonly entries: readonly Entry[];
};

const ENDED: ReadonlySet<MemberStatus> = new Set(['suspended', 'removed', 'deceased']);

/** The transfer of that direction that was accepted last. A letter the other side has not accepted moves nobody (TR-3). */
function lastAccepted(transfers: readonly TransferBody[], direction: TransferBody['direction']) {
  return transfers
    .flatMap((body) => (body.direction === direction && body.steps.accepted ? [{ on: body.steps.accepted.on, until: body.duesUntil }] : []))
    .sort((a, b) => (a.on < b.on ? 1 : -1))[0];
}

/** A member's life as far as the roster, his transfers and his stays away tell it. Who went and came back is ours from his coming back. */
export function lifeOf(
  body: MemberBody,
  stays: readonly FloatingStayBody[],
  transfers: readonly TransferBody[],
  booksFrom: YearMonth | null,
): DuesLife {
  const came = lastAccepted(transfers, 'in');
  const gone = lastAccepted(transfers, 'out');
  const went = gone && (came === undefined || gone.on >= came.on) ? gone : undefined;
  return {
    joinedOn: body.joinedOn,
    rejectedOn: null,
    paidElsewhereUntil: came?.until ?? body.duesUntil,
    arrivedOn: came?.on ?? body.cameOn,
    paidHereUntil: went?.until ?? null,
    leftOn: went?.on ?? (body.status === 'transferredOut' ? body.statusSince : null),
    endedOn: ENDED.has(body.status) ? body.statusSince : null,
    paidAtHost: new Set(stays.flatMap((stay) => Object.values(stay.dues).flatMap((paid) => monthsBetween(paid.from, paid.to)))),
    booksFrom,
  };
}

/** Every member with his own part of the books, in the order of the roster. */
export function duesMembers({ members, standards, entries, stays, transfers }: DuesFacts): readonly DuesMember[] {
  const standardsOf = groupBy(
    standards.map(({ body }) => body),
    (body) => body.memberId as string,
  );
  const entriesOf = groupBy(entries, ({ body }) => body.memberId as string);
  const staysOf = groupBy(
    stays.map(({ body }) => body).filter((stay) => stay.direction === 'out' && stay.memberId !== null),
    (stay) => stay.memberId as string,
  );
  const transfersOf = groupBy(
    transfers.map(({ body }) => body).filter((transfer) => transfer.memberId !== null),
    (transfer) => transfer.memberId as string,
  );
  return members.map(({ id, body }) => {
    const own = standardsOf.get(id) ?? [];
    const from = own.flatMap((standard) => Object.keys(standard.steps)).sort()[0] as YearMonth | undefined;
    return {
      id,
      body,
      life: lifeOf(body, staysOf.get(id) ?? [], transfersOf.get(id) ?? [], from ?? null),
      standards: own,
      entries: entriesOf.get(id) ?? [],
    };
  });
}

/** One month of a member as the books have it. */
export type DuesMonth = {
  readonly month: YearMonth;
  readonly due: MonthlyDue;
  readonly paidFen: Fen;
  readonly voluntaryFen: Fen;
  /** What stands for this month; more than one where he paid in parts, or where two phones wrote down the same. */
  readonly entries: readonly Entry[];
  readonly stillDueFen: Fen;
  readonly excused: string;
};

/** One month of a member, whether or not it is due. */
export function monthOfMember(member: DuesMember, month: YearMonth, settings: DuesSettings): DuesMonth {
  const entries = standing(member.entries).filter(({ body }) => body.purpose === 'monthly' && body.month === month);
  const due = dueIn(member.standards, month, settings);
  const paid = entries.reduce((sum, { body }) => sum + body.dueFen, 0);
  const voluntary = entries.reduce((sum, { body }) => sum + body.voluntaryFen, 0);
  const year = member.standards.find((standard) => String(standard.year) === month.slice(0, 4));
  return {
    month,
    due,
    paidFen: paid as Fen,
    voluntaryFen: voluntary as Fen,
    entries,
    stillDueFen: Math.max(0, (due.state === 'due' ? due.fen : 0) - paid) as Fen,
    excused: year?.excused[month] ?? '',
  };
}

/** The months of a member that this branch collects, between the two. */
export const monthsOfMember = (member: DuesMember, from: YearMonth, to: YearMonth, settings: DuesSettings): readonly DuesMonth[] =>
  monthsDue(member.life, from, to, settings).map((month) => monthOfMember(member, month, settings));

/** Whether more dues stand for a month than are due, in more than one entry: the same money twice, or paid twice? Somebody has to say. */
export const paidTwice = (month: DuesMonth): boolean =>
  month.entries.length > 1 && month.paidFen > (month.due.state === 'due' ? month.due.fen : 0);

const lineOf = (month: DuesMonth): MonthLine => ({
  month: month.month,
  dueFen: month.due.state === 'due' ? month.due.fen : null,
  paidFen: month.paidFen,
  excused: month.excused,
});

/** How far a member is behind, by everything in these books. */
export function arrearsOfMember(member: DuesMember, today: LocalDate, settings: DuesSettings): Arrears {
  const from = member.life.booksFrom;
  const months = from === null ? [] : monthsOfMember(member, from, today.slice(0, 7) as YearMonth, settings);
  return arrearsOf(months.map(lineOf), today);
}
