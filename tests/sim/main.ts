// `npm run sim`: many seeds, each a little township with everything that can go wrong in it.
//   -- --seeds 2000 --steps 150   so many seeds of so many steps
//   -- --from 5000                the first of them
//   -- --seed 17                  one of them, told line by line; with --picture also what everybody holds at the end
//   -- --mutants                  breaks each rule of the product by itself: some seed must notice
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { mutants } from './mutants.ts';
import { tell } from './play.ts';
import { playAll, tryMutants } from './pool.ts';
import { keepSeeds, keptSeeds } from './seeds.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    steps: { type: 'string', default: '150' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    picture: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    only: { type: 'string' },
    threads: { type: 'string', default: String(Math.min(2, availableParallelism())) },
  },
});
const steps = Number(values.steps);
const threads = Number(values.threads);

async function one(seed: number): Promise<boolean> {
  const broken = await tell(seed, steps, console.log, values.picture);
  console.log(broken === undefined ? 'All promises were kept.' : broken);
  return broken === undefined;
}

async function many(): Promise<boolean> {
  const kept = keptSeeds();
  const from = Number(values.from);
  const fresh = Array.from({ length: Number(values.seeds) }, (_, i) => from + i);
  const begun = performance.now();
  const { seeds, totals, failures } = await playAll([...kept, ...fresh.filter((seed) => !kept.includes(seed))], steps, threads);
  const seconds = (performance.now() - begun) / 1000;
  for (const [name, count] of Object.entries(totals).sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`${String(count).padStart(10)}  ${name}`);
  console.log(
    `\n${seeds} seeds of ${steps} steps in ${seconds.toFixed(1)} s (${(seeds / seconds).toFixed(0)} a second), ${failures.length} failed.`,
  );
  for (const { seed, message } of failures.slice(0, 20))
    console.log(`npm run sim -- --seed ${seed} --steps ${steps}   ${message.slice(0, 300)}`);
  keepSeeds(failures.map(({ seed }) => seed));
  return failures.length === 0;
}

async function gate(): Promise<boolean> {
  // Those that take long come last.
  const chosen = mutants
    .filter((mutant) => values.only === undefined || mutant.rule.includes(values.only))
    .toSorted((a, b) => a.budget - b.budget);
  const verdicts = await tryMutants(chosen, steps, threads, ({ mutant, seed, message }) =>
    console.log(`${seed === undefined ? '   NOT' : String(seed).padStart(6)}  ${mutant.rule}   ${message.slice(0, 110)}`),
  );
  const missed = verdicts.filter((verdict) => verdict.seed === undefined);
  console.log(`\n${verdicts.length - missed.length} of ${verdicts.length} broken rules were noticed.`);
  return missed.length === 0;
}

const well = values.mutants ? await gate() : values.seed === undefined ? await many() : await one(Number(values.seed));
process.exitCode = well ? 0 : 1;
