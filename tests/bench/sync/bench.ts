import { cpus, loadavg } from 'node:os';
import { type Bundle, bundle, installPeers } from './bundle.ts';
import type { Name } from './endpoints.ts';
import { type Ledger, newLedger, type StepName } from './ledger.ts';
import { newFolder, type Prepared, prepare } from './prepare.ts';
import { type Course, firstRoster, type Sitting, sitting } from './session.ts';
import { printLedger, printTargets, targetsOf } from './tell.ts';

const PEER_NAMES = ['rxdb', 'watermelondb', 'pouchdb', 'pouchdbTuned'] as const;
const BOUND_MS = 14 * 60_000;

/** What is run with whom, how often. */
type Block = {
  readonly at: '1k' | '10k' | '50k' | 'thin';
  readonly size: number;
  readonly names: readonly Name[];
  readonly course: Course;
  readonly roster: boolean;
};

type Bench = {
  readonly ledger: Ledger;
  readonly scripts: ReadonlyMap<Name, Bundle>;
  readonly started: number;
  readonly took: Map<string, number>;
};

const LOOK: Course = { line: 'loopback', changes: false, handIns: [] };

/** The blocks of a run, in the order of their weight: what does not fit into the time is left out from the end. */
function blocksOf(names: readonly Name[], quick: boolean): readonly Block[] {
  const stock = names.filter((name) => name !== 'pouchdbTuned');
  const tuned = names.filter((name) => name === 'pouchdbTuned');
  const own = names.filter((name) => name === 'ours' || name === 'floor');
  const few = { at: '1k', size: 1000, names: stock, course: LOOK, roster: false } as const;
  const whole: Course = { line: 'loopback', changes: true, handIns: ['a', 'b'] };
  const many = { at: '10k', size: 10_000, names: stock, course: whole, roster: true } as const;
  const manyTuned = { at: '10k', size: 10_000, names: tuned, course: LOOK, roster: true } as const;
  if (quick) return [few, many, manyTuned];
  // Edit after edit of the same record is slow to make and always goes the same way; one time is enough.
  const again = { ...many, course: { ...whole, handIns: ['a'] } } as const;
  const thin = { at: 'thin', size: 1000, names, course: { line: 'thin', changes: false, handIns: ['a'] }, roster: false } as const;
  const most = { at: '50k', size: 50_000, names: [...names].filter((name) => name !== 'pouchdb'), course: LOOK, roster: false } as const;
  const rounds = [few, many, manyTuned, few, again, manyTuned, few, again, manyTuned];
  return [...rounds, thin, most, { ...thin, names: own }, { ...thin, names: own }, { ...most, names: own }, { ...most, names: own }];
}

const namesOf = (asked: readonly string[]): readonly Name[] => {
  const peers = PEER_NAMES.filter((name) => asked.length === 0 || asked.some((word) => name.startsWith(word)));
  return ['floor', 'ours', ...peers];
};

function noteSitting(ledger: Ledger, block: Block, name: Name, { steps }: Sitting): void {
  for (const [step, measured] of Object.entries(steps)) ledger.note(name, `${block.at}.${step}`, measured);
}

/** What somebody's endpoint holds after the hand-ins has to be what the floor's holds, or the figures mean nothing. */
function judge(ledger: Ledger, block: Block, states: ReadonlyMap<Name, string | null>): void {
  for (const [name, state] of states) {
    if (state === states.get('floor')) continue;
    console.error(`  ${name}: after the hand-ins its endpoint does not hold what the floor's holds; those figures are void.`);
    for (const step of ['a', 'b'] as const) ledger.strike(name, `${block.at}.${step}` satisfies StepName);
  }
}

const fits = ({ started, took }: Bench, key: string): boolean => performance.now() - started + (took.get(key) ?? 0) < BOUND_MS;

async function runBlock(bench: Bench, block: Block, prepared: Prepared): Promise<void> {
  const states = new Map<Name, string | null>();
  for (const name of block.names) {
    const scripts = bench.scripts.get(name);
    const key = `${block.at} ${name}`;
    if (!scripts) continue;
    if (!fits(bench, key)) {
      console.log(`  ${block.at}: ${name} is left out, the time is up`);
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
    const bench: Bench = { ledger: newLedger(), scripts, started: performance.now(), took: new Map() };
    const prepared = new Map<number, Prepared>();
    for (const block of blocksOf(names, quick)) {
      if (!fits(bench, '')) break;
      const there = prepared.get(block.size);
      if (!there) console.log(`Making ${block.size} records …`);
      const records = there ?? (await prepare(folder.path, block.size));
      prepared.set(block.size, records);
      await runBlock(bench, block, records);
    }
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
