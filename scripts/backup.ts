// `npm run backup`: copies the store while it is in use, looks the copy through, and notes that it holds everything up to there.
// SQLite:     npm run backup -- --to backups/2026-11-22.db
// PostgreSQL: npm run backup -- --heads heads.json, then pg_dump, and when the dump is safe: npm run backup -- --mark heads.json
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BackedUpHeads, copyStore, headsOf, markBackedUp } from '#server/backup.ts';
import { openStore, type Store } from '#server/db/store.ts';
import { readEnvironment } from '#server/environment.ts';

const USE = `Use: npm run backup -- --to FILE                    (SQLite: copies, checks, notes)
     npm run backup -- --heads FILE, pg_dump, npm run backup -- --mark FILE   (PostgreSQL)`;

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function asked(): { to?: string | undefined; heads?: string | undefined; mark?: string | undefined } {
  try {
    return parseArgs({ options: { to: { type: 'string' }, heads: { type: 'string' }, mark: { type: 'string' } } }).values;
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : String(error)}\n${USE}`);
  }
}

const environment = readEnvironment(process.env);
if (!environment.ok) stop(environment.sentences.join('\n'));
const { dataDir, databaseUrl } = environment.value;
const file = join(dataDir, 'zhibu.db');
const given = asked();
if ([given.to, given.heads, given.mark].filter((path) => path !== undefined).length !== 1) stop(USE);
if (given.to !== undefined && databaseUrl !== null) stop(`DATABASE_URL is set, so the store is on PostgreSQL: pg_dump copies it.\n${USE}`);

// To open a store that is not there would make an empty one.
if (databaseUrl === null && !existsSync(file)) stop(`There is no store in ${dataDir} (DATA_DIR).`);

async function noted(store: Store, heads: BackedUpHeads): Promise<string> {
  const strange = await markBackedUp(store.db, heads);
  const count = Object.keys(heads).length;
  if (count > 0 && strange.length === count) stop('None of these heads is in the history of this store: it is not a backup of this one.');
  return `${count - strange.length} of ${count} branches noted as backed up.`;
}

async function work(store: Store): Promise<string> {
  if (given.to !== undefined) {
    const heads = await copyStore(file, given.to);
    return `${given.to} is written and was read through. ${await noted(store, heads)}`;
  }
  if (given.heads !== undefined) {
    writeFileSync(given.heads, `${JSON.stringify(await headsOf(store.db))}\n`, { flag: 'wx' });
    return `${given.heads} says how far each branch is. Begin the dump now; when it is safe: npm run backup -- --mark ${given.heads}`;
  }
  return noted(store, BackedUpHeads.parse(JSON.parse(readFileSync(given.mark ?? '', 'utf8'))));
}

try {
  const store = await openStore(databaseUrl === null ? { flavour: 'sqlite', file } : { flavour: 'postgres', url: databaseUrl });
  console.log(await work(store).finally(() => store.close()));
} catch (error) {
  stop(`No backup was noted: ${error instanceof Error ? error.message : String(error)}`);
}
