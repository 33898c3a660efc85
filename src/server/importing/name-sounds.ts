import type { Sounds } from './who-is-it.ts';

let table: Promise<Sounds> | undefined;

/** How names are read, without tones; the table of readings is loaded with the first file. */
export function nameSounds(): Promise<Sounds> {
  table ??= import('pinyin-pro').then(({ pinyin }) => {
    const known = new Map<string, string>();
    return (name) => {
      const before = known.get(name);
      if (before !== undefined) return before;
      const sound = pinyin(name.replace(/[\s\u00b7]/gu, ''), { toneType: 'none', type: 'array', surname: 'head', v: true }).join(' ');
      if (known.size > 20_000) known.clear();
      known.set(name, sound);
      return sound;
    };
  });
  return table;
}
