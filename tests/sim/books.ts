import type { Role } from '#domain/access.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import type { BranchRow, DeviceRow, GrantRow, OperationRow, RecordRow } from '#server/db/tables.ts';
import { firstChain } from '#server/sync/chain.ts';
import type { Ledger } from '#server/sync/ledger.ts';

/** A person as the township knows him now. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly branchId: string | null;
  readonly groupId: string | null;
  readonly role: Role;
};

/** Everything a backup of the township holds. Rows are never changed in place, so a copy of the maps is a copy of all. */
export type Books = {
  readonly branches: Map<string, BranchRow>;
  /** By branch and count. */
  readonly chains: Map<string, string>;
  readonly operations: Map<string, OperationRow>;
  readonly records: Map<string, RecordRow>;
  readonly devices: Map<string, DeviceRow>;
  readonly grants: Map<string, GrantRow>;
  readonly accounts: Map<string, Account>;
  /** What each record was at each count of this history, in short. */
  readonly versions: Map<string, string>;
};

export const emptyBooks = (): Books => ({
  branches: new Map(),
  chains: new Map(),
  operations: new Map(),
  records: new Map(),
  devices: new Map(),
  grants: new Map(),
  accounts: new Map(),
  versions: new Map(),
});

export const copyOf = (books: Books): Books => ({
  branches: new Map(books.branches),
  chains: new Map(books.chains),
  operations: new Map(books.operations),
  records: new Map(books.records),
  devices: new Map(books.devices),
  grants: new Map(books.grants),
  accounts: new Map(books.accounts),
  versions: new Map(books.versions),
});

/** What a database does when a key is there already. */
export const taken = (what: string): Error => Object.assign(new Error(`${what} is taken`), { code: '23505' });

/** What a database does when it only could not do it now. */
export const passing = (): Error => Object.assign(new Error('could not serialize access'), { code: '40001' });

/** A record's state in short: enough to tell two histories apart. */
export const versionOf = (rev: number, updatedAt: string, turn: number): string => `${rev} ${updatedAt} ${turn}`;

/** Text that this database will not have, whatever the rules say of it. */
export const POISON = '坏块';

/** The township's books in memory, one transaction after another; a throw undoes all of it. */
export class MemoryBooks {
  now: Books = emptyBooks();
  /** Asked before each call; throws what the database would throw. */
  trouble: (call: string) => void = () => undefined;
  /** Told of each record that a transaction puts in. */
  onRecord: (row: RecordRow) => void = () => undefined;

  async write<T>(work: (ledger: Ledger) => Promise<T>): Promise<T> {
    const before = copyOf(this.now);
    try {
      const value = await work(this.ledger());
      this.trouble('commit');
      return value;
    } catch (error) {
      this.now = before;
      throw error;
    }
  }

