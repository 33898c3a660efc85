import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { v7 } from 'uuid';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import { makeApp } from './app.ts';
import { openStore, type Store } from './db/store.ts';
import { readEnvironment } from './environment.ts';
import { makePages } from './http/pages.ts';
import { idKeysFrom, idKeysIn } from './id-keys.ts';
import { makeLive } from './live/live.ts';
import { usualCost } from './passwords.ts';
import { sweepDaily } from './photos/daily.ts';
import { isEmpty } from './repos/townships.ts';
import { blankDaily } from './retention/daily.ts';
import type { Services } from './services.ts';

const SHUTDOWN_MS = 10_000;
const SWEEP_MS = 100;
// Idle lines are kept a little longer than the usual proxy keeps them, so that it never asks on one that is just being closed.
const PATIENCE = { requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 75_000 };

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function stop(sentences: readonly string[]): never {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const environment = readEnvironment(process.env);
if (!environment.ok) stop(environment.sentences);
const { port, host, dataDir, databaseUrl, publicUrl, idNumberKeys } = environment.value;

const store: Store = await openStore(
  databaseUrl === null ? { flavour: 'sqlite', file: join(dataDir, 'zhibu.db') } : { flavour: 'postgres', url: databaseUrl },
).catch((error: unknown) => {
  const place = databaseUrl === null ? `the folder ${dataDir} (DATA_DIR)` : 'the database in DATABASE_URL';
  return stop([`Could not open ${place}: ${error instanceof Error ? error.message : String(error)}`]);
});

const idKeys = await (idNumberKeys === null ? idKeysIn(dataDir) : idKeysFrom(idNumberKeys)).catch((error: unknown) => {
  // All other work goes on; the desk says that numbers cannot be written or opened.
  process.stderr.write(`Could not read the keys of the citizen numbers: ${error instanceof Error ? error.message : String(error)}\n`);
  return undefined;
});

const services: Services = {
  store,
  idKeys,
  now: () => Date.now(),
  newId: () => v7(),
  passwordCost: usualCost,
  log: (line) => void process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`),
  secure: publicUrl?.startsWith('https://') ?? false,
};

async function demoIfEmpty(): Promise<readonly string[]> {
  if (!(await isEmpty(store.db))) return [];
  say('The store is empty: filling it with practice data …');
  // Loaded only now: a township at work never needs it.
  const { fillDemo } = await import('./seed/fill-demo.ts');
  return fillDemo(store, dayInChina(instantAt(services.now())));
}

const demo = await demoIfEmpty();

const live = makeLive(services);
const app = makeApp(services, { live, pages: makePages(join(import.meta.dirname, '../../dist')) });

const server = serve({ fetch: app.fetch, port, hostname: host, serverOptions: { ...PATIENCE, maxHeaderSize: 16_384 } }, (info) => {
  const address = publicUrl ?? `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${info.port}`;
  say('');
  say(`Phone      ${address}/`);
  say(`Township   ${address}/township`);
  say(`Endpoint   ${address}/api/openapi.json`);
  say(`Data       ${store.flavour === 'sqlite' ? join(dataDir, 'zhibu.db') : 'PostgreSQL (DATABASE_URL)'}`);
  if (demo.length > 0) say('');
  for (const line of demo) say(line);
  sweepDaily(services);
  blankDaily(services);
});

server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE')
    stop([`Port ${port} is taken by another program. Stop it, or start with another one: PORT=${port + 1} npm start`]);
  if (error.code === 'EACCES') stop([`Port ${port} may not be opened by this user. Start with a port above 1023: PORT=8787 npm start`]);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    stop([`HOST ${host} is not an address of this machine. Leave it out, or use 0.0.0.0 for all.`]);
  throw error;
});

let closing = false;
function shutDown(): void {
  if (closing) return;
  closing = true;
  // Requests under way are answered first; a connection that never ends does not keep us.
  const forced = setTimeout(() => process.exit(0), SHUTDOWN_MS);
  forced.unref();
  live.close();
  server.close(() => {
    void store.close().then(() => process.exit(0));
  });
  // A line that is busy now is kept open by its browser when it is answered, so they are looked through until none is left.
  const sweep = (): void => ('closeIdleConnections' in server ? server.closeIdleConnections() : undefined);
  sweep();
  setInterval(sweep, SWEEP_MS).unref();
}
process.on('SIGTERM', shutDown);
process.on('SIGINT', shutDown);
