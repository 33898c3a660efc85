// `npm run size`: what a phone has to load, measured in dist; fails when a budget is exceeded.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { firstScreenScripts, gzipped, precached } from './weigh.ts';

const kilo = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Budgets in bytes of gzip: JavaScript before the phone's first screen, and everything the worker keeps. */
const budgets = { script: 220_000, precache: 1_500_000 };

if (!statSync('dist/index.html', { throwIfNoEntry: false })) {
  console.error('dist is missing; run `npm run build` first.');
  process.exit(1);
}

const html = readFileSync('dist/index.html', 'utf8');
const scripts = firstScreenScripts(html, (file) => readFileSync(join('dist', file), 'utf8'));
const weigh = (files: readonly string[]): number => files.reduce((sum, file) => sum + gzipped(readFileSync(join('dist', file))), 0);
const kept = precached(readFileSync('dist/sw.js', 'utf8'));

const rows = [
  { what: 'JavaScript before the first screen', files: scripts.length, bytes: weigh(scripts), budget: budgets.script },
  { what: 'precache, everything', files: kept.length, bytes: weigh(kept), budget: budgets.precache },
];

for (const row of rows)
  console.log(
    `${row.bytes <= row.budget ? 'ok  ' : 'OVER'}  ${row.what.padEnd(36)} ${kilo(row.bytes).padStart(10)} of ${kilo(row.budget)} gzip, ${row.files} files`,
  );
if (kept.length === 0) console.error('The worker precaches nothing; dist/sw.js has no list of files.');
process.exitCode = rows.every((row) => row.bytes <= row.budget) && scripts.length > 0 && kept.length > 0 ? 0 : 1;
