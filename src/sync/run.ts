import type { BranchId } from '#domain/kernel/ids.ts';
import { backoff } from './backoff.ts';
import type { Answer, Clock, Failure, Store, Township } from './ports.ts';

/** How far a run has come. `total` is null where it is not known. */
export type Progress = { readonly phase: 'pushing' | 'pulling'; readonly done: number; readonly total: number | null };

/** What a run may be told. */
export type SyncOptions = {
  /** Between 0 and 1, for the waits. */
  readonly random: () => number;
  /** How often one question is asked while the line is bad; 2 when nothing is said. */
  readonly attempts?: number;
  readonly progress?: (progress: Progress) => void;
  /** Ends the run at the next line; nothing is lost by it. */
  readonly signal?: AbortSignal;
  /** Begins with a greeting: at the start and every quarter of an hour. Without it only what waits and what is new is exchanged. */
  readonly hello?: boolean;
};

/** How a run went. */
export type SyncReport = {
  /** Operations the township took. */
  readonly pushed: number;
  /** Operations it did not take, now in 待处理. */
  readonly setAside: number;
  /** Records it sent in answer to pulls. */
  readonly pulled: number;
  readonly stopped: 'done' | Failure;
  /** How long the township asked to be left alone, where it did. */
  readonly waitMs: number | null;
  /** The township had lost history and everything was handed in again. */
  readonly startedOver: boolean;
  /** This phone's copy was found wrong and was fetched anew. */
  readonly fetchedAnew: boolean;
  /** Another phone carries the same device id: this one needs a new one. */
  readonly reEnrol: boolean;
  /** Changes that wait on the same person's other phones, as they last said. */
  readonly elsewhere: number;
};

/** One run's own memory. Everything that must survive is in the store. */
export type Run = {
  readonly store: Store;
  readonly township: Township;
  readonly clock: Clock;
  readonly branchId: BranchId;
  readonly options: SyncOptions;
  pushed: number;
  setAside: number;
  pulled: number;
  stale: number;
  startedOver: boolean;
  fetchedAnew: boolean;
  reEnrol: boolean;
  elsewhere: number;
  waitMs: number | null;
};

/** What one step says to the next: go on, or stop and why. */
export type Step = 'done' | Failure;

// Two tabs that sync at once take turns at failing; more than this in one run is something else.
const MOST_STALE = 10;

/** Notes that an answer came too late to be applied; true when that happened too often in one run. */
export function tooOftenStale(run: Run): boolean {
  run.stale += 1;
  return run.stale > MOST_STALE;
}

/** Asks, and while the line is bad asks again after a wait, a few times. */
export async function ask<T>(run: Run, question: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const attempts = run.options.attempts ?? 2;
  for (let failures = 0; ; failures++) {
    const answer = await question();
    const again = !answer.ok && (answer.failure === 'offline' || answer.failure === 'busy') && failures + 1 < attempts;
    if (!again || answer.waitMs !== undefined) {
      run.waitMs = answer.ok ? null : (answer.waitMs ?? null);
      return answer;
    }
    if (run.options.signal?.aborted) return answer;
    await run.clock.sleep(backoff(failures, run.options.random));
  }
}

const HOUR_MS = 3_600_000;
const MOST_TROUBLES = 3;

/**
 * Begins again after the township lost history; 'diverged' when that was not enough: a second time in one run, or more than
 * three times within an hour, for then the township is not one that can be trusted with another copy.
 */
export async function startOver(run: Run, branchId = run.branchId): Promise<Step> {
  if (run.startedOver && branchId === run.branchId) return 'diverged';
  if (await inTrouble(run, branchId)) return 'diverged';
  if (branchId === run.branchId) run.startedOver = true;
  await run.store.startOver(branchId);
  return 'done';
}

/** Whether a branch had to be begun again so often within the last hour that going on would only repeat it. */
export async function inTrouble(run: Run, branchId = run.branchId): Promise<boolean> {
  const { troubles = [] } = await run.store.position(branchId);
  return troubles.filter((at) => Math.abs(run.clock.now() - at) < HOUR_MS).length >= MOST_TROUBLES;
}
