import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { LocalDate as Day, YearMonth as Month } from '#domain/kernel/local-date.ts';
import { fail, ok, type Result } from '#domain/kernel/result.ts';

/** What the 18 digits on a card say: for a phone without a camera, and to be read out on the telephone. */
export type CardNumber = {
  readonly type: 'card';
  readonly tag: number;
  readonly untilMonth: YearMonth;
  readonly duesUntil: YearMonth | null;
};

/** What the 22 digits of a stamp say. */
export type StampNumber = {
  readonly type: 'stamp';
  readonly tag: number;
  readonly on: LocalDate;
  readonly meetings: number;
  readonly duesUntil: YearMonth | null;
};

/** What may be wrong with digits that were typed: how many there are, or the check of them. */
export type NumberProblem = 'number.length' | 'number.check';

const CARD = 18;
const STAMP = 22;
const TAGS = 10_000_000;

/** The seven digits by which a stay is known in short numbers. Two stays of one branch share them about once in ten million. */
export const tagOf = (stayId: string): number => Number.parseInt(stayId.replaceAll('-', '').slice(-10), 16) % TAGS;

const remainder = (digits: string): number => [...digits].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0);

/** With two check digits (ISO 7064 MOD 97-10): every wrong digit and every two that changed places are found. */
const checked = (digits: string): string => digits + String(98 - remainder(`${digits}00`)).padStart(2, '0');

const shortMonth = (month: YearMonth | null): string => (month === null ? '0000' : month.slice(2, 4) + month.slice(5));
const wholeMonth = (digits: string): YearMonth | null => Month.safeParse(`20${digits.slice(0, 2)}-${digits.slice(2)}`).data ?? null;

/** The number printed on a card. */
export const cardNumber = (tag: number, until: LocalDate, duesUntil: YearMonth | null): string =>
  checked(`1${String(tag).padStart(7, '0')}${shortMonth(until.slice(0, 7) as YearMonth)}${shortMonth(duesUntil)}`);

/** The number of a stamp. */
export const stampNumber = (stamp: Omit<StampNumber, 'type'>): string =>
  checked(
    `2${String(stamp.tag).padStart(7, '0')}${stamp.on.slice(2).replaceAll('-', '')}${String(Math.min(99, stamp.meetings)).padStart(2, '0')}${shortMonth(stamp.duesUntil)}`,
  );

/** In fours, as it is printed and read out. */
export const inFours = (digits: string): string => (digits.match(/.{1,4}/g) ?? []).join(' ');

/** Reads typed digits: spaces, dashes and full-width digits do not matter. */
export function readNumber(typed: string): Result<CardNumber | StampNumber, { readonly code: NumberProblem }> {
  const digits = typed.normalize('NFKC').replace(/[\s\-—–]/g, '');
  if (!/^\d+$/.test(digits)) return fail('number.length');
  if (digits.length !== (digits.startsWith('1') ? CARD : STAMP)) return fail('number.length');
  if (remainder(digits) !== 1) return fail('number.check');
  const tag = Number(digits.slice(1, 8));
  if (digits.startsWith('1')) {
    const untilMonth = wholeMonth(digits.slice(8, 12));
    return untilMonth === null ? fail('number.check') : ok({ type: 'card', tag, untilMonth, duesUntil: wholeMonth(digits.slice(12, 16)) });
  }
  const on = Day.safeParse(`20${digits.slice(8, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`);
  if (!digits.startsWith('2') || !on.success) return fail('number.check');
  return ok({ type: 'stamp', tag, on: on.data, meetings: Number(digits.slice(14, 16)), duesUntil: wholeMonth(digits.slice(16, 20)) });
}
