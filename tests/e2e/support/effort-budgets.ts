import type { EffortSize, Piece } from './effort.ts';

/** The most a piece of work may cost. `typed` are characters; to raise either number needs a reason in the commit. */
type Budget = { readonly taps: number; readonly typed: number };

/** Today's cost of every piece of work, and no more. */
export const effortBudgets: Readonly<Record<EffortSize, Readonly<Record<Piece, Budget>>>> = {
  normal: {
    assembly: { taps: 14, typed: 41 },
    attendance: { taps: 7, typed: 0 },
    find: { taps: 3, typed: 3 },
    member: { taps: 9, typed: 25 },
    mend: { taps: 3, typed: 20 },
    visit: { taps: 7, typed: 12 },
    duty: { taps: 4, typed: 0 },
    dues: { taps: 69, typed: 0 },
  },
  elder: {
    assembly: { taps: 24, typed: 41 },
    attendance: { taps: 7, typed: 0 },
    find: { taps: 3, typed: 3 },
    member: { taps: 9, typed: 25 },
    mend: { taps: 3, typed: 20 },
    visit: { taps: 7, typed: 12 },
    duty: { taps: 4, typed: 0 },
    dues: { taps: 69, typed: 0 },
  },
};
