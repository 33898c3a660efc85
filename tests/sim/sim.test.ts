import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { everyDay, mutants } from './mutants.ts';
import { playAll, tryMutants } from './pool.ts';
import { keptSeeds } from './seeds.ts';

const STEPS = 150;
const THREADS = 2;

describe('phones and township under everything that can go wrong', () => {
  test('[N1–N8 N10 N11] nothing is lost or hidden, nothing counts twice, and all agree in the end: kept seeds and two thousand more', async () => {
    const kept = keptSeeds();
    const fresh = Array.from({ length: 2_000 }, (_, i) => i + 1).filter((seed) => !kept.includes(seed));
    const { seeds, totals, failures } = await playAll([...kept, ...fresh], STEPS, THREADS);
    const told = failures.map(({ seed, message }) => `npm run sim -- --seed ${seed} --steps ${STEPS}   ${message}`);
    expect(told).toEqual([]);
    expect(seeds).toBe(kept.length + fresh.length);
    // A fault that is never made proves nothing.
    const silent = [
      'restored',
      'backup checked',
      'rollBack',
      'evict',
      'cloneDevice',
      'imported',
      'started over',
      'enrolled anew',
      'poison',
    ].filter((name) => (totals[name] ?? 0) < 20);
    expect(silent).toEqual([]);
  }, 900_000);

  test('every rule that the long gate breaks is still written where it looks for it', () => {
    const gone = mutants.flatMap(({ rule, edits }) =>
      edits.filter(({ file, find }) => readFileSync(file, 'utf8').split(find).length !== 2).map(({ file }) => `${rule}: ${file}`),
    );
    expect(gone).toEqual([]);
    expect(mutants.length).toBeGreaterThanOrEqual(16);
  });

  test('a broken rule is noticed: some of them every day, all of them by npm run sim -- --mutants', async () => {
    const verdicts = await tryMutants(everyDay, STEPS, THREADS);
    expect(verdicts.filter(({ seed }) => seed === undefined).map(({ mutant }) => mutant.rule)).toEqual([]);
  }, 300_000);
});
