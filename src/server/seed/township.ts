import type { BranchId, TownshipId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { type SeedBranch, seedBranch } from './branch.ts';
import { type FixtureName, fixtures } from './fixtures.ts';
import { randomFrom } from './random.ts';
import { places } from './words.ts';

/** The one seed of everything made up here, so that two machines show the same people. */
export const SEED = 'qingxi';

/** A township that is not there, under which the branches stand. */
export type SeedTownship = { readonly id: TownshipId; readonly name: string };

/** A made-up branch with its place in its township's register. */
export type PlacedBranch = SeedBranch & {
  readonly id: BranchId;
  readonly township: SeedTownship;
  readonly name: string;
  readonly village: string;
  readonly position: number;
};

const A_TOWNSHIP_HAS = 47;
// Ids of places carry one fixed moment, so that they stay the same whatever day the data is made for.
const PLACES_MADE = Date.UTC(2026, 0, 1);

/** The name of the village at this place of a register; the first of a township are the well-known ones, no two are the same. */
export function villageName(position: number): string {
  const known = places.villages[position];
  if (known !== undefined) return known;
  const at = position - places.villages.length;
  return `${places.heads[at % places.heads.length]}${places.tails[(at + Math.floor(at / places.heads.length)) % places.tails.length]}`;
}

/** The branches of a fixture one by one, each made only when it is asked for: a county is never in memory at once. */
export function* seedBranches(fixture: FixtureName, years: number, today: LocalDate, seed: string = SEED): Generator<PlacedBranch> {
  const { branches, size } = fixtures[fixture];
  let township: SeedTownship | undefined;
  for (let index = 0; index < branches; index += 1) {
    const place = Math.floor(index / A_TOWNSHIP_HAS);
    const position = index % A_TOWNSHIP_HAS;
    if (township === undefined || position === 0) {
      township = {
        id: randomFrom(`${seed}/township/${place}`).uuid(PLACES_MADE) as TownshipId,
        name: places.townships[place] ?? `${place + 1}`,
      };
    }
    const random = randomFrom(`${seed}/branch/${index}`);
    const id = random.uuid(PLACES_MADE) as BranchId;
    const village = villageName(position);
    const made = seedBranch({ branchId: id, township: township.name, index, size, years, today, random });
    yield { id, township, position, village, name: `${village}${places.branchTail}`, ...made };
  }
}
