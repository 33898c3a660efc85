import { Client } from 'pg';

const local = [
  'postgres://postgres@127.0.0.1:5432/postgres',
  `postgres:///${process.env.USER ?? 'postgres'}?host=/var/run/postgresql`,
  'postgres:///postgres?host=/var/run/postgresql',
];

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    // The tests make schemas of their own, so a server that is only for reading is no use to them.
    const { rows } = await client.query<{ can: boolean }>("select has_database_privilege(current_database(), 'CREATE') as can");
    return rows[0]?.can === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A PostgreSQL on which tests may make schemas: DATABASE_URL when it answers, else a local server; undefined when none does. */
export async function findPostgres(): Promise<string | undefined> {
  const asked = process.env.DATABASE_URL;
  for (const url of asked ? [asked] : local) if (await answers(url)) return url;
  return undefined;
}
