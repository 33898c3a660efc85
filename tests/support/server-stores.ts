import { afterAll } from 'vitest';
import type { Store } from '#server/db/store.ts';
import { dropPostgres, freshPostgres, freshSqlite, postgresAnswers, postgresUrl } from './endpoint.ts';

/** The databases that contract suites run on: SQLite always, PostgreSQL when one answers. */
export const databases: readonly { readonly name: string; readonly open: () => Promise<Store> }[] = [
  { name: 'SQLite', open: freshSqlite },
  ...((await postgresAnswers()) ? [{ name: 'PostgreSQL', open: freshPostgres }] : []),
];

if (databases.length === 1)
  process.stderr.write(
    `PostgreSQL did not answer at ${postgresUrl.replace(/\/\/[^@]*@/, '//')}: these suites ran on SQLite only. Set TEST_DATABASE_URL to run them on both.\n`,
  );

afterAll(dropPostgres);
