import type { ColumnUse, RosterColumn } from '#protocol/importing.ts';
import words from './roster-words.json' with { type: 'json' };

/** A field whose values are codes, with the words for each. */
export type CodedField = 'sex' | 'education' | 'occupation' | 'status' | 'ethnicity' | 'degree' | 'admission';

/** A heading without what clerks put around it: blanks, stars, colons, a remark in brackets. */
export const squeezed = (text: string): string => text.replace(/[\s*\uff0a:\uff1a]/g, '').replace(/[(\uff08].*[)\uff09]$/, '');

const byHeading = new Map(
  Object.entries(words.columns).flatMap(([column, names]) => names.map((name) => [name, column as RosterColumn] as const)),
);

/** What a heading means by itself: a column, or nothing because it is computed or not kept; undefined for one that nobody knows. */
export const knownUse = (heading: string): ColumnUse | undefined =>
  byHeading.get(squeezed(heading)) ?? (words.skip.includes(squeezed(heading)) ? 'skip' : undefined);

/** Whether a word says yes; undefined for one that says neither yes nor no. */
export const saysYes = (text: string): boolean | undefined =>
  words.yes.includes(text) ? true : words.no.includes(text) ? false : undefined;

/** Whether a cell says that there is nothing to say. */
export const isBlank = (text: string): boolean => text === '' || words.blank.includes(text);

/** The heading that our own files carry over a column. */
export const headingOf = (column: RosterColumn): string =>
  (words.columns as Readonly<Record<RosterColumn, readonly string[]>>)[column][0] ?? column;

const codes = (field: CodedField): Readonly<Record<string, readonly string[]>> => words[field];

/** The code for a word, with or without the 族 of a people; undefined for a word that is not known. */
export function codeOf(field: CodedField, text: string): string | undefined {
  const entries = Object.entries(codes(field));
  const found =
    entries.find(([, names]) => names.includes(text)) ??
    (field === 'ethnicity' ? entries.find(([, names]) => names.some((name) => name.slice(0, -1) === text && text.length > 0)) : undefined);
  return found?.[0];
}

/** The word that our own files write for a code; empty when there is none. */
export const wordOf = (field: CodedField, code: string | null): string => (code === null ? '' : (codes(field)[code]?.[0] ?? ''));
