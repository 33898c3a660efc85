import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newestChange } from '#scripts/newest.ts';
import { firstScreenScripts, gzipped, precached } from '#scripts/weigh.ts';

const SOURCES = ['src', 'public', 'vite.config.ts', 'manifest.webmanifest', 'package-lock.json'];

/** Builds the phone and the desk when something changed since the last build. */
export function buildWhenNeeded(): void {
  const built = statSync('dist/index.html', { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (newestChange(SOURCES) <= built) return;
  console.log('Building first …');
  const build = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { stdio: 'inherit' });
  if (build.status !== 0) throw new Error('the build failed, so there is nothing to measure');
}

/** Bytes of gzip of the JavaScript before the first screen, and of everything the worker keeps. */
export function weighBuild(): { readonly script: number; readonly precache: number; readonly files: number } {
  const weigh = (files: readonly string[]): number => files.reduce((sum, file) => sum + gzipped(readFileSync(join('dist', file))), 0);
  const scripts = firstScreenScripts(readFileSync('dist/index.html', 'utf8'), (file) => readFileSync(join('dist', file), 'utf8'));
  const kept = precached(readFileSync('dist/sw.js', 'utf8'));
  return { script: weigh(scripts), precache: weigh(kept), files: kept.length };
}
