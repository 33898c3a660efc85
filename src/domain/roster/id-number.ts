import { LocalDate, type YearMonth } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { Sex } from '#domain/records/member.ts';

/** Why a citizen number is not one. The number itself is never among the facts. */
export type IdProblem = Problem<'import.idLength' | 'import.idDamaged' | 'import.idCheckDigit' | 'import.idBirth'>;

/** A citizen number as it is written today, and what it says of the person. */
export type IdFacts = {
  readonly number: string;
  readonly sex: Sex;
  readonly birthMonth: YearMonth;
  /** It was one of the fifteen figures given out before 1999: the century and the check digit were added. */
  readonly old: boolean;
};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';
const OLD = /^\d{15}$/;

const checkOf = (seventeen: string): string =>
  CHECK[WEIGHTS.reduce((total, weight, i) => total + weight * Number(seventeen[i]), 0) % 11] ?? '';

const plain = (written: string): string =>
  written
    .normalize('NFKC')
    .replace(/[\s'\u200b-\u200f\ufeff-]/gu, '')
    .toUpperCase();

/** Reads a citizen number of 18 characters (GB 11643-1999), or one of 15 figures, and what it says up to `today`. Region codes may be historic and are not judged. */
export function readIdNumber(written: string, today: LocalDate): Result<IdFacts, IdProblem> {
  const text = plain(written);
  if (/E\+\d/.test(text)) return fail('import.idDamaged');
  const old = OLD.test(text);
  const stem = old ? `${text.slice(0, 6)}19${text.slice(6)}` : text.slice(0, 17);
  const number = old ? stem + checkOf(stem) : text;
  if (!/^\d{17}[\dX]$/.test(number)) return fail('import.idLength', { length: text.length });
  // A spreadsheet that took the number for an amount kept fifteen digits of it.
  if (checkOf(stem) !== number[17]) return fail(/000$/.test(number) ? 'import.idDamaged' : 'import.idCheckDigit');
  const birth = LocalDate.safeParse(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`);
  if (!birth.success || birth.data < '1900-01-01' || birth.data > today) return fail('import.idBirth');
  return ok({ number, old, sex: Number(number[16]) % 2 === 1 ? '1' : '2', birthMonth: birth.data.slice(0, 7) as YearMonth });
}
