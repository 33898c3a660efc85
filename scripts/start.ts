// `npm start`: builds the phone and the desk when the sources are newer than what stands in dist, then opens the endpoint.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { newestChange } from './newest.ts';

const sources = ['src', 'public', 'vite.config.ts', 'manifest.webmanifest', 'package-lock.json'];
const built = statSync('dist/index.html', { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (newestChange(sources) > built) {
  console.log('Building the phone and the desk (about half a minute, only after a change) …');
  const build = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { stdio: 'inherit' });
  if (build.status !== 0) process.exit(build.status ?? 1);
}

// In this same process, so that whoever stops `npm start` stops the endpoint.
process.argv[1] = new URL('../src/server/main.ts', import.meta.url).pathname;
await import('#server/main.ts');