  ledger(): Ledger {
    const call = async <T>(name: string, work: (books: Books) => T): Promise<T> => {
      this.trouble(name);
      return work(this.now);
    };
    return {
      lockBranch: (id) => call('lockBranch', ({ branches }) => branches.get(id)),
      findBranch: (id) => call('findBranch', ({ branches }) => branches.get(id)),
      saveHead: (branch, links, at) =>
        call('saveHead', (books) => {
          books.branches.set(branch.id, { ...branch });
          for (const link of links) {
            const key = `${branch.id} ${link.seq}`;
            if (books.chains.has(key)) throw taken(`the count ${link.seq} at ${at}`);
            books.chains.set(key, link.chain);
          }
        }),
      chainAt: (branchId, seq) => call('chainAt', ({ chains }) => (seq === 0 ? firstChain(branchId) : chains.get(`${branchId} ${seq}`))),
      receiptsOf: (ids) =>
        call(
          'receiptsOf',
          ({ operations }) =>
            new Map(
              ids.flatMap((id) => {
                const row = operations.get(id);
                return row ? [[id, row] as const] : [];
              }),
            ),
        ),
      recordsOf: (ids) => call('recordsOf', ({ records }) => ids.flatMap((id) => records.get(id) ?? [])),
      livingOf: (branchId, kind) =>
        call('livingOf', ({ records }) =>
          [...records.values()].filter((row) => row.branch_id === branchId && row.kind === kind && row.deleted === 0),
        ),
      putRecords: (rows) =>
        call('putRecords', ({ records, versions }) => {
          for (const row of rows) {
            const known = records.get(row.id);
            if (known && known.branch_id !== row.branch_id) throw new Error('a record id is taken in another branch');
            if (row.body.includes(POISON)) throw new Error('invalid byte sequence');
            this.onRecord(row);
            records.set(row.id, { ...row });
            versions.set(`${row.id} ${row.seq}`, versionOf(row.rev, row.updated_at, row.review_turn));
          }
        }),
      addOperations: (rows) =>
        call('addOperations', ({ operations }) => {
          for (const row of rows) {
            if (operations.has(row.id)) throw taken(`operation ${row.id}`);
            operations.set(row.id, { ...row });
          }
        }),
      recordsAfter: (branchId, after, head, limit) =>
        call('recordsAfter', ({ records }) =>
          [...records.values()]
            .filter((row) => row.branch_id === branchId && row.seq > after && row.seq <= head)
            .sort((a, b) => a.seq - b.seq)
            .slice(0, limit),
        ),
      bodyBeforeRemoval: (branchId, recordId) =>
        call('bodyBeforeRemoval', ({ operations }) => {
          const removals = [...operations.values()].filter(
            (row) => row.branch_id === branchId && row.record_id === recordId && row.act === 'delete' && row.outcome === 'accepted',
          );
          const last = removals.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0)).at(-1);
          return last?.before ? (JSON.parse(last.before) as JsonObject) : undefined;
        }),
      deviceOf: (branchId, id) => call('deviceOf', ({ devices }) => devices.get(`${branchId} ${id}`)),
      noteDevice: ({ id, branch_id, township_id, ...said }) =>
        call('noteDevice', ({ devices }) => {
          const key = `${branch_id} ${id}`;
          const blank = { queue: null, oldest_unsent: null, app: null, last_n: 0, wipe_at: null, wiped_at: null };
          devices.set(key, { id, branch_id, township_id, ...blank, ...devices.get(key), ...said });
        }),
      operationsNumbered: (deviceId, numbers) =>
        call('operationsNumbered', ({ operations }) =>
          [...operations.values()].flatMap(({ id, n, device_id }) =>
            device_id === deviceId && n !== null && numbers.includes(n) ? [{ id, n }] : [],
          ),
        ),
      grantOf: (accountId, branchId) =>
        call('grantOf', ({ grants }) =>
          [...grants.values()]
            .filter((grant) => grant.account_id === accountId && grant.branch_id === branchId)
            .sort((a, b) => (a.from_at < b.from_at ? 1 : -1))
            .at(0),
        ),
      apart: async (work) => {
        const before = copyOf(this.now);
        try {
          return await work();
        } catch (error) {
          this.now = before;
          throw error;
        }
      },
    };
  }
}

/** Moves a person as the township's administrator does: what he had ends and stays written down. */
export function move(
  books: Books,
  account: Account,
  place: Pick<Account, 'branchId' | 'groupId' | 'role'>,
  grantId: string,
  at: Instant,
): void {
  for (const grant of books.grants.values())
    if (grant.account_id === account.id && grant.until_at === null) books.grants.set(grant.id, { ...grant, until_at: at });
  books.accounts.set(account.id, { ...account, ...place });
  if (place.branchId === null) return;
  books.grants.set(grantId, {
    id: grantId,
    township_id: '',
    account_id: account.id,
    branch_id: place.branchId,
    group_id: place.groupId,
    role: place.role,
    from_at: at,
    until_at: null,
  });
}
