import type { Kysely, Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/all.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

/** A place to ask: the database itself or a transaction on it. */
export type Db = Kysely<Tables>;

/** An open transaction. While one is open on SQLite, ask only it: the file has one writer. */
export type Tx = Transaction<Tables>;

/** The endpoint's database, whichever it is. */
export type Store = {
  readonly db: Db;
  readonly flavour: 'sqlite' | 'postgres';
  /** Runs the work in one transaction: all of it stands, or none. */
  readonly write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** Where the data is. */
export type StorePlace =
  | { readonly flavour: 'sqlite'; readonly file: string; readonly busyTimeoutMs?: number }
  | { readonly flavour: 'postgres'; readonly url: string; readonly schema?: string };

const BUSY_TIMEOUT_MS = 5_000;

/** Opens the store and brings its tables up to date; throws when it cannot be read. */
export async function openStore(place: StorePlace): Promise<Store> {
  const db =
    place.flavour === 'sqlite' ? openSqlite(place.file, place.busyTimeoutMs ?? BUSY_TIMEOUT_MS) : openPostgres(place.url, place.schema).db;
  const store: Store = {
    db,
    flavour: place.flavour,
    write: (work) => db.transaction().execute(work),
    close: () => db.destroy(),
  };
  try {
    await migrate(db, place.flavour === 'postgres' ? place.schema : undefined);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

async function migrate(db: Db, schema: string | undefined): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
