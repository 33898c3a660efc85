import { AsyncLocalStorage } from 'node:async_hooks';
import { BranchDb } from '#storage/db.ts';

/** What the browser's database takes as a key. */
export type Key = string | number | readonly Key[];

type Row = Readonly<Record<string, unknown>>;
type Change = { readonly table: string; readonly key: Key; readonly before: Row | undefined; readonly after: Row | undefined };
type Index = { readonly name: string; readonly keyPath: string | readonly string[]; readonly unique: boolean; readonly multi: boolean };
type Shape = { readonly name: string; readonly primary: Index & { readonly auto: boolean }; readonly indexes: readonly Index[] };

// The tables and indexes are the shipped ones: only what lies beneath them is another.
const shapes: readonly Shape[] = new BranchDb('memory').tables.map(({ name, schema }) => ({
  name,
  primary: { ...indexOf(schema.primKey), auto: schema.primKey.auto === true },
  indexes: schema.indexes.map(indexOf),
}));

function indexOf(spec: { name: string; keyPath?: unknown; unique?: boolean | undefined; multi?: boolean | undefined }): Index {
  const { name, keyPath, unique, multi } = spec;
  return { name, keyPath: keyPath as string | readonly string[], unique: unique === true, multi: multi === true };
}

const rankOf = (key: Key): number => (typeof key === 'number' ? 0 : typeof key === 'string' ? 1 : 2);

/** Orders keys as IndexedDB does: numbers, then text, then lists. */
export function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'object' || typeof b !== 'object') return rankOf(a) - rankOf(b);
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const order = compareKeys(a[i] as Key, b[i] as Key);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

const isKey = (value: unknown): value is Key =>
  typeof value === 'string' || (typeof value === 'number' && !Number.isNaN(value)) || (Array.isArray(value) && value.every(isKey));

/** The keys under which an index holds a row; none where the row has nothing that can be one. */
function keysIn(index: Index, row: Row): readonly Key[] {
  const { keyPath } = index;
  const value = typeof keyPath === 'string' ? row[keyPath] : keyPath.map((part) => row[part]);
  if (index.multi && Array.isArray(value)) return [...new Set(value.filter(isKey))];
  return isKey(value) ? [value] : [];
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

class NamedError extends Error {
  constructor(name: string, message = name) {
    super(message);
    this.name = name;
  }
}

/** What one phone keeps through everything: the committed rows, and the last commits so that they can be lost. */
export class MemoryDisk {
  readonly tables = new Map<string, { readonly rows: Map<Key, Row>; next: number }>();
  readonly #commits: { readonly changes: readonly Change[]; readonly next: ReadonlyMap<string, number> }[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  /** How many more rows it takes; undefined when there is room. */
  room: number | undefined;
  /** While true nothing opens, as after a browser's own fault. */
  blocked = false;
  /** Told of every commit. */
  onCommit: (changes: readonly Change[]) => void = () => undefined;
  /** Transactions that have begun and not ended. */
  open = 0;

  constructor() {
    for (const { name } of shapes) this.tables.set(name, { rows: new Map(), next: 1 });
  }

  table(name: string): { readonly rows: Map<Key, Row>; next: number } {
    const found = this.tables.get(name);
    if (!found) throw new NamedError('NotFoundError', `no table ${name}`);
    return found;
  }

  /** Every row of a table, in the order of its key. */
  rows<T>(name: string): T[] {
    return [...this.table(name).rows].sort(([a], [b]) => compareKeys(a, b)).map(([, row]) => row as T);
  }

  keep(changes: readonly Change[], next: ReadonlyMap<string, number>): void {
    this.#commits.push({ changes, next });
    if (this.#commits.length > 80) this.#commits.shift();
    this.onCommit(changes);
  }

  /** Forgets the last commits, as a power cut with relaxed durability does, or a phone's backup that was put back. Says how many. */
  lose(count: number): number {
    let lost = 0;
    for (; lost < count; lost += 1) {
      const commit = this.#commits.pop();
      if (!commit) break;
      undo(this, commit.changes);
      for (const [name, next] of commit.next) this.table(name).next = next;
    }
    return lost;
  }

  /** A phone of the same content. */
  clone(): MemoryDisk {
    const copy = new MemoryDisk();
    for (const [name, { rows, next }] of this.tables) copy.tables.set(name, { rows: new Map(rows), next });
    return copy;
  }

  /** Empties it, as a browser that needs the room. */
  evict(): void {
    for (const table of this.tables.values()) {
      table.rows.clear();
      table.next = 1;
    }
    this.#commits.length = 0;
  }

  /** Waits for its turn; the answer gives it back. */
  async turn(): Promise<() => void> {
    const before = this.#turn;
    let done: () => void = () => undefined;
    this.#turn = new Promise<void>((resolve) => {
      done = resolve;
    });
    await before;
    return done;
  }
}

