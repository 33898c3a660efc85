import type { CompiledQuery, DatabaseConnection, Dialect, Driver } from 'kysely';

/** How a statement goes wrong: it never reached the database, or it did and the answer was lost. */
export type Fault = { readonly at: number; readonly when: 'before' | 'after'; readonly error: () => Error };

/** Counts the statements that go to a database, and lets the one that is asked for go wrong; begin, commit and rollback count too. */
export class Faults {
  count = 0;
  #fault: Fault | undefined;

  /** From here on counts anew; the fault, when one is given, comes once. */
  expect(fault?: Fault): void {
    this.count = 0;
    this.#fault = fault;
  }

  async through<R>(work: () => Promise<R>): Promise<R> {
    this.count += 1;
    const fault = this.#fault?.at === this.count ? this.#fault : undefined;
    if (fault?.when === 'before') throw fault.error();
    const answer = await work();
    if (fault) throw fault.error();
    return answer;
  }

  /** Puts itself between a store and its database. */
  readonly between = (dialect: Dialect): Dialect => ({
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => this.#watched(dialect.createDriver()),
  });

  #watched(driver: Driver): Driver {
    const seen = new WeakSet<DatabaseConnection>();
    const acquire = driver.acquireConnection.bind(driver);
    driver.acquireConnection = async (options) => {
      const connection = await acquire(options);
      if (!seen.has(connection)) {
        seen.add(connection);
        const execute = connection.executeQuery.bind(connection);
        connection.executeQuery = <R>(query: CompiledQuery, more?: never) => this.through(() => execute<R>(query, more));
      }
      return connection;
    };
    return driver;
  }
}

/** The line to the database broke: asking again later is right. */
export const brokenLine = (): Error => Object.assign(new Error('the line to the database broke'), { code: '08006' });

/** Something nobody thought of. */
export const strangeFault = (): Error => new Error('nobody thought of this');
