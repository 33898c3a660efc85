import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '#domain/kernel/json.ts';
import { serveStore } from '#tests/bench/endpoint.ts';
import { type Counts, countsOf } from './counts.ts';
import type { Edit } from './edit.ts';
import { editAt, everything, lineTo } from './line.ts';
import { LOGIN, type Prepared } from './prepare.ts';

/** Who is measured. */
export type Name = 'ours' | 'floor' | 'rxdb' | 'watermelondb' | 'pouchdb' | 'pouchdbTuned';

/** A contender's endpoint in a process of its own, over the prepared records. */
export type ContenderEndpoint = {
  readonly address: string;
  readonly counts: () => Promise<Counts>;
  /** Writes edits there as if another phone had made them. */
  readonly touch: (edits: readonly Edit[]) => Promise<void>;
  /** What it holds: every record's body by its id. */
  readonly bodies: () => Promise<ReadonlyMap<string, JsonObject>>;
  readonly stop: () => Promise<void>;
};

export const PEERS = 'bench-peers';
const COUNT = './tests/bench/sync/count.ts';

/** Starts a contender's endpoint over its own copy of the records. */
export const startContender = (name: Name, prepared: Prepared): Promise<ContenderEndpoint> =>
  name === 'ours' ? startOurs(prepared) : startOther(name, prepared);

async function startOurs(prepared: Prepared): Promise<ContenderEndpoint> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'));
  cpSync(prepared.store, folder, { recursive: true });
  const { address, child, stop } = await serveStore(folder, [COUNT]);
  return {
    address,
    counts: () => countsOf(child),
    touch: async (edits) => editAt(await lineTo(address, LOGIN), edits, prepared.size),
    bodies: async () => {
      const bodies = new Map<string, JsonObject>();
      for await (const { id, body } of everything(await lineTo(address, LOGIN))) bodies.set(id, body);
      return bodies;
    },
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const commandOf = (name: Name, prepared: Prepared, folder: string): string[] =>
  name === 'floor' ? ['tests/bench/sync/floor-endpoint.ts', prepared.lines, folder] : [`${PEERS}/server/main.js`, name, prepared.documents];

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', (code) => reject(new Error(`an endpoint ended with ${code}`)));
  });
}

async function startOther(name: Name, prepared: Prepared): Promise<ContenderEndpoint> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'));
  const child = spawn(process.execPath, ['--import', COUNT, ...commandOf(name, prepared, folder)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = `http://localhost:${await portOf(child)}`;
  return {
    address,
    counts: () => countsOf(child),
    touch: async (edits) => {
      const response = await fetch(`${address}/bench/touch`, { method: 'POST', body: JSON.stringify(edits) });
      if (!response.ok) throw new Error(`${name} did not take the edits of another phone`);
    },
    bodies: async () => {
      const text = await (await fetch(`${address}/bench/bodies`)).text();
      const entries = text.split('\n').filter((line) => line !== '');
      return new Map(entries.map((line) => JSON.parse(line) as { id: string; body: JsonObject }).map(({ id, body }) => [id, body]));
    },
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
