import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('./seeds.txt', import.meta.url);

/** The seeds that once found a fault; they are always played first. */
export const keptSeeds = (): number[] =>
  readFileSync(FILE, 'utf8')
    .split('\n')
    .flatMap((line) => (/^\d+/.test(line) ? [Number.parseInt(line, 10)] : []));

/** Adds seeds to those that are kept. */
export function keepSeeds(seeds: readonly number[]): void {
  const known = keptSeeds();
  const fresh = seeds.filter((seed) => !known.includes(seed));
  if (fresh.length > 0) writeFileSync(FILE, `${[...known, ...fresh].sort((a, b) => a - b).join('\n')}\n`);
}
