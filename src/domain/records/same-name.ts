import variants from './name-variants.json' with { type: 'json' };

const plainOf = new Map(variants.flatMap((group) => [...group].map((letter) => [letter, [...group][0] as string] as const)));

/** A name without what clerks write differently: blanks that slipped in, the dot of a long name, full-width letters. */
export const nameKey = (name: string): string => name.normalize('NFKC').replace(/[\s·•‧・.\u2022\u2027\u00b7\u0387\uff65\u30fb]/gu, '');

/** A name as it is with the usual character for each rare or old one (昇 → 升, 𠮷 → 吉): for asking whether two are one, never for keeping. */
export const foldedName = (name: string): string => [...nameKey(name)].map((letter) => plainOf.get(letter) ?? letter).join('');
