import type { Actor } from '#domain/access.ts';
import { type LocalDate, lastDayOf, monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import { remedyObligations } from '#domain/meetings/remedies-due.ts';
import { type Obligation, type ObligationSubject, obligationSubjects } from '#domain/rules/obligation.ts';
import { talkObligations } from '#domain/talks/obligations.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { peopleOf, withRemedies } from './due-facts.ts';
import { othersDueInGroupOn, othersDueOn } from './due-others.ts';

/** One month of one part of the work. 'open': its day has passed and it is not done; 'coming': still to do; 'clear': nothing is owed; 'ahead': its time has not begun. */
export type OtherMonth = {
  readonly month: YearMonth;
  readonly state: 'open' | 'coming' | 'clear' | 'ahead';
  readonly items: readonly Obligation[];
};

/** A part of the work beside the meetings, as twelve months. */
export type OtherStrip = { readonly subject: ObligationSubject; readonly months: readonly OtherMonth[] };

/** What is owed in a year beside the meetings, each in the month of its day, by what this phone knows today; a part in which nothing is owed all year is left out. */
export async function yearOthers(db: BranchDb, year: number, today: LocalDate, actor: Actor): Promise<OtherStrip[]> {
  const [members, groups, offices, talks, meetings, appraisals] = await Promise.all([
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'group'),
    recordsOfKind(db, 'office'),
    recordsOfKind(db, 'talk'),
    recordsOfKind(db, 'meeting'),
    recordsOfKind(db, 'appraisal'),
  ]);
  if (members.length === 0) return [];
  const read = { members, groups, offices };
  const leads = actor.role === 'groupLeader';
  if (leads && actor.groupId === null) return [];
  const others = leads && actor.groupId !== null ? await othersDueInGroupOn(db, read, actor.groupId) : await othersDueOn(db, read);
  const lists = [...meetings, ...appraisals].map(withRemedies);
  const dueOn = (day: LocalDate): Obligation[] =>
    leads
      ? others(day)
      : [...others(day), ...talkObligations({ people: peopleOf(members, offices, day), talks }, day), ...remedyObligations(lists, day)];
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}` as YearMonth);
  const found = new Map<string, Obligation>();
  for (const month of months)
    for (const due of dueOn(lastDayOf(month))) if (due.dueOn.startsWith(String(year)) && !found.has(due.id)) found.set(due.id, due);
  const all = [...found.values()];
  return obligationSubjects.flatMap((subject): OtherStrip[] => {
    const own = all.filter((due) => due.subject === subject);
    return own.length === 0 ? [] : [{ subject, months: months.map((month) => monthFor(month, own, today)) }];
  });
}

function monthFor(month: YearMonth, all: readonly Obligation[], today: LocalDate): OtherMonth {
  const items = all.filter(({ dueOn }) => monthOf(dueOn) === month);
  if (items.some(({ dueOn }) => dueOn < today)) return { month, state: 'open', items };
  if (items.length > 0) return { month, state: 'coming', items };
  return { month, state: month <= monthOf(today) ? 'clear' : 'ahead', items };
}
