import { addDays, LocalDate } from '#domain/kernel/local-date.ts';
import words from './private-words.json' with { type: 'json' };

/** What a villager's matter can be written down without (PIPL §28; 最小必要). */
export type PrivateKind = 'idNumber' | 'phone' | 'bankCard' | 'illness' | 'faith';

/** A place in a text that says it: from `start` up to and without `end`, in UTF-16 units. */
export type PrivateWords = { readonly kind: PrivateKind; readonly start: number; readonly end: number };

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';

/** Whether eighteen characters are an ID number: a day of birth that exists and the right last digit (GB 11643). */
function isIdNumber(text: string): boolean {
  const born = LocalDate.safeParse(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`);
  // A day that does not exist is refused by the calendar; zod alone would take the 30th of February of no year.
  if (!born.success || addDays(born.data, 0) !== born.data || !/^[1-8]\d{5}(18|19|20)\d{9}[\dX]$/.test(text)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return ID_CHECKS[sum % 11] === text[17];
}

/** Whether the digits pass the check of bank cards (Luhn, ISO/IEC 7812-1) and begin as cards given out here do. */
function isBankCard(digits: string): boolean {
  if (!/^(62|60|4|5[1-5]|3[57])\d+$/.test(digits) || digits.length < 15 || digits.length > 19) return false;
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const twice = i % 2 === 0 ? Number(digit) : Number(digit) * 2;
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

const MOBILE = /^(?:\+?86)?1[3-9]\d{9}$/;
const LANDLINE = /^0\d{2,3}-?\d{7,8}$/;

// Digits as people write them, with spaces and strokes between, also in full width; a day such as 2026-03-05 is too short to be any.
const NUMBERS = /(?<![\dA-Za-z０-９])[+＋]?[\d０-９](?:[ \u3000\uff0d-]?[\d０-９]){6,24}[XxＸｘ]?(?![\dA-Za-z０-９])/gu;

const plain = (text: string): string =>
  text.replace(/[０-９Ｘｘ＋－]/gu, (full) => String.fromCharCode(full.charCodeAt(0) - 0xfee0)).toUpperCase();

function numberKind(written: string): PrivateKind | null {
  const stroked = plain(written).replace(/[ \u3000]/gu, '');
  const digits = stroked.replaceAll('-', '');
  if (isIdNumber(digits)) return 'idNumber';
  if (MOBILE.test(digits) || (LANDLINE.test(stroked) && /^0/.test(stroked))) return 'phone';
  return isBankCard(digits) ? 'bankCard' : null;
}

// Only words that say a person's illness or faith by themselves. What is of farms and of policies as often as of people is left out,
// and so are talks, papers and places that name a thing and tell nothing of a person.
const WORDS: readonly (readonly [PrivateKind, RegExp])[] = [
  ['illness', new RegExp(words.illness.join('|'), 'gu')],
  ['faith', new RegExp(words.faith.join('|'), 'gu')],
];
const ABOUT_NOBODY = new RegExp(words.aboutNobody.join('|'), 'gu');

/**
 * Finds what a note about a household need not hold: ID numbers with a right check digit, telephone and bank-card numbers, words of
 * illness and of faith. It warns and never blocks, so it rather misses something than cries at every second note.
 */
export function privateWordsIn(text: string): readonly PrivateWords[] {
  const found: PrivateWords[] = [];
  for (const match of text.matchAll(NUMBERS)) {
    const kind = numberKind(match[0]);
    if (kind !== null) found.push({ kind, start: match.index, end: match.index + match[0].length });
  }
  const harmless = [...text.matchAll(ABOUT_NOBODY)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  for (const [kind, list] of WORDS)
    for (const match of text.matchAll(list)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (!harmless.some((part) => part.start <= start && end <= part.end)) found.push({ kind, start, end });
    }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with those places replaced by a mark of omission; everything else stays as it was typed. */
export function withoutPrivateWords(text: string, found: readonly PrivateWords[] = privateWordsIn(text)): string {
  let rest = text;
  for (const { start, end } of [...found].sort((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)}${words.left}${rest.slice(end)}`;
  return rest;
}
