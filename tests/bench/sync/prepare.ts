import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, type WriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { BranchId, TownshipId } from '#domain/kernel/ids.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { openStore } from '#server/db/store.ts';
import { hashPassword, usualCost } from '#server/passwords.ts';
import { PRACTICE_PASSWORD } from '#server/seed/fill.ts';
import { randomFrom } from '#server/seed/random.ts';
import { writeBranch, writeTownship } from '#server/seed/write.ts';
import { serveStore } from '#tests/bench/endpoint.ts';
import { everything, lineTo } from './line.ts';
import { benchBranch, MEMBERS } from './records.ts';

/** Records made and laid out for every contender's endpoint. */
export type Prepared = {
  readonly size: number;
  /** The folder of our endpoint's store. */
  readonly store: string;
  /** The records as our endpoint sends them, one JSON a line. */
  readonly lines: string;
  /** The same without what only our merging needs, for the peers. */
  readonly documents: string;
  readonly members: readonly string[];
  /** Every record, the roster first. */
  readonly records: readonly Pick<SyncedRecord, 'id' | 'kind'>[];
};

/** The login of the branch's secretary; the password is that of all practice accounts. */
export const LOGIN = 'bench';
const MADE_AT = Date.UTC(2026, 10, 1);

/** A record without stamps and counts: they are how we merge, and the peers have means of their own for that. */
function documentOf({ stamps: _stamps, seq: _seq, deleted: _deleted, ...record }: SyncedRecord): object {
  const day = record.body['heldOn'] ?? '';
  return { ...record, day, standing: 'delivered' };
}

async function write(stream: WriteStream, value: unknown): Promise<void> {
  if (!stream.write(`${JSON.stringify(value)}\n`)) await once(stream, 'drain');
}

/** A folder that is removed when the bench ends. */
export function newFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'zhibu-bench-sync-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Fills a store of ours with so many records and writes down what it sends, for the others. */
export async function prepare(folder: string, size: number): Promise<Prepared> {
  const store = join(folder, `${size}`);
  mkdirSync(store);
  await fill(store, size);
  const paths = { lines: join(folder, `${size}.lines`), documents: join(folder, `${size}.documents`) };
  const [lines, documents] = [createWriteStream(paths.lines), createWriteStream(paths.documents)];
  const records: Pick<SyncedRecord, 'id' | 'kind'>[] = [];
  const served = await serveStore(store);
  try {
    for await (const record of everything(await lineTo(served.address, LOGIN))) {
      records.push({ id: record.id, kind: record.kind });
      await write(lines, record);
      await write(documents, documentOf(record));
    }
  } finally {
    await served.stop();
  }
  lines.end();
  documents.end();
  await Promise.all([finished(lines), finished(documents)]);
  const members = records.filter(({ kind }) => kind === 'member').map(({ id }) => id);
  if (records.length !== size || members.length !== MEMBERS) throw new Error(`${records.length} records were made instead of ${size}`);
  return { size, store, ...paths, members, records };
}

async function fill(folder: string, size: number): Promise<void> {
  const random = randomFrom(`bench/${size}`);
  const store = await openStore({ flavour: 'sqlite', file: join(folder, 'zhibu.db') });
  const services = {
    store,
    now: () => MADE_AT,
    newId: () => random.uuid(MADE_AT),
    passwordCost: usualCost,
    log: () => undefined,
    secure: false,
  };
  const passwordHash = await hashPassword(PRACTICE_PASSWORD);
  const township = { id: random.uuid(MADE_AT) as TownshipId, name: 'bench' };
  await writeTownship(services, township, { staff: 'staff', admin: 'admin' }, passwordHash);
  const placed = { id: random.uuid(MADE_AT) as BranchId, township, name: 'bench', village: 'bench', position: 0, ...benchBranch(size) };
  await writeBranch(services, placed, { login: LOGIN, passwordHash, handIns: 'month' });
  await store.close();
}
