import type { JsonObject } from '#domain/kernel/json.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import type { BranchRow, DeviceRow, GrantRow, OperationRow, RecordRow } from '#server/db/tables.ts';

/** One more link of a branch's history. */
export type ChainLink = { readonly seq: number; readonly chain: string };

/** What is written down of a phone each time it is heard of; `null` leaves what is known as it is. */
export type DeviceNote = Pick<DeviceRow, 'id' | 'branch_id' | 'township_id' | 'account_id' | 'last_seen_at'> &
  Partial<Pick<DeviceRow, 'queue' | 'oldest_unsent' | 'app' | 'last_n'>>;

/**
 * The books of a township inside one transaction, as handing in and getting see them. The SQL behind it is in repos/;
 * the simulation puts memory behind it, so that the same rules run there.
 */
export type Ledger = {
  /** Takes the branch's row for the rest of the transaction. */
  readonly lockBranch: (id: string) => Promise<BranchRow | undefined>;
  readonly findBranch: (id: string) => Promise<BranchRow | undefined>;
  /** Moves the branch's history on. */
  readonly saveHead: (branch: BranchRow, links: readonly ChainLink[], at: Instant) => Promise<void>;
  /** The fingerprint at a count; undefined when the history never was there. */
  readonly chainAt: (branchId: string, seq: number) => Promise<string | undefined>;
  readonly receiptsOf: (ids: readonly string[]) => Promise<Map<string, OperationRow>>;
  /** Records of those ids, whatever branch they belong to. */
  readonly recordsOf: (ids: readonly string[]) => Promise<RecordRow[]>;
  /** The branch's records of a kind that were not taken away. */
  readonly livingOf: (branchId: string, kind: RecordRow['kind']) => Promise<RecordRow[]>;
  /** Puts records in, new or over the old ones of the same id and branch; throws when an id is another branch's. */
  readonly putRecords: (rows: readonly RecordRow[]) => Promise<void>;
  readonly addOperations: (rows: readonly OperationRow[]) => Promise<void>;
  /** The records after a count and not after `head`, in order. */
  readonly recordsAfter: (branchId: string, after: number, head: number, limit: number) => Promise<RecordRow[]>;
  /** What stood in a record before it was taken away; undefined when it never was. */
  readonly bodyBeforeRemoval: (branchId: string, recordId: string) => Promise<JsonObject | undefined>;
  readonly deviceOf: (branchId: string, id: string) => Promise<DeviceRow | undefined>;
  readonly noteDevice: (device: DeviceNote) => Promise<void>;
  /** The operations this device has handed in under these numbers of its own. */
  readonly operationsNumbered: (deviceId: string, numbers: readonly number[]) => Promise<{ readonly id: string; readonly n: number }[]>;
  /** The last time this account had the branch; undefined when it never had. */
  readonly grantOf: (accountId: string, branchId: string) => Promise<GrantRow | undefined>;
  /** Runs the work so that a throw undoes the work alone and not the whole transaction. */
  readonly apart: <T>(work: () => Promise<T>) => Promise<T>;
};
