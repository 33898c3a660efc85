import { z } from 'zod';
import { fail, ok, type Problem, type Result } from './result.ts';

/** An amount of money in whole fen (1 yuan = 100 fen). Never a fraction, so sums are exact. */
export const Fen = z.int().brand<'Fen'>();
export type Fen = z.infer<typeof Fen>;

/** An amount the code is sure of; throws when it is not whole. */
export const fen = (n: number): Fen => Fen.parse(n);

const YUAN_TEXT = /^(\d{1,9})(?:\.(\d{1,2}))?$/;

/** Reads what a secretary types ("38", "38.5", "38.50") without passing through a floating-point number. */
export function parseYuan(text: string): Result<Fen, Problem<'money.notAnAmount'>> {
  const [, yuan, cents = ''] = YUAN_TEXT.exec(text.trim()) ?? [];
  if (yuan === undefined) return fail('money.notAnAmount', { text });
  return ok(fen(Number(yuan) * 100 + Number(cents.padEnd(2, '0'))));
}