function undo(disk: MemoryDisk, changes: readonly Change[]): void {
  for (const { table, key, before } of [...changes].reverse()) {
    const { rows } = disk.table(table);
    if (before === undefined) rows.delete(key);
    else rows.set(key, before);
  }
}

class Transaction {
  readonly changes: Change[] = [];
  readonly next = new Map<string, number>();
  over = false;
  readonly db: MemoryDb;
  readonly writes: boolean;
  readonly names: ReadonlySet<string>;
  readonly release: () => void;

  constructor(db: MemoryDb, writes: boolean, names: ReadonlySet<string>, release: () => void) {
    this.db = db;
    this.writes = writes;
    this.names = names;
    this.release = release;
  }

  abort(): void {
    if (this.over) return;
    this.over = true;
    undo(this.db.disk, this.changes);
    for (const [name, next] of this.next) this.db.disk.table(name).next = next;
  }
}

const current = new AsyncLocalStorage<Transaction>();
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/**
 * One tab's hold on a phone's database: quacks like the part of Dexie that src/storage uses. Transactions of one phone follow
 * each other and stand or fall whole; rows are frozen, so that nobody changes what is stored.
 */
export class MemoryDb {
  readonly disk: MemoryDisk;
  readonly name: string;
  readonly tables: readonly MemoryTable[];
  /** A killed tab: whatever it waits for never comes. */
  dead = false;
  /** Kills the tab at this call inside a transaction, counted from now. */
  killAt: number | undefined;
  /** Called before a transaction opens; what it waits for may come late. */
  pause: () => Promise<void> | undefined = () => undefined;

  constructor(disk: MemoryDisk, name = 'zhibu-memory') {
    this.disk = disk;
    this.name = name;
    this.tables = shapes.map((shape) => new MemoryTable(this, shape));
    for (const table of this.tables) Object.defineProperty(this, table.name, { value: table });
  }

  /** The same as the shipped database, for the functions that take one. */
  get asBranchDb(): BranchDb {
    return this as unknown as BranchDb;
  }

  async transaction<T>(mode: string, ...given: readonly unknown[]): Promise<T> {
    const work = given.at(-1) as () => Promise<T>;
    const names = new Set(
      given
        .slice(0, -1)
        .flat()
        .map((table) => (typeof table === 'string' ? table : (table as MemoryTable).name)),
    );
    const outer = current.getStore();
    if (outer && outer.db === this && !outer.over) {
      if (![...names].every((name) => outer.names.has(name))) throw new NamedError('SubTransactionError');
      return work();
    }
    if (this.dead) return never();
    await this.pause();
    const done = await this.disk.turn();
    if (this.dead) {
      done();
      return never();
    }
    if (this.disk.blocked) {
      done();
      throw new NamedError('UnknownError', 'the backing store does not open');
    }
    this.disk.open += 1;
    const tx = new Transaction(this, mode !== 'r', names, () => {
      this.disk.open -= 1;
      done();
    });
    try {
      const value = await current.run(tx, work);
      tx.over = true;
      if (tx.changes.length > 0) this.disk.keep(tx.changes, tx.next);
      return value;
    } catch (error) {
      tx.abort();
      throw error;
    } finally {
      tx.release();
    }
  }

