import type { AccountId, BranchId, DeviceId, OperationId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import type { Stamps } from '#domain/records/merge.ts';
import type { BodyOf, KindName } from '#domain/records/registry.ts';
import type { Review } from '#domain/review/review.ts';
import type { Operation } from '#protocol/operation.ts';

/**
 * Where a record stands, as a person is told it.
 * 'saved': on this phone only. 'delivered': the township's receipt is here. 'returned', 'approved': what the township said.
 * 'refused': an edit was not taken; it stands in 待处理.
 */
export type Standing = 'saved' | 'delivered' | 'returned' | 'approved' | 'refused';

/** A record as the phone's screens read it: what the township sent, with one's own unsent edits lying over it. */
export type LocalRecord<K extends KindName = KindName> = {
  readonly id: RecordId;
  readonly branchId: BranchId;
  readonly kind: K;
  readonly body: BodyOf<K>;
  /** The branch's count at its last change; 0 while the township has never seen it. */
  readonly seq: number;
  readonly rev: number;
  readonly stamps: Stamps;
  readonly deleted: 0 | 1;
  readonly createdByName: string;
  readonly firstWrittenAt: Instant;
  /** When it first reached the township; null until the receipt. */
  readonly handedInAt: Instant | null;
  readonly updatedByName: string;
  readonly updatedAt: Instant;
  readonly review: Review;
  readonly standing: Standing;
  /** The last receipt's number; '' until there is one. */
  readonly receiptNo: string;
  /** These two repeat what is in the body, only so that they can be indexed. */
  readonly day: string;
  readonly members: readonly string[];
};

/** An operation that waits, with its own order of saving: a phone's clock can be set back, this cannot. */
export type OutboxEntry = {
  seq?: number;
  readonly id: OperationId;
  readonly recordId: RecordId;
  readonly branchId: BranchId;
  readonly operation: Operation;
  readonly savedAt: Instant;
};

/** An operation that was not taken: with its content, the reason and what the township holds instead. Never removed but by its person's choice. */
export type AttentionItem = {
  readonly id: OperationId;
  readonly recordId: RecordId;
  readonly branchId: BranchId;
  readonly operation: Operation;
  readonly outcome: 'refused' | 'held' | 'lost' | 'stuck';
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
  /** The values the edit was made over, by path. */
  readonly before: JsonObject;
  readonly at: Instant;
  /** Its place in the outbox, where it came from there: it goes back there should the township lose its history. */
  readonly seq?: number;
};

/** A form that was begun. Kept from the first letter until it is saved or thrown away by hand. */
export type Draft = {
  readonly id: string;
  /** Which form: 'meeting', 'member'. */
  readonly form: string;
  /** The record it edits, or the id the new one will have. */
  readonly recordId: RecordId;
  /** The body the form was opened with; null for a new record. */
  readonly baseline: JsonObject | null;
  /** Whatever the form needs to go on; JSON only. */
  readonly data: JsonObject;
  /** What 首页 calls it, as codes and plain values for the words to be made from. */
  readonly label: Readonly<Record<string, string>>;
  readonly updatedAt: Instant;
};

/** Who writes, and with what clock and ids: the screens' services satisfy it. */
export type Writer = {
  readonly accountId: AccountId;
  readonly name: string;
  readonly branchId: BranchId;
  readonly deviceId: DeviceId;
  readonly now: () => number;
  readonly newId: () => string;
};

/** What 首页's sync line and the sync centre say. */
export type SyncSummary = {
  readonly waiting: number;
  readonly attention: number;
  readonly returned: number;
  readonly drafts: number;
  readonly lastReceiptAt: Instant | null;
  readonly lastContactAt: Instant | null;
  readonly needsSignIn: boolean;
};
