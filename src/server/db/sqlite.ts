import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
} from 'kysely';

const STATEMENTS_KEPT = 300;

/** Gives node:sqlite the four words Kysely asks of a SQLite library, and keeps what it has prepared. */
function adapted(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => {
      kept.clear();
      database.close();
    },
    prepare: (text) => {
      const known = kept.get(text);
      if (known) return known;
      const statement: StatementSync = database.prepare(text);
      const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
      const made: SqliteStatement = {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
      if (kept.size >= STATEMENTS_KEPT) kept.clear();
      kept.set(text, made);
      return made;
    },
  };
}

/** Kysely's SQLite, except that a transaction takes the write lock at once: two processes on one file then wait for each other instead of failing half-way. */
function immediate(dialect: SqliteDialect, database: DatabaseSync): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => {
      const driver: Driver = dialect.createDriver();
      driver.beginTransaction = async (connection: DatabaseConnection) => {
        // There is one connection: a transaction that is still open on it was given up by a fault and is nobody's.
        if (database.isTransaction) database.exec('rollback');
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
      };
      driver.rollbackTransaction = async (connection: DatabaseConnection) => {
        // A full disk ends the transaction by itself; to roll back once more would hide the reason.
        if (database.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
      };
      return driver;
    },
  };
}

/** The file (or ':memory:'), made when missing, as Kysely asks for it. What is committed has reached the disk. */
export function sqliteDialect(file: string, busyTimeoutMs: number): Dialect {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: busyTimeoutMs });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  return immediate(new SqliteDialect({ database: adapted(database) }), database);
}
