import { statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { type Bundle, bundle, installPeers } from './bundle.ts';
import type { Name } from './endpoints.ts';
import { type Ledger, middle, newLedger, type StepName } from './ledger.ts';
import { type Block, blocksOf, namesOf } from './plan.ts';
import { newFolder, type Prepared, prepare } from './prepare.ts';
import { firstRoster, type Sitting, sitting } from './session.ts';
import { printLedger, printTargets, targetsOf } from './tell.ts';

const BOUND_MS = 14 * 60_000;
const START_MS = 15_000;
const UNKNOWN_MS = 45_000;

type Bench = {
  readonly ledger: Ledger;
  readonly scripts: ReadonlyMap<Name, Bundle>;
  readonly started: number;
  /** Milliseconds that things took last, by what they were. */
  readonly took: Map<string, number>;
  readonly prepared: Map<number, Prepared>;
  /** What there was no time for. */
  readonly leftOut: string[];
};

function noteSitting(ledger: Ledger, block: Block, name: Name, { steps }: Sitting): void {
  for (const [step, measured] of Object.entries(steps)) ledger.note(name, `${block.at}.${step}`, measured);
}

/** What somebody's endpoint holds after the hand-ins has to be what the floor's holds, or the figures mean nothing. */
function judge(ledger: Ledger, block: Block, states: ReadonlyMap<Name, string | null>): void {
  const right = states.get('floor');
  for (const [name, state] of states) {
    if (right === undefined || state === right) continue;
    console.error(`  ${name}: after the hand-ins its endpoint does not hold what the floor's holds; those figures are void.`);
    for (const step of ['a', 'b'] as const) ledger.strike(name, `${block.at}.${step}` satisfies StepName);
  }
}

/** About how long a sitting will take: as long as the last one like it, or by the first sync of fewer records. */
function expected({ ledger, took }: Bench, block: Block, name: Name): number {
  const known = took.get(`${block.at} ${name}`);
  if (known !== undefined) return known;
  const smaller = middle(ledger, name, '10k.first', 'ms') ?? 0;
  return block.at === '50k' ? (smaller * block.size) / 10_000 + START_MS : UNKNOWN_MS;
}

const fits = ({ started }: Bench, ms: number): boolean => performance.now() - started + ms < BOUND_MS;

/** The records of that size; undefined where there is no time left to make them. */
async function recordsFor(bench: Bench, folder: string, size: number): Promise<Prepared | undefined> {
  const there = bench.prepared.get(size);
  if (there) return there;
  const before = bench.took.get('a record') ?? 0;
  if (!fits(bench, before * size)) return undefined;
  console.log(`Making ${size} records …`);
  const began = performance.now();
  const made = await prepare(folder, size);
  bench.took.set('a record', (performance.now() - began) / size);
  bench.prepared.set(size, made);
  return made;
}

async function runBlock(bench: Bench, block: Block, prepared: Prepared): Promise<void> {
  const states = new Map<Name, string | null>();
  for (const name of block.names) {
    const scripts = bench.scripts.get(name);
    const key = `${block.at} ${name}`;
    if (!scripts) continue;
    if (!fits(bench, expected(bench, block, name))) {
      bench.leftOut.push(key);
      continue;
    }
    const began = performance.now();
    try {
      const done = await sitting(name, prepared, scripts, block.course);
      noteSitting(bench.ledger, block, name, done);
      if (done.state !== null) states.set(name, done.state);
      if (block.roster)
        bench.ledger.note(name, `${block.at}.roster`, {
          ms: await firstRoster(name, prepared, scripts),
          up: 0,
          down: 0,
          requests: 0,
          cpuMs: 0,
        });
    } catch (error) {
      console.error(`  ${block.at}: ${name} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
    }
    bench.took.set(key, performance.now() - began);
    console.log(`  ${block.at}: ${name} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  }
  judge(bench.ledger, block, states);
}

/**
 * Our sync in one run beside the least that could be and beside three others: times, bytes and requests. `--quick` is one round
 * of the smaller sizes; names of peers leave out the others. Answers whether every target holds.
 */
export async function benchSync(asked: readonly string[]): Promise<boolean> {
  const quick = asked.includes('--quick');
  const names = namesOf(asked.filter((word) => !word.startsWith('--')));
  const folder = newFolder();
  try {
    if (names.length > 2) installPeers();
    const scripts = new Map<Name, Bundle>();
    for (const name of names) scripts.set(name, await bundle(name));
    const bench: Bench = { ledger: newLedger(), scripts, started: performance.now(), took: new Map(), prepared: new Map(), leftOut: [] };
    for (const block of blocksOf(names, quick)) {
      const records = await recordsFor(bench, folder.path, block.size);
      if (records) await runBlock(bench, block, records);
      else bench.leftOut.push(block.at);
    }
    if (bench.leftOut.length > 0) console.log(`Left out, the time was up: ${bench.leftOut.join(', ')}.`);
    console.log('');
    const bytes = (file: (prepared: Prepared) => string): string =>
      [...bench.prepared.values()].map((prepared) => (statSync(file(prepared)).size / prepared.size / 1000).toFixed(1)).join(', ');
    console.log(
      `A record: ${bytes(({ lines }) => lines)} kB of JSON as ours and the floor send it, ${bytes(({ documents }) => documents)} kB for the peers (no stamps).`,
    );
    console.log(
      'Ours and the floor answer from SQLite on disk, the peers from memory. Only WatermelonDB keeps all records in memory in the page.',
    );
    console.log('');
    printLedger(bench.ledger, names);
    console.log('');
    const [load = 0] = loadavg();
    // The browser, the endpoint and this program are three of them.
    if (load > cpus().length + 1)
      console.log(`This machine is busy (load ${load.toFixed(1)} on ${cpus().length} processors): the times are longer than they are.`);
    return printTargets(bench.ledger, names, targetsOf(bench.ledger));
  } finally {
    folder.remove();
  }
}
