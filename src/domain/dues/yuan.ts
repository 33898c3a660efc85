import type { Fen } from '#domain/kernel/fen.ts';

/** An amount as it stands in a plain text, "12.50" or "-0.50", made digit by digit and never by a division that rounds. */
export function yuanText(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
