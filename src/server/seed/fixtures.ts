/** How big one branch of a fixture is. */
export type BranchSize = {
  readonly members: number;
  readonly groups: number;
  readonly committee: number;
  /** How many visits are written down in a year, and matters that come of them. */
  readonly visits: number;
  readonly matters: number;
};

/** A made-up township or county to fill a store with: how many branches of which size. */
export type Fixture = { readonly branches: number; readonly size: BranchSize };

const b1: BranchSize = { members: 16, groups: 1, committee: 3, visits: 208, matters: 42 };
const b2: BranchSize = { members: 25, groups: 3, committee: 5, visits: 624, matters: 125 };
const b3: BranchSize = { members: 62, groups: 5, committee: 5, visits: 1040, matters: 208 };
const b4: BranchSize = { members: 200, groups: 12, committee: 7, visits: 2496, matters: 499 };

/** The realistic sizes that demo data, tests and benchmarks use, by name. */
export const fixtures = {
  demo: { branches: 3, size: b2 },
  B1: { branches: 1, size: b1 },
  B2: { branches: 1, size: b2 },
  B3: { branches: 1, size: b3 },
  B4: { branches: 1, size: b4 },
  T1: { branches: 13, size: b3 },
  T2: { branches: 47, size: b2 },
  T3: { branches: 47, size: b3 },
  C1: { branches: 272, size: b3 },
} as const satisfies Record<string, Fixture>;

/** The name of a fixture. */
export type FixtureName = keyof typeof fixtures;

/** Whether somebody's word names a fixture. */
export const isFixtureName = (word: string): word is FixtureName => Object.hasOwn(fixtures, word);
