import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { Tables } from './tables.ts';

// Counts and sequence numbers stay below 2^53, so a whole number is read as a number and not as text.
const INT8 = 20;
const readTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : types.getTypeParser(oid, format === 'binary' ? 'text' : format),
};

/** Opens a pool on PostgreSQL; `schema` puts everything into a schema of its own (tests use it). */
export function openPostgres(url: string, schema?: string): { db: Kysely<Tables>; pool: Pool } {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    types: readTypes as never,
    options: `${schema === undefined ? '' : `-c search_path=${schema} `}-c synchronous_commit=on -c lock_timeout=10000 -c statement_timeout=30000`,
  });
  // A connection that dies while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool };
}
