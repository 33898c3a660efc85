import type { BranchId, DeviceId } from '#domain/kernel/ids.ts';
import type { Operation } from '#protocol/operation.ts';
import type { PullRequest, PullResponse, PushRequest, PushResponse, Token } from '#protocol/sync.ts';

/** Why the township could not be asked. Every one leaves the work on the phone. */
export type Failure =
  | 'offline' // no answer, or an answer that is not the township's (a captive portal)
  | 'signIn' // the session is over; writing goes on, handing in waits
  | 'scopeLost' // this person no longer belongs to the branch
  | 'tooLarge' // the batch; halve it
  | 'busy' // 429, 503; wait
  | 'outdated' // this version is too old to pull; what is typed is kept
  | 'diverged' // the township has lost history this phone has seen
  | 'fault'; // 400 or 500 for the whole request

/** An answer, or why there is none. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure; readonly waitMs?: number };

/** The township as the engine sees it. */
export interface Township {
  push(request: PushRequest): Promise<Answer<PushResponse>>;
  pull(request: PullRequest): Promise<Answer<PullResponse>>;
}

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
  /** After 'diverged': everything handed in and not known to be safe waits again, and the cursor starts over. */
  startOver(branchId: BranchId): Promise<void>;
  /** An operation that alone is too large or fails alone goes to 待处理 with this code. */
  setAside(operationId: Operation['id'], code: string): Promise<void>;
}

/** Time as the engine sees it. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
}
