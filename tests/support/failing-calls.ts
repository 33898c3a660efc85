import type { DBCore, DBCoreTable } from 'dexie';
import type { BranchDb } from '#storage/db.ts';
import type { Answer, Township } from '#sync/ports.ts';

/** Counts calls and lets the k-th one fail; 0 lets none. */
export class FailAt {
  count = 0;
  readonly #k: number;

  constructor(k: number) {
    this.#k = k;
  }

  /** Whether this call is the one. */
  next(): boolean {
    this.count += 1;
    return this.count === this.#k;
  }
}

/** The township behind a line that fails at one question: before it was heard, or after it was answered. */
export function failingLine(township: Township, at: FailAt, when: 'before' | 'after'): Township {
  const carry = async <T>(question: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    const fails = at.next();
    if (fails && when === 'before') return { ok: false, failure: 'offline' };
    const answer = await question();
    return fails ? { ok: false, failure: 'offline' } : answer;
  };
  return {
    push: (request) => carry(() => township.push(request)),
    pull: (request) => carry(() => township.pull(request)),
    hello: (request) => carry(() => township.hello(request)),
    snapshot: (request, take) => carry(() => township.snapshot(request, take)),
  };
}

/** Lets the k-th request to the phone's database fail as a browser does that lost its disk. To be called before the database is opened. */
export function failingDisk(db: BranchDb, at: () => FailAt | undefined): void {
  const guard = <A extends unknown[], R>(call: (...given: A) => Promise<R>) => {
    return (...given: A): Promise<R> => {
      if (at()?.next()) return Promise.reject(new DOMException('Connection to Indexed Database server lost', 'UnknownError'));
      return call(...given);
    };
  };
  const guarded = (table: DBCoreTable): DBCoreTable => ({
    ...table,
    mutate: guard((request) => table.mutate(request)),
    get: guard((request) => table.get(request)),
    getMany: guard((request) => table.getMany(request)),
    query: guard((request) => table.query(request)),
    count: guard((request) => table.count(request)),
  });
  db.use({
    stack: 'dbcore',
    name: 'failing-disk',
    create: (core: DBCore) => ({ ...core, table: (name: string) => guarded(core.table(name)) }),
  });
}