  /** One request of a table, in the transaction that is open, or in one of its own. */
  async request<T>(table: MemoryTable, writes: boolean, work: (tx: Transaction) => T): Promise<T> {
    const tx = current.getStore();
    if (!tx || tx.db !== this) {
      return this.transaction<T>(writes ? 'rw' : 'r', table, () => this.request(table, writes, work));
    }
    if (this.dead) return never();
    if (tx.over) throw new NamedError('TransactionInactiveError', `${table.name} was asked after its transaction`);
    if (!tx.names.has(table.name)) throw new NamedError('NotFoundError', `${table.name} is not part of the transaction`);
    if (writes && !tx.writes) throw new NamedError('ReadOnlyError', `${table.name} is only read here`);
    if (this.killAt !== undefined) {
      this.killAt -= 1;
      if (this.killAt <= 0) {
        this.kill(tx);
        return never();
      }
    }
    return work(tx);
  }

  /** Ends the tab; what its open transaction did is undone. */
  kill(tx?: Transaction): void {
    this.dead = true;
    this.killAt = undefined;
    if (!tx || tx.over) return;
    tx.abort();
    // The work waits for ever now, so it will not come to give back its turn.
    tx.release();
  }

  close(): void {
    this.dead = true;
  }
}

type Entry = { readonly at: Key; readonly key: Key; readonly row: Row };

const byPlace = (a: Entry, b: Entry): number => compareKeys(a.at, b.at) || compareKeys(a.key, b.key);

/** A table as Dexie's. */
export class MemoryTable {
  readonly name: string;
  readonly #db: MemoryDb;
  readonly #shape: Shape;

  constructor(db: MemoryDb, shape: Shape) {
    this.#db = db;
    this.#shape = shape;
    this.name = shape.name;
  }

  async get(key: Key): Promise<Row | undefined> {
    return this.read((rows) => rows.get(key));
  }

  async bulkGet(keys: readonly Key[]): Promise<(Row | undefined)[]> {
    return this.read((rows) => keys.map((key) => rows.get(key)));
  }

