import type { Actor } from '#domain/access.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { type BookPart, yearBook, yearFactsOf } from '#domain/meetings/year-book.ts';
import type { BranchDb } from '#storage/db.ts';
import { meetingsBetween, recordsOfKind } from '#storage/queries.ts';
import { settingsHere } from '#storage/settings.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** A year of the branch's obligations, and why what was missed was missed, by the obligation's id. */
export type YearNow = { readonly parts: readonly BookPart<LocalRecord<'meeting'>>[]; readonly excused: ReadonlyMap<string, string> };

/** Reads one year; a group leader is shown his own group. */
export async function yearNow(db: BranchDb, year: number, today: LocalDate, actor: Actor): Promise<YearNow> {
  const [members, meetings, groups, offices, excusals, settings] = await Promise.all([
    recordsOfKind(db, 'member'),
    meetingsBetween(db, `${year}-01-01` as LocalDate, `${year + 1}-12-31` as LocalDate),
    recordsOfKind(db, 'group'),
    recordsOfKind(db, 'office'),
    recordsOfKind(db, 'excusal'),
    settingsHere(db),
  ]);
  const all = yearBook(yearFactsOf({ year, today, meetings, settings }, groups, offices));
  // Before its roster has come a phone knows of nothing that was not held.
  if (members.length === 0) return { parts: [], excused: new Map() };
  const parts = actor.role === 'groupLeader' ? all.filter(({ group }) => group !== null && group.id === actor.groupId) : all;
  return { parts, excused: new Map(excusals.map(({ body }) => [body.obligation, body.reason])) };
}
