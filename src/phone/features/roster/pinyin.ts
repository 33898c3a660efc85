import { type SearchEntry, searchEntry } from '#domain/roster/search.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** Gives the reading of each character of a name; a character without one is given as itself. */
export type Readings = (name: string) => readonly string[];

let table: Readings | undefined;
let loading: Promise<Readings | undefined> | undefined;

/** The table of readings where it has been read already. */
export const readingsNow = (): Readings | undefined => table;

/** Reads the table of readings, a third of a megabyte, once. Undefined where it cannot be had; everybody is still found by name then. */
export function loadReadings(): Promise<Readings | undefined> {
  loading ??= import('pinyin-pro').then(
    ({ pinyin }) => {
      // A roster is read anew after every change that comes in; the names in it hardly ever change.
      const known = new Map<string, readonly string[]>();
      table = (name) => {
        const before = known.get(name);
        if (before) return before;
        // 'spaced' keeps a character without a reading, so that a rare surname is not filed under the given name.
        const reading = pinyin(name.replace(/[·\s]/gu, ''), { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'spaced' });
        known.set(name, reading);
        return reading;
      };
      return table;
    },
    () => {
      loading = undefined;
      return undefined;
    },
  );
  return loading;
}

/** What the members are found by: names, readings and first letters. A reading written in the roster goes before the table's. */
export const entriesOf = (members: readonly LocalRecord<'member'>[], read: Readings | undefined): SearchEntry[] =>
  members.map(({ id, body }) => {
    const written = body.pinyin.trim();
    return searchEntry(id, body.name, written === '' ? (read?.(body.name) ?? []) : written.split(/\s+/u));
  });
