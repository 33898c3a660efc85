import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import { openStore } from '#server/db/store.ts';
import { fillStore } from '#server/seed/fill.ts';
import type { FixtureName } from '#server/seed/fixtures.ts';

/** The real endpoint in a process of its own, over a store filled with one fixture. */
export type Endpoint = {
  readonly address: string;
  /** The login of the fixture's first secretary. */
  readonly login: string;
  readonly records: number;
  readonly stop: () => Promise<void>;
  /** Stops it and removes its store. */
  readonly remove: () => Promise<void>;
};

const WAIT_MS = 30_000;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

async function answers(address: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + WAIT_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the endpoint ended with ${child.exitCode}`);
    try {
      if ((await fetch(`${address}/healthz`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the endpoint did not answer on ${address}`);
}

/** An endpoint's process over the store in a folder. */
export type Served = { readonly address: string; readonly child: ChildProcess; readonly stop: () => Promise<void> };

/** Starts the endpoint over the store in a folder and waits until it answers. `first` are modules that are loaded before it. */
export async function serveStore(folder: string, first: readonly string[] = []): Promise<Served> {
  const port = await freePort();
  const environment = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, DATABASE_URL: '', PUBLIC_URL: '' };
  const loaded = first.flatMap((module) => ['--import', module]);
  const stdio = first.length > 0 ? (['ignore', 'ignore', 'inherit', 'ipc'] as const) : (['ignore', 'ignore', 'inherit'] as const);
  const child = spawn(process.execPath, [...loaded, 'src/server/main.ts'], { env: environment, stdio: [...stdio] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await answers(`http://127.0.0.1:${port}`, child);
  return {
    address: `http://localhost:${port}`,
    child,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Fills a fresh store with the fixture and starts the endpoint over it. */
export async function startEndpoint(fixture: FixtureName, years: number): Promise<Endpoint> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'));
  const store = await openStore({ flavour: 'sqlite', file: join(folder, 'zhibu.db') });
  let login = '';
  const filled = await fillStore(store, { fixture, years, today: dayInChina(instantAt(Date.now())), handIns: 'month' }, (_, first) => {
    login ||= first;
  });
  await store.close();
  const { address, stop } = await serveStore(folder);
  return {
    address,
    login,
    records: filled.records,
    stop,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
