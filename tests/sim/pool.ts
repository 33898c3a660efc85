import { Worker } from 'node:worker_threads';
import type { Edit, Mutant } from './mutants.ts';
import type { Played } from './play.ts';
import type { Job } from './worker.ts';

const CHUNK = 25;

const workerWith = (edits: readonly Edit[]): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { workerData: { edits }, execArgv: [] });

const ask = (worker: Worker, job: Job): Promise<Played> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (played: Played) => {
      worker.off('error', reject);
      resolve(played);
    });
    worker.postMessage(job);
  });

function together(all: readonly Played[]): Played {
  const totals: Record<string, number> = {};
  for (const { totals: some } of all) for (const [name, count] of Object.entries(some)) totals[name] = (totals[name] ?? 0) + count;
  return {
    seeds: all.reduce((sum, one) => sum + one.seeds, 0),
    totals,
    failures: all.flatMap((one) => one.failures).sort((a, b) => a.seed - b.seed),
  };
}

/** Plays the seeds on so many threads. */
export async function playAll(seeds: readonly number[], steps: number, threads: number): Promise<Played> {
  const chunks: number[][] = [];
  for (let from = 0; from < seeds.length; from += CHUNK) chunks.push(seeds.slice(from, from + CHUNK));
  const done: Played[] = [];
  const work = async (): Promise<void> => {
    const worker = workerWith([]);
    for (let chunk = chunks.shift(); chunk; chunk = chunks.shift())
      done.push(await ask(worker, { seeds: chunk, steps, untilFirst: false }));
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: threads }, work));
  return together(done);
}

/** How a broken rule was noticed; `seed` is undefined when it was not. */
export type Verdict = { readonly mutant: Mutant; readonly seed: number | undefined; readonly message: string };

/** Breaks each rule by itself and plays seeds until one notices, at most `most` or the rule's own budget. */
export async function tryMutants(
  mutants: readonly Mutant[],
  steps: number,
  threads: number,
  told: (verdict: Verdict) => void = () => undefined,
): Promise<readonly Verdict[]> {
  const rest = [...mutants];
  const verdicts: Verdict[] = [];
  const work = async (): Promise<void> => {
    const whole = workerWith([]);
    for (let mutant = rest.shift(); mutant; mutant = rest.shift()) {
      const verdict = await tryMutant(mutant, whole, steps);
      verdicts.push(verdict);
      told(verdict);
    }
    await whole.terminate();
  };
  await Promise.all(Array.from({ length: threads }, work));
  return verdicts;
}

async function tryMutant(mutant: Mutant, whole: Worker, steps: number): Promise<Verdict> {
  const worker = workerWith(mutant.edits);
  const seeds = [...(mutant.first ?? []), ...Array.from({ length: mutant.budget }, (_, i) => i + 1)];
  try {
    for (let from = 0; from < seeds.length; from += CHUNK) {
      const { failures } = await ask(worker, { seeds: seeds.slice(from, from + CHUNK), steps, untilFirst: true });
      const [failure] = failures;
      // A seed that fails anyway has noticed nothing.
      if (failure && (await ask(whole, { seeds: [failure.seed], steps, untilFirst: true })).failures.length === 0)
        return { mutant, seed: failure.seed, message: failure.message };
    }
    return { mutant, seed: undefined, message: 'nobody noticed' };
  } finally {
    await worker.terminate();
  }
}
