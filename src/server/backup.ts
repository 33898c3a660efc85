import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { seqOfToken, Token } from '#protocol/sync.ts';
import type { Db } from './db/store.ts';
import { chainAt } from './repos/branches.ts';
import { tokenOf, tokenStands } from './sync/chain.ts';

/** How far each branch was, by its id. */
export const BackedUpHeads = z.record(z.uuid(), Token);
export type BackedUpHeads = z.infer<typeof BackedUpHeads>;

/** How far each branch of the store is now. */
export async function headsOf(db: Db): Promise<BackedUpHeads> {
  const rows = await db.selectFrom('branches').select(['id', 'head', 'chain']).execute();
  return Object.fromEntries(rows.map((row) => [row.id, tokenOf(row.head, row.chain)]));
}

/**
 * Copies a SQLite store that is in use into a new file, and answers how far each branch is in that copy. The copy is opened and looked
 * through before it gets its name; a file that is there already is never written over. Throws, and leaves nothing behind, when it cannot.
 */
export async function copyStore(file: string, to: string): Promise<BackedUpHeads> {
  if (existsSync(to)) throw new Error(`${to} is there already; a backup is never written over another one.`);
  mkdirSync(dirname(to), { recursive: true });
  const part = `${to}.part`;
  rmSync(part, { force: true });
  try {
    const source = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    try {
      await backup(source, part);
    } finally {
      source.close();
    }
    const heads = looked(part);
    renameSync(part, to);
    return heads;
  } catch (error) {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${ending}`, { force: true });
    throw error;
  }
}

// The pages of a copy can be damaged by the disk it lies on; it is believed only after it was read.
function looked(file: string): BackedUpHeads {
  const copy = new DatabaseSync(file);
  try {
    // A file of its own, with nothing beside it that could be forgotten when it is moved.
    copy.exec('pragma journal_mode = delete; pragma synchronous = full');
    const [verdict] = copy.prepare('pragma integrity_check').all();
    if (verdict?.['integrity_check'] !== 'ok') throw new Error(`The copy is damaged: ${String(verdict?.['integrity_check'])}`);
    const rows = copy.prepare('select id, head, chain from branches').all();
    return BackedUpHeads.parse(Object.fromEntries(rows.map((row) => [row['id'], tokenOf(Number(row['head']), String(row['chain']))])));
  } finally {
    copy.close();
  }
}

/**
 * Writes down that a backup holds each branch up to its head there, so that phones need not keep what they handed in up to it.
 * A head that is not in this store's history (a copy of another store, or from before a restore) is left out. Answers the ids that were.
 */
export async function markBackedUp(db: Db, heads: BackedUpHeads): Promise<string[]> {
  const strange: string[] = [];
  for (const [branchId, token] of Object.entries(heads)) {
    const seq = seqOfToken(token);
    if (!tokenStands(token, await chainAt(db, branchId, seq))) strange.push(branchId);
    else await db.updateTable('branches').set({ backed_up: seq }).where('id', '=', branchId).where('backed_up', '<', seq).execute();
  }
  return strange;
}
