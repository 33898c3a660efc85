import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';
import { type Name, PEERS } from './endpoints.ts';

/** A page's scripts by the name of their file; the first to be loaded is `page.js`. */
export type Bundle = ReadonlyMap<string, string>;

/** Installs the peers where that has not been done, or their lock has changed since. They are no part of the app and of what its users install. */
export function installPeers(): void {
  const changedAt = (file: string): number => statSync(`${PEERS}/${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changedAt('node_modules/.package-lock.json') >= changedAt('package-lock.json')) return;
  console.log(`Installing what ours is measured beside (npm ci in ${PEERS}, once) …`);
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: PEERS,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) throw new Error(`npm ci in ${PEERS} failed, so there is nothing to measure beside`);
}

const entryOf = (name: Name): string =>
  name === 'ours' || name === 'floor' ? `tests/bench/sync/page-${name}.ts` : `${PEERS}/pages/${name}.js`;

/** Packs a contender's page from the modules as they are now, minified as the app is. */
export async function bundle(name: Name): Promise<Bundle> {
  const built = await build({
    configFile: false,
    root: name === 'ours' || name === 'floor' ? '.' : PEERS,
    logLevel: 'error',
    publicDir: false,
    define: { global: 'globalThis', __ZHIBU_VERSION__: '"bench"' },
    build: {
      write: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { page: resolve(entryOf(name)) },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error(`${name} could not be packed`);
  return new Map(output.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])));
}
