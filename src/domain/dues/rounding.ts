import type { Fen } from '#domain/kernel/fen.ts';
import type { DuesSettings } from './settings.ts';

const up = (numerator: number, denominator: number): number => Math.floor((numerator + denominator - 1) / denominator);

/** A part of an amount in whole fen, rounded once as the township does it. Both numbers are whole; nothing passes through a fraction. */
export function roundedFen(numerator: number, denominator: number, rounding: DuesSettings['rounding']): Fen {
  switch (rounding) {
    case 'halfUpFen':
      return Math.floor((2 * numerator + denominator) / (2 * denominator)) as Fen;
    case 'upFen':
      return up(numerator, denominator) as Fen;
    case 'upJiao':
      return (10 * up(numerator, 10 * denominator)) as Fen;
    case 'upYuan':
      return (100 * up(numerator, 100 * denominator)) as Fen;
  }
}

/** What goes up from what a township collected in a year, half up to the fen; null where the province has not said how much (DU-17). */
export const shareUp = (collectedFen: Fen, settings: DuesSettings): Fen | null =>
  settings.shareUpBasisPoints === null ? null : roundedFen(collectedFen * settings.shareUpBasisPoints, 10_000, 'halfUpFen');
