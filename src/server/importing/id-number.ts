import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { Sex } from '#domain/records/member.ts';
import { readMonth } from './read-date.ts';

/** Why a citizen number is not one. The number itself is never among the facts. */
export type IdProblem = Problem<'import.idLength' | 'import.idDamaged' | 'import.idCheckDigit' | 'import.idBirth'>;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

/** What may be kept of a citizen number (GB 11643-1999): sex and birth month. The number is forgotten here. */
export function readIdNumber(written: string, today: LocalDate): Result<{ readonly sex: Sex; readonly birthMonth: YearMonth }, IdProblem> {
  const text = written.replace(/\s/g, '').toUpperCase();
  if (/E\+\d/.test(text)) return fail('import.idDamaged');
  if (!/^\d{17}[\dX]$/.test(text)) return fail('import.idLength', { length: text.length });
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  // A spreadsheet that took the number for an amount kept fifteen digits of it.
  if (CHECK[sum % 11] !== text[17]) return fail(/000$/.test(text) ? 'import.idDamaged' : 'import.idCheckDigit');
  const birth = readMonth(text.slice(6, 14), today);
  if (!birth.ok) return fail('import.idBirth');
  return ok({ sex: Number(text[16]) % 2 === 1 ? '1' : '2', birthMonth: birth.value });
}
