/** What a member is found by. All in small letters, worked out once for each roster. */
export type SearchEntry = {
  readonly id: string;
  readonly name: string;
  /** The whole reading without gaps, "chenshoutian". */
  readonly full: string;
  /** The first letters, "cst". */
  readonly initials: string;
  /** The readings one by one, "chen shou tian": what the roster is ordered by, so that no 程 stands between two 陈. */
  readonly spelt: string;
  /** The letter he stands under, 'A' to 'Z', or '#' where the first character of his name has no reading. */
  readonly letter: string;
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
  const spellings = readings.map(letters);
  const words = spellings.filter((word) => word !== '');
  return {
    id,
    name: name.toLowerCase(),
    full: words.join(''),
    initials: words.map((word) => word[0]).join(''),
    spelt: words.join(' '),
    letter: spellings[0]?.[0]?.toUpperCase() ?? '#',
  };
}

/** Tells whom somebody who types this means: a part of the name, the beginning of its reading or of its first letters. An empty query means everybody. */
export function finder(query: string): (entry: SearchEntry) => boolean {
  const words = query.trim().toLowerCase();
  const typed = words.replace(/[\s'’]/gu, '');
  if (typed === '') return () => true;
  return ({ name, full, initials }) =>
    full.startsWith(typed) ||
    initials.startsWith(typed) ||
    name.includes(words) ||
    (GAP.test(name) && name.replace(GAPS, '').includes(typed));
}

const GAP = /[·\s]/u;
const GAPS = /[·\s]/gu;

/** The order of the roster: by reading, then by name; names whose first character has no reading come last. */
export function byReading(a: SearchEntry, b: SearchEntry): number {
  if ((a.letter === '#') !== (b.letter === '#')) return a.letter === '#' ? 1 : -1;
  if (a.spelt !== b.spelt) return a.spelt < b.spelt ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
