/** What a member is found by. All in small letters, worked out once for each roster. */
export type SearchEntry = {
  readonly id: string;
  readonly name: string;
  /** The whole reading without gaps, "chenshoutian". */
  readonly full: string;
  /** The first letters, "cst". */
  readonly initials: string;
};

const letters = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[üǖǘǚǜ]/gu, 'v')
    .normalize('NFD')
    .replace(/[^a-z]/gu, '');

/** Makes the keys of one member from the readings of his name's characters; a character without a reading gives none. */
export function searchEntry(id: string, name: string, readings: readonly string[]): SearchEntry {
  const words = readings.map(letters).filter((word) => word !== '');
  return { id, name: name.toLowerCase(), full: words.join(''), initials: words.map((word) => word[0]).join('') };
}

/** Whether somebody who types this means this member: a part of his name, the beginning of his reading or of its first letters. An empty query means everybody. */
export function matches(entry: SearchEntry, query: string): boolean {
  const typed = query.trim().toLowerCase().replace(/[\s'’]/gu, '');
  if (typed === '') return true;
  if (entry.name.includes(query.trim().toLowerCase()) || entry.name.replace(/[·\s]/gu, '').includes(typed)) return true;
  return entry.full.startsWith(typed) || entry.initials.startsWith(typed);
}

/** The letter a member stands under, 'A' to 'Z', or '#' where his name has no reading. */
export const letterOf = (entry: SearchEntry): string => (/^[a-z]/.test(entry.full) ? (entry.full[0] as string).toUpperCase() : '#');

/** The order of the roster: by reading, then by name; names without a reading come last. */
export function byReading(a: SearchEntry, b: SearchEntry): number {
  if ((a.full === '') !== (b.full === '')) return a.full === '' ? 1 : -1;
  if (a.full !== b.full) return a.full < b.full ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
