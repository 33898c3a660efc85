import type { LocalDate } from '#domain/kernel/local-date.ts';
import { type BookNames, bookNames } from '#domain/meetings/book-names.ts';
import { type BookPart, yearBook, yearFactsOf } from '#domain/meetings/year-book.ts';
import type { Settings } from '#domain/rules/settings.ts';
import type { BranchDb } from '#storage/db.ts';
import { meetingsBetween, recordsOfKind } from '#storage/queries.ts';
import { settingsHere } from '#storage/settings.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** Everything the book of one year is made from. */
export type BookFacts = {
  readonly parts: readonly BookPart<LocalRecord<'meeting'>>[];
  readonly appraisals: readonly LocalRecord<'appraisal'>[];
  readonly settings: Settings;
  readonly names: ReadonlyMap<string, string>;
  /** Why something was not held, by the obligation's id. */
  readonly reasons: ReadonlyMap<string, string>;
} & Pick<BookNames<LocalRecord<'group'>>, 'branch' | 'calledThen'>;

/** Reads a year from this phone. */
export async function bookFacts(db: BranchDb, branchName: string, year: number, today: LocalDate): Promise<BookFacts> {
  const [meetings, members, groups, offices, excusals, events, appraisals, settings] = await Promise.all([
    meetingsBetween(db, `${year}-01-01` as LocalDate, `${year + 1}-12-31` as LocalDate),
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'group'),
    recordsOfKind(db, 'office'),
    recordsOfKind(db, 'excusal'),
    recordsOfKind(db, 'structureEvent'),
    recordsOfKind(db, 'appraisal'),
    settingsHere(db),
  ]);
  const called = bookNames(branchName, groups, events, { year, today });
  const parts = yearBook(yearFactsOf({ year, today, meetings, settings }, called.groups, offices));
  return {
    branch: called.branch,
    calledThen: called.calledThen,
    parts,
    appraisals,
    settings,
    names: new Map(members.map(({ id, body }) => [id as string, body.name])),
    reasons: new Map(excusals.map(({ body }) => [body.obligation, body.reason])),
  };
}
