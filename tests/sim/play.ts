import { type Counts, World } from './world.ts';

/** What came of some seeds. */
export type Played = {
  readonly seeds: number;
  readonly totals: Readonly<Record<string, number>>;
  readonly failures: readonly { readonly seed: number; readonly message: string }[];
};

const addTo = (totals: Record<string, number>, counts: Counts | ReadonlyMap<string, number>, before = ''): void => {
  for (const [name, count] of counts) totals[before + name] = (totals[before + name] ?? 0) + count;
};

/** Plays seeds one after the other; with `untilFirst` it stops at the first that fails. */
export async function play(seeds: readonly number[], steps: number, untilFirst = false): Promise<Played> {
  const totals: Record<string, number> = {};
  const failures: { seed: number; message: string }[] = [];
  let played = 0;
  for (const seed of seeds) {
    const world = new World(seed);
    played += 1;
    try {
      await world.run(steps);
    } catch (error) {
      failures.push({ seed, message: error instanceof Error ? error.message : String(error) });
      if (untilFirst) break;
    }
    addTo(totals, world.counts);
    addTo(totals, world.excused, 'excused: ');
  }
  return { seeds: played, totals, failures };
}

/** Plays one seed and tells it line by line; answers what was broken, or undefined. */
export async function tell(seed: number, steps: number, print: (line: string) => void, picture = false): Promise<unknown> {
  const world = new World(seed, true);
  let broken: unknown;
  try {
    await world.run(steps);
  } catch (error) {
    broken = error;
  }
  for (const line of world.story) print(line);
  if (picture) print(world.picture());
  return broken;
}
