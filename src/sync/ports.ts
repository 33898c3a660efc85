import type { BranchId, DeviceId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import type { Operation } from '#protocol/operation.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type {
  DeviceReport,
  HelloRequest,
  HelloResponse,
  PullRequest,
  PullResponse,
  PushRequest,
  PushResponse,
  Token,
} from '#protocol/sync.ts';

/** Why the township could not be asked. Every one leaves the work on the phone. */
export type Failure =
  | 'offline' // no answer, or an answer that is not the township's (a captive portal)
  | 'signIn' // the session is over; writing goes on, handing in waits
  | 'scopeLost' // this person no longer belongs to the branch
  | 'tooLarge' // the batch; halve it
  | 'busy' // 429, 503; wait
  | 'outdated' // this version is too old to pull; what is typed is kept
  | 'diverged' // the township has lost history this phone has seen
  | 'wiped' // the township took this phone out of use
  | 'fault'; // 400 or 500 for the whole request

/** An answer, or why there is none. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure; readonly waitMs?: number };

/** What is asked for when everything of a branch is wanted. `after` goes on behind the last record that arrived. */
export type SnapshotRequest = {
  readonly deviceId: DeviceId;
  readonly branchId: BranchId;
  readonly witness: Token | null;
  readonly after: string | null;
};

/** A piece of everything, in order. `cursor` is where pulling goes on once all has arrived, `count` how many records there are in all. */
export type SnapshotBlock = {
  readonly now: Instant;
  readonly cursor: Token;
  readonly count: number;
  readonly records: readonly SyncedRecord[];
  /** The key of its last record. */
  readonly key: string;
};

/** The township as the engine sees it. */
export interface Township {
  push(request: PushRequest): Promise<Answer<PushResponse>>;
  pull(request: PullRequest): Promise<Answer<PullResponse>>;
  hello(request: HelloRequest): Promise<Answer<HelloResponse>>;
  /** Hands over block after block; `take` answering false ends it. 'offline' when the stream was cut before its end. */
  snapshot(request: SnapshotRequest, take: (block: SnapshotBlock) => Promise<boolean>): Promise<Answer<null>>;
}

/** How far fetching everything has come, and why it is done. */
export type Boot = {
  /** Where pulling goes on afterwards: the first one that was given, however often the stream was resumed. */
  readonly cursor: Token | null;
  readonly after: string | null;
  /** 'digest': the phone's copy was found wrong, so what the township does not have goes at the end. */
  readonly why: 'first' | 'diverged' | 'digest';
  readonly done: number;
};

/** Where the phone stands with one branch. */
export type Position = {
  readonly branchId: BranchId;
  readonly deviceId: DeviceId;
  /** Up to where it has everything. */
  readonly cursor: Token | null;
  /** The furthest token it was ever given. */
  readonly witness: Token | null;
  /** Grows with every applied answer. An answer to a request made at another version is dropped. */
  readonly version: number;
  /** While everything is being fetched; null or absent when the branch is here. */
  readonly boot?: Boot | null;
  /** When the township was found to have lost history, and the phone's copy to be wrong, lately; milliseconds since 1970. */
  readonly troubles?: readonly number[];
  /** When the phone's copy was last compared with the township's, in the same way. */
  readonly checkedAt?: number;
};

/** 'stale': another tab was quicker; nothing was changed, ask again. */
export type Applied = 'applied' | 'stale';

/** The phone's own store as the engine sees it. Each `apply…` is one transaction. */
export interface Store {
  position(branchId: BranchId): Promise<Position>;
  /** Operations that wait, oldest first, at most `max`; refused and held ones are not among them. */
  waiting(branchId: BranchId, max: number): Promise<readonly Operation[]>;
  applyPush(branchId: BranchId, version: number, sent: readonly Operation[], answer: PushResponse): Promise<Applied>;
  applyPull(branchId: BranchId, version: number, answer: PullResponse): Promise<Applied>;
  /** Takes in a piece of everything; with `last` the branch is here and pulling goes on. */
  applySnapshot(branchId: BranchId, version: number, block: SnapshotBlock | null, last: boolean): Promise<Applied>;
  /** After 'diverged': everything handed in and not known to be safe waits again, and everything is fetched anew. */
  startOver(branchId: BranchId): Promise<void>;
  /** The phone's copy is wrong: everything is fetched anew, what waits stays. */
  fetchAnew(branchId: BranchId): Promise<void>;
  /** What `digestOf` makes of the branch as this phone has it. */
  digest(branchId: BranchId): Promise<string>;
  /** Operations the township holds, or that could not be handed in; asked about again now and then. */
  unsettled(branchId: BranchId): Promise<readonly Operation[]>;
  /** The branch's records leave the phone; only what its person wrote himself stays, until it is known to be safe. */
  purge(branchId: BranchId): Promise<void>;
  /** Whether any record of the branch is on this phone. */
  remains(branchId: BranchId): Promise<boolean>;
  /** Every branch that has something on this phone. */
  branches(): Promise<readonly Position[]>;
  /** What the phone says of itself. */
  report(): Promise<DeviceReport>;
  /** An operation that alone is too large or fails alone goes to 待处理 with this code. */
  setAside(operationId: Operation['id'], code: string): Promise<void>;
}

/** Time as the engine sees it. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
}
