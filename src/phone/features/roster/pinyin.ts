import { type SearchEntry, searchEntry } from '#domain/roster/search.ts';
import type { LocalRecord } from '#storage/shapes.ts';

type Member = LocalRecord<'member'>;
type Readings = (name: string) => readonly string[];

let loaded: Promise<Readings> | undefined;

/** The table of readings; a third of a megabyte, so it is read only when the roster is first opened. */
function readings(): Promise<Readings> {
  loaded ??= import('pinyin-pro').then(
    ({ pinyin }) =>
      (name) =>
        pinyin(name.replace(/[·\s]/gu, ''), { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'removed' }),
  );
  return loaded;
}

/** What the members are found by before their readings are known: their names alone. */
export const entriesByName = (members: readonly Member[]): SearchEntry[] => members.map(({ id, body }) => searchEntry(id, body.name, body.pinyin.split(' ')));

/** What the members are found by: names, readings and first letters. A reading written in the roster goes before the table's. */
export async function entriesByReading(members: readonly Member[]): Promise<SearchEntry[]> {
  const read = await readings();
  return members.map(({ id, body }) => searchEntry(id, body.name, body.pinyin.trim() === '' ? read(body.name) : body.pinyin.split(' ')));
}
