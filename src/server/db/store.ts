import { type Dialect, Kysely, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { isLost } from './db-errors.ts';
import { gatherHeads, type Heads, makeHub } from './heads.ts';
import { migrations } from './migrations/all.ts';
import { postgresConfig, postgresDialect } from './postgres.ts';
import { listenForHeads, notifyHeads } from './postgres-heads.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Tables } from './tables.ts';

/** A place to ask: the database itself or a transaction on it. */
export type Db = Kysely<Tables>;

/** An open transaction. While one is open on SQLite, ask only it: the file has one writer. */
export type Tx = Transaction<Tables>;

/** The endpoint's database, whichever it is. */
export type Store = {
  readonly db: Db;
  readonly flavour: 'sqlite' | 'postgres';
  /** Runs the work in one transaction: all of it stands, or none. Work that lost against another transaction is done again, so it must bear that. */
  readonly write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Tells when a branch's history moved on, whichever process moved it. */
  readonly heads: Heads;
  readonly close: () => Promise<void>;
};

/** Where the data is. */
export type StorePlace =
  | { readonly flavour: 'sqlite'; readonly file: string; readonly busyTimeoutMs?: number }
  | { readonly flavour: 'postgres'; readonly url: string; readonly schema?: string };

/** What lies between the store and its database; tests put faults there. */
export type Between = (dialect: Dialect) => Dialect;

const BUSY_TIMEOUT_MS = 5_000;
const ATTEMPTS = 5;
const STEP_MS = 10;

/** Opens the store and brings its tables up to date; throws when it cannot be read. */
export async function openStore(place: StorePlace, between: Between = (dialect) => dialect): Promise<Store> {
  const store = place.flavour === 'sqlite' ? onSqlite(place, between) : onPostgres(place, between);
  try {
    await migrate(store.db, place.flavour === 'postgres' ? place.schema : undefined);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

function onSqlite(place: Extract<StorePlace, { flavour: 'sqlite' }>, between: Between): Store {
  const db: Db = new Kysely<Tables>({ dialect: between(sqliteDialect(place.file, place.busyTimeoutMs ?? BUSY_TIMEOUT_MS)) });
  const hub = makeHub();
  return {
    db,
    flavour: 'sqlite',
    heads: hub,
    write: async (work) => {
      const { value, moved } = await db.transaction().execute(async (tx) => {
        const moved = gatherHeads(tx);
        return { value: await work(tx), moved };
      });
      for (const news of moved.values()) hub.moved(news);
      return value;
    },
    close: () => db.destroy(),
  };
}

function onPostgres(place: Extract<StorePlace, { flavour: 'postgres' }>, between: Between): Store {
  const config = postgresConfig(place.url, place.schema);
  const db: Db = new Kysely<Tables>({ dialect: between(postgresDialect(config)) });
  let silence = (): Promise<void> => Promise.resolve();
  const hub = makeHub(() => {
    silence = listenForHeads(config, hub);
  });
  return {
    db,
    flavour: 'postgres',
    heads: hub,
    write: (work) =>
      untilWon(() =>
        db.transaction().execute(async (tx) => {
          const moved = gatherHeads(tx);
          const value = await work(tx);
          await notifyHeads(tx, moved.values());
          return value;
        }),
      ),
    close: async () => {
      await silence();
      await db.destroy();
    },
  };
}

async function untilWon<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error) || attempt >= ATTEMPTS) throw error;
      // Unequal waits, so that the same two do not meet again.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * STEP_MS * attempt));
    }
  }
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
