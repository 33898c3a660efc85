import type { Fen } from '#domain/kernel/fen.ts';
import { dueRates } from './rates.ts';

/** A sum that was handed over, taken apart: the dues, what he gave beyond them, and a large one that goes to the Centre whole. */
export type Split = { readonly dueFen: Fen; readonly voluntaryFen: Fen; readonly largeFen: Fen };

/** Takes apart what somebody paid with so much still due. Beyond the dues, 1,000 yuan and more at once goes the special way (DU-13). */
export function splitPaid(paidFen: Fen, stillDueFen: Fen): Split {
  const dueFen = Math.min(paidFen, stillDueFen);
  const beyond = paidFen - dueFen;
  const large = beyond >= dueRates.large.fromFen;
  return { dueFen: dueFen as Fen, voluntaryFen: (large ? 0 : beyond) as Fen, largeFen: (large ? beyond : 0) as Fen };
}
