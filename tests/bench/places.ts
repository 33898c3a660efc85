import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { v7 } from 'uuid';
import { openStore, type Store } from '#server/db/store.ts';
import { postgresUrl } from '#tests/support/endpoint.ts';
import type { RealPlace } from '#tests/support/real-endpoint.ts';

/** A store on one of the databases, and where an endpoint of its own finds it. */
export type Place = { readonly store: Store; readonly place: RealPlace; readonly remove: () => Promise<void> };

/** A fresh SQLite file in a folder of its own. */
export async function sqlitePlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-load-'));
  const store = await openStore({ flavour: 'sqlite', file: join(folder, 'zhibu.db') });
  return {
    store,
    place: { folder },
    remove: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A fresh schema of the PostgreSQL server that answers. */
export async function postgresPlace(): Promise<Place> {
  const schema = `b${v7().replaceAll('-', '')}`;
  const asked = async (text: string): Promise<void> => {
    const client = new Client({ connectionString: postgresUrl });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await asked(`create schema ${schema}`);
  const store = await openStore({ flavour: 'postgres', url: postgresUrl, schema });
  return {
    store,
    place: { url: postgresUrl, schema },
    remove: async () => {
      await store.close();
      await asked(`drop schema ${schema} cascade`);
    },
  };
}
