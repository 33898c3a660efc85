import type { LocalDate } from '#domain/kernel/local-date.ts';
import { Education, type MemberBody, Occupation, Sex } from '#domain/records/member.ts';
import { ageOn, partyYears } from './party-age.ts';
import { isOnRoll, isProbationaryOn } from './roll.ts';

/** What members are counted by. */
export const structureNames = ['sex', 'age', 'education', 'ethnicity', 'occupation', 'partyAge'] as const;
export type StructureName = (typeof structureNames)[number];

/** How many are of one sort; the key is a code of the member's field, a band, or 'unknown' where nobody has written it. */
export type StructureCell = { readonly key: string; readonly n: number };

/** One way of counting everybody, each once. */
export type StructureTable = { readonly name: StructureName; readonly cells: readonly StructureCell[] };

/** The bands of age and of party age by their last year; the last one has no end. */
export const ageBands = ['upTo35', 'upTo45', 'upTo55', 'upTo60', 'upTo70', 'over70'] as const;
export const partyAgeBands = ['probationary', 'upTo5', 'upTo10', 'upTo20', 'upTo30', 'upTo40', 'upTo50', 'over50'] as const;

const band = (years: number, ends: readonly (readonly [number, string])[], last: string): string =>
  ends.find(([end]) => years <= end)?.[1] ?? last;

/** Of which sort a member is on that day, in one way of counting: a code, a band, or 'unknown'. */
export function structureKey(name: StructureName, body: MemberBody, on: LocalDate): string {
  switch (name) {
    case 'sex':
      return body.sex;
    case 'age': {
      const age = ageOn(body.birthMonth, on);
      if (age === null) return 'unknown';
      return band(
        age,
        [
          [35, 'upTo35'],
          [45, 'upTo45'],
          [55, 'upTo55'],
          [60, 'upTo60'],
          [70, 'upTo70'],
        ],
        'over70',
      );
    }
    case 'education':
      return body.education ?? 'unknown';
    case 'ethnicity':
      return body.ethnicity;
    case 'occupation':
      return body.occupation ?? 'unknown';
    case 'partyAge': {
      if (isProbationaryOn(body, on)) return 'probationary';
      const years = partyYears(body, on);
      if (years === null) return 'unknown';
      return band(
        years,
        [
          [5, 'upTo5'],
          [10, 'upTo10'],
          [20, 'upTo20'],
          [30, 'upTo30'],
          [40, 'upTo40'],
          [50, 'upTo50'],
        ],
        'over50',
      );
    }
  }
}

const LAST_ETHNICITY = 56;
const ethnicities = [...Array.from({ length: LAST_ETHNICITY }, (_, i) => String(i + 1).padStart(2, '0')), '97', '98'];

const sorts: Readonly<Record<StructureName, readonly string[]>> = {
  sex: Sex.options,
  age: [...ageBands, 'unknown'],
  education: [...Education.options, 'unknown'],
  ethnicity: ethnicities,
  occupation: [...Occupation.options, 'unknown'],
  partyAge: [...partyAgeBands, 'unknown'],
};

/** Counts everybody on the roll of that day in each of the six ways, with every sort there is, also those that nobody is of. */
export function structureOf(members: readonly MemberBody[], on: LocalDate): StructureTable[] {
  const present = members.filter((body) => isOnRoll(body, on));
  return structureNames.map((name) => {
    const counts = new Map<string, number>(sorts[name].map((key) => [key, 0]));
    for (const body of present) {
      const key = structureKey(name, body, on);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return { name, cells: [...counts].map(([key, n]) => ({ key, n })) };
  });
}

/** A table as it may leave the branch: the cells that stand open, and how many people the others hold together; null where even that would tell. */
export type ShownTable = {
  readonly name: StructureName;
  readonly cells: readonly { readonly key: string; readonly n: number | null }[];
  readonly hidden: number | null;
};

/** Counts below this are about single people. */
export const SMALL_CELL = 3;

/**
 * Hides what is about fewer than three people, nobody included. The others are summed as one; where that sum would give a hidden
 * count away, the next smallest sort, and whatever is as small, is hidden too, until nobody who knows this rule can work one out.
 * When nothing is left to hide behind, the sum is not told either.
 */
export function withheld({ name, cells }: StructureTable): ShownTable {
  const small = cells.filter(({ n }) => n < SMALL_CELL);
  let sum = small.reduce((total, { n }) => total + n, 0);
  // That nobody is of a sort is about nobody.
  if (sum === 0) return { name, cells, hidden: 0 };
  const hidden = new Set(small.map(({ key }) => key));
  // As many as could be in the small sorts: then each is full, and the sum says so.
  const full = small.length * (SMALL_CELL - 1);
  let behind = false;
  const enough = (): boolean => hidden.size >= 2 && sum >= SMALL_CELL && (behind || sum < full);
  for (const next of [...new Set(cells.map(({ n }) => n))].sort((a, b) => a - b)) {
    if (next < SMALL_CELL) continue;
    if (enough()) break;
    for (const { key, n } of cells) {
      if (n !== next) continue;
      hidden.add(key);
      sum += n;
    }
    behind = true;
  }
  return { name, cells: cells.map(({ key, n }) => ({ key, n: hidden.has(key) ? null : n })), hidden: sum >= SMALL_CELL ? sum : null };
}
