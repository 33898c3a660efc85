import type { Role } from '#domain/access.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { ReviewState } from '#domain/review/review.ts';
import type { ColumnUse } from '#protocol/importing.ts';
import type { Outcome } from '#protocol/operation.ts';

// JSON stands in text columns, whole: what is searched or counted has a typed column of its own. Yes and no are 1 and 0, for both databases alike.

/** A township: the unit of review. */
export type TownshipRow = { id: string; name: string; practice: 0 | 1; created_at: string };

/** One version of what a township set; the highest one holds. */
export type TownshipSettingsRow = { township_id: string; version: number; at: string; account_id: string; by_name: string; body: string };

/** A branch, its place in the register, and the lock and order of its history (`head`, `chain`). */
export type BranchRow = {
  id: string;
  township_id: string;
  name: string;
  position: number;
  secretary_name: string;
  head: number;
  chain: string;
  receipt_day: string;
  receipt_count: number;
  /** The highest count that a checked backup holds; 0 before the first. */
  backed_up: number;
  /** When the history last moved on, by the latest clock that an endpoint ever had; null before the first time. */
  head_at?: string | null | undefined;
};

/** A person who signs in. */
export type AccountRow = {
  id: string;
  township_id: string;
  branch_id: string | null;
  group_id: string | null;
  login: string;
  name: string;
  role: Role;
  password: string;
  created_at: string;
  disabled_at: string | null;
};

/** A time in which a person had a branch. What he wrote then is his to hand in for a while after it ended. */
export type GrantRow = {
  id: string;
  township_id: string;
  account_id: string;
  branch_id: string;
  group_id: string | null;
  role: Role;
  from_at: string;
  until_at: string | null;
};

/** A signed-in browser; only the hash of its token is kept. */
export type SessionRow = {
  token_hash: string;
  account_id: string;
  township_id: string;
  branch_id: string | null;
  created_at: string;
  used_at: string;
  expires_at: string;
};

/** A record's present state: one row a record, no log. */
export type RecordRow = {
  id: string;
  township_id: string;
  branch_id: string;
  kind: KindName;
  seq: number;
  rev: number;
  day: string | null;
  group_id: string | null;
  words: string;
  review_state: ReviewState;
  review_turn: number;
  created_by_name: string;
  first_written_at: string;
  handed_in_at: string;
  updated_by_name: string;
  updated_at: string;
  deleted: 0 | 1;
  days_late: number | null;
  /** Where it stands, for kinds that the desk picks by it; null for the others. */
  state: string | null;
  /** Since this day its words are gone. */
  blanked_on: string | null;
  body: string;
  stamps: string;
  review: string;
};

/** An operation as it was answered: the receipt, and the work itself, refused or not. */
export type OperationRow = {
  id: string;
  township_id: string;
  branch_id: string;
  record_id: string | null;
  kind: string | null;
  act: string | null;
  account_id: string;
  by_name: string;
  device_id: string | null;
  n: number | null;
  written_at: string | null;
  received_at: string;
  outcome: Outcome['outcome'];
  code: string | null;
  facts: string | null;
  seq: number | null;
  receipt_no: string | null;
  claimed_hlc: string | null;
  clamped: 0 | 1;
  content: string;
  before: string | null;
  lost: string | null;
  /** 1 once the words it carried are gone by their time. */
  blanked?: 0 | 1 | undefined;
  /** When the township decided on held work, or looked at refused work; null while it is open or never was. */
  settled_at: string | null;
  settled_by: string | null;
};

/** The fingerprint of a branch's history at a count. */
export type BranchChainRow = { branch_id: string; township_id: string; seq: number; chain: string; at: string };

/** One phone's or browser's copy of a branch. */
export type DeviceRow = {
  id: string;
  branch_id: string;
  township_id: string;
  account_id: string;
  last_seen_at: string;
  /** How many changes it last said it had not handed in, and since when the oldest waited. */
  queue: number | null;
  oldest_unsent: string | null;
  /** The version of the app it runs. */
  app: string | null;
  /** The highest number of its own operations that arrived. */
  last_n: number;
  /** Set when the township took the phone out of use: it empties itself at its next contact. */
  wipe_at: string | null;
  wiped_at: string | null;
};

/** A photo of a branch, named by its fingerprint; its bytes stand in `photo_chunks`. */
export type PhotoRow = {
  branch_id: string;
  sha256: string;
  township_id: string;
  size: number;
  mime: string;
  /** Bytes that are here; equal to `size` when all are. */
  received: number;
  /** 1 when the fingerprint of all bytes was found right. */
  whole: 0 | 1;
  account_id: string;
  created_at: string;
  touched_at: string;
};

/** A piece of a photo. */
export type PhotoChunkRow = { branch_id: string; sha256: string; township_id: string; position: number; bytes: Uint8Array };

/** One act of the township on a record, with the body it judged. */
export type ReviewEventRow = {
  id: string;
  township_id: string;
  branch_id: string;
  record_id: string;
  seq: number;
  turn: number;
  act: 'approve' | 'return';
  marks: string;
  mend_by: string | null;
  account_id: string;
  by_name: string;
  at: string;
  body: string;
};

/** Who did what that is not in a record's own history: sign-ins, imports, exports. */
export type AuditRow = {
  id: string;
  township_id: string;
  branch_id: string | null;
  account_id: string | null;
  at: string;
  deed: string;
  target: string;
  facts: string;
};

/** What a heading in a township's files means, as staff said; the heading without its blanks and brackets. */
export type ImportColumnRow = { township_id: string; heading: string; use: ColumnUse; by_name: string; at: string };

/** A member's citizen number under the key `key_id`; only the last four stand open. */
export type IdNumberRow = {
  member_id: string;
  township_id: string;
  branch_id: string;
  key_id: string;
  sealed: string;
  last_four: string;
  by_name: string;
  at: string;
};

/** Two records of one person made one: which was kept, and what of it was different before. */
export type MemberMergeRow = {
  id: string;
  township_id: string;
  branch_id: string;
  kept_id: string;
  merged_id: string;
  before: string;
  by_name: string;
  at: string;
  undone_at: string | null;
};

/** What one entry or batch of dues adds to its branch's books: what counts, without the body. What was removed has none. */
export type DuesLedgerRow = {
  /** The record's own id. */
  id: string;
  township_id: string;
  branch_id: string;
  what: 'entry' | 'batch' | 'withdrawn';
  day: string;
  /** Whole fen, less than nothing where an entry takes another back. */
  own_fen: Fen;
  large_fen: Fen;
  entries: number;
};

/** What a branch collected (`in_`) and took up (`up_`) in one month, by the day of each; the sum of its lines in `dues_ledger`. */
export type DuesTotalRow = {
  branch_id: string;
  month: string;
  township_id: string;
  in_own: Fen;
  in_large: Fen;
  up_own: Fen;
  up_large: Fen;
};

/** Every table of the endpoint. */
export type Tables = {
  townships: TownshipRow;
  township_settings: TownshipSettingsRow;
  branches: BranchRow;
  accounts: AccountRow;
  branch_grants: GrantRow;
  sessions: SessionRow;
  records: RecordRow;
  operations: OperationRow;
  branch_chain: BranchChainRow;
  devices: DeviceRow;
  photos: PhotoRow;
  photo_chunks: PhotoChunkRow;
  review_events: ReviewEventRow;
  audit: AuditRow;
  import_columns: ImportColumnRow;
  id_numbers: IdNumberRow;
  member_merges: MemberMergeRow;
  dues_ledger: DuesLedgerRow;
  dues_totals: DuesTotalRow;
};
