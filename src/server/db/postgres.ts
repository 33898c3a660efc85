import { type Dialect, PostgresDialect } from 'kysely';
import { type ClientConfig, Pool, types } from 'pg';

// Counts and sequence numbers stay below 2^53, so a whole number is read as a number and not as text.
const INT8 = 20;
const readTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : types.getTypeParser(oid, format === 'binary' ? 'text' : format),
};

/** How a connection is made; `schema` puts everything into a schema of its own (tests use it). */
export const postgresConfig = (url: string, schema?: string): ClientConfig => ({
  connectionString: url,
  // Also how long a request waits for one of the ten when a whole county hands in at once.
  connectionTimeoutMillis: 15_000,
  options: `${schema === undefined ? '' : `-c search_path=${schema} `}-c synchronous_commit=on -c lock_timeout=10000 -c statement_timeout=30000`,
});

/** A pool on PostgreSQL, as Kysely asks for it. */
export function postgresDialect(config: ClientConfig): Dialect {
  const pool = new Pool({ ...config, max: 10, types: readTypes as never });
  // A connection that dies while nobody asks anything of it, idle or between two statements of a transaction, says so here and is
  // replaced; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}