  async put(row: Row): Promise<Key> {
    return this.write((tx) => this.#store(tx, row, false));
  }

  async add(row: Row): Promise<Key> {
    return this.write((tx) => this.#store(tx, row, true));
  }

  async bulkPut(rows: readonly Row[]): Promise<void> {
    return this.write((tx) => {
      for (const row of rows) this.#store(tx, row, false);
    });
  }

  async bulkAdd(rows: readonly Row[]): Promise<void> {
    return this.write((tx) => {
      for (const row of rows) this.#store(tx, row, true);
    });
  }

  async update(key: Key, changes: Row): Promise<number> {
    return this.write((tx) => {
      const row = this.rows().get(key);
      if (!row) return 0;
      this.#store(tx, { ...row, ...changes }, false);
      return 1;
    });
  }

  async delete(key: Key): Promise<void> {
    return this.write((tx) => this.drop(tx, key));
  }

  async bulkDelete(keys: readonly Key[]): Promise<void> {
    return this.write((tx) => {
      for (const key of keys) this.drop(tx, key);
    });
  }

  async clear(): Promise<void> {
    return this.toCollection()
      .delete()
      .then(() => undefined);
  }

  async count(): Promise<number> {
    return this.read((rows) => rows.size);
  }

  toCollection(): MemoryCollection {
    return this.orderBy(this.#shape.primary.name === '' ? ':id' : this.#shape.primary.name);
  }

  async toArray(): Promise<Row[]> {
    return this.toCollection().toArray();
  }

  orderBy(name: string): MemoryCollection {
    return new MemoryCollection(this, this.#index(name), () => true);
  }

  filter(wanted: (row: Row) => boolean): MemoryCollection {
    return this.toCollection().filter(wanted);
  }

  reverse(): MemoryCollection {
    return this.toCollection().reverse();
  }

  where(name: string) {
    const index = this.#index(name);
    const some = (wanted: (at: Key) => boolean) => new MemoryCollection(this, index, wanted);
    return {
      equals: (key: Key) => some((at) => compareKeys(at, key) === 0),
      anyOf: (...keys: readonly (Key | readonly Key[])[]) => {
        const wanted = (keys.length === 1 && Array.isArray(keys[0]) ? keys[0] : keys) as readonly Key[];
        return some((at) => wanted.some((key) => compareKeys(at, key) === 0));
      },
      between: (low: Key, high: Key, withLow = true, withHigh = false) =>
        some((at) => {
          const [a, b] = [compareKeys(at, low), compareKeys(at, high)];
          return (withLow ? a >= 0 : a > 0) && (withHigh ? b <= 0 : b < 0);
        }),
      above: (key: Key) => some((at) => compareKeys(at, key) > 0),
      aboveOrEqual: (key: Key) => some((at) => compareKeys(at, key) >= 0),
      below: (key: Key) => some((at) => compareKeys(at, key) < 0),
      belowOrEqual: (key: Key) => some((at) => compareKeys(at, key) <= 0),
      startsWith: (text: string) => some((at) => typeof at === 'string' && at.startsWith(text)),
    };
  }

  /** The rows themselves, for whoever is inside a request. */
  rows(): ReadonlyMap<Key, Row> {
    return this.#db.disk.table(this.name).rows;
  }

  read<T>(work: (rows: ReadonlyMap<Key, Row>) => T): Promise<T> {
    return this.#db.request(this, false, () => work(this.rows()));
  }

  write<T>(work: (tx: Transaction) => T): Promise<T> {
    return this.#db.request(this, true, work);
  }

  drop(tx: Transaction, key: Key): void {
    const { rows } = this.#db.disk.table(this.name);
    const before = rows.get(key);
    if (before === undefined) return;
    rows.delete(key);
    tx.changes.push({ table: this.name, key, before, after: undefined });
    // The ballast: giving it up makes room.
    if (key === 'ballast' && this.#db.disk.room !== undefined) this.#db.disk.room += 40;
  }

  /** Puts a row in; throws as the browser does when the disk is full, or the key or a unique index is taken. */
  #store(tx: Transaction, given: Row, onlyNew: boolean): Key {
    const { disk } = this.#db;
    const table = disk.table(this.name);
    const { primary } = this.#shape;
    const path = primary.keyPath as string;
    let key = given[path] as Key | undefined;
    if (key === undefined && primary.auto) {
      key = table.next;
      // Dexie tells the caller's own object the number it was given.
      (given as Record<string, unknown>)[path] = key;
    }
    if (!isKey(key)) throw new NamedError('DataError', `${this.name} has no key`);
    const before = table.rows.get(key);
    if (before !== undefined && onlyNew) throw new NamedError('ConstraintError', `${this.name} has ${String(key)}`);
    if (disk.room !== undefined) {
      if (disk.room <= 0) throw new NamedError('QuotaExceededError');
      disk.room -= 1;
    }
    const row = frozen({ ...given });
    for (const index of this.#shape.indexes) {
      if (!index.unique) continue;
      for (const at of keysIn(index, row))
        for (const [otherKey, other] of table.rows)
          if (compareKeys(otherKey, key) !== 0 && keysIn(index, other).some((taken) => compareKeys(taken, at) === 0))
            throw new NamedError('ConstraintError', `${this.name}.${index.name} has ${String(at)}`);
    }
    if (primary.auto && typeof key === 'number' && key >= table.next) {
      if (!tx.next.has(this.name)) tx.next.set(this.name, table.next);
      table.next = key + 1;
    }
    table.rows.set(key, row);
    tx.changes.push({ table: this.name, key, before, after: row });
    return key;
  }

  /** Puts a changed row in the place of the old one. */
  replace(tx: Transaction, key: Key, row: Row): void {
    if (compareKeys(row[this.#shape.primary.keyPath as string] as Key, key) !== 0) throw new NamedError('DataError', 'a key never changes');
    this.#store(tx, row, false);
  }

  #index(name: string): Index {
    const { primary, indexes } = this.#shape;
    if (name === ':id' || name === primary.keyPath) return primary;
    const found = indexes.find((index) => index.name === name);
    if (!found) throw new NamedError('SchemaError', `${this.name} has no index ${name}`);
    return found;
  }
}

/** A choice of rows as Dexie's. */
export class MemoryCollection {
  readonly #table: MemoryTable;
  readonly #index: Index;
  readonly #wanted: (at: Key) => boolean;
  readonly #filters: ((row: Row) => boolean)[] = [];
  #back = false;
  #most = Number.POSITIVE_INFINITY;
  #from = 0;
  #once = false;

  constructor(table: MemoryTable, index: Index, wanted: (at: Key) => boolean) {
    this.#table = table;
    this.#index = index;
    this.#wanted = wanted;
  }

  filter(wanted: (row: Row) => boolean): this {
    this.#filters.push(wanted);
    return this;
  }

  and(wanted: (row: Row) => boolean): this {
    return this.filter(wanted);
  }

  reverse(): this {
    this.#back = !this.#back;
    return this;
  }

  limit(count: number): this {
    this.#most = count;
    return this;
  }

  offset(count: number): this {
    this.#from = count;
    return this;
  }

  distinct(): this {
    this.#once = true;
    return this;
  }

  #entries(rows: ReadonlyMap<Key, Row>): Entry[] {
    const found: Entry[] = [];
    for (const [key, row] of rows)
      for (const at of keysIn(this.#index, row)) {
        if (!this.#wanted(at) || !this.#filters.every((wanted) => wanted(row))) continue;
        found.push({ at, key, row });
      }
    found.sort(byPlace);
    if (this.#back) found.reverse();
    const seen = new Set<Key>();
    const once = this.#once ? found.filter(({ key }) => !seen.has(key) && seen.add(key)) : found;
    return once.slice(this.#from, this.#from + this.#most);
  }

  #read<T>(work: (entries: Entry[]) => T): Promise<T> {
    return this.#table.read((rows) => work(this.#entries(rows)));
  }

  toArray(): Promise<Row[]> {
    return this.#read((entries) => entries.map(({ row }) => row));
  }

  sortBy(field: string): Promise<Row[]> {
    return this.#read((entries) => {
      const rows = entries.map(({ row }) => row);
      rows.sort((a, b) => compareKeys(a[field] as Key, b[field] as Key));
      return this.#back ? rows.reverse() : rows;
    });
  }

  first(): Promise<Row | undefined> {
    return this.#read((entries) => entries[0]?.row);
  }

  last(): Promise<Row | undefined> {
    return this.#read((entries) => entries.at(-1)?.row);
  }

  count(): Promise<number> {
    return this.#read((entries) => entries.length);
  }

  each(work: (row: Row) => void): Promise<void> {
    return this.#read((entries) => {
      for (const { row } of entries) work(row);
    });
  }

  primaryKeys(): Promise<Key[]> {
    return this.#read((entries) => entries.map(({ key }) => key));
  }

  keys(): Promise<Key[]> {
    return this.#read((entries) => entries.map(({ at }) => at));
  }

  uniqueKeys(): Promise<Key[]> {
    return this.#read((entries) => entries.map(({ at }) => at).filter((at, i, all) => i === 0 || compareKeys(at, all[i - 1] as Key) !== 0));
  }

  firstKey(): Promise<Key | undefined> {
    return this.#read((entries) => entries[0]?.at);
  }

  lastKey(): Promise<Key | undefined> {
    return this.#read((entries) => entries.at(-1)?.at);
  }

  delete(): Promise<number> {
    return this.#table.write((tx) => {
      const keys = new Set(this.#entries(this.#table.rows()).map(({ key }) => key));
      for (const key of keys) this.#table.drop(tx, key);
      return keys.size;
    });
  }

  modify(change: Row | ((row: Row) => void)): Promise<number> {
    return this.#table.write((tx) => {
      const entries = this.#entries(this.#table.rows());
      for (const { key, row } of entries) {
        const next = { ...row };
        if (typeof change === 'function') change(next);
        else Object.assign(next, change);
        this.#table.replace(tx, key, next);
      }
      return entries.length;
    });
  }
}
