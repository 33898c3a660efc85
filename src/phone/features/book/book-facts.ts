import type { LocalDate } from '#domain/kernel/local-date.ts';
import { type BookPart, yearBook, yearFactsOf } from '#domain/meetings/year-book.ts';
import type { BranchDb } from '#storage/db.ts';
import { meetingsBetween, recordsOfKind } from '#storage/queries.ts';
import { settingsHere } from '#storage/settings.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** Everything the book of one year is made from. */
export type BookFacts = {
  readonly parts: readonly BookPart<LocalRecord<'meeting'>>[];
  readonly names: ReadonlyMap<string, string>;
  /** Why something was not held, by the obligation's id. */
  readonly reasons: ReadonlyMap<string, string>;
};

/** Reads a year from this phone. */
export async function bookFacts(db: BranchDb, year: number, today: LocalDate): Promise<BookFacts> {
  const [meetings, members, groups, offices, excusals, settings] = await Promise.all([
    meetingsBetween(db, `${year}-01-01` as LocalDate, `${year + 1}-12-31` as LocalDate),
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'group'),
    recordsOfKind(db, 'office'),
    recordsOfKind(db, 'excusal'),
    settingsHere(db),
  ]);
  const parts = yearBook(yearFactsOf({ year, today, meetings, settings }, groups, offices));
  return {
    parts,
    names: new Map(members.map(({ id, body }) => [id as string, body.name])),
    reasons: new Map(excusals.map(({ body }) => [body.obligation, body.reason])),
  };
}
