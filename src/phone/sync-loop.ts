import type { AccountId, BranchId } from '#domain/kernel/ids.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { backoff } from '#sync/backoff.ts';
import type { Clock, Failure, Store, Township } from '#sync/ports.ts';
import type { Progress, SyncReport } from '#sync/run.ts';
import { syncBranch } from '#sync/sync-branch.ts';
import type { PhotoLoop } from './photo-loop.ts';

/** What the sync centre shows of the loop. */
export type SyncState = {
  /** 'waiting': something stands in the way; the loop tries again by itself. */
  readonly phase: 'idle' | 'pushing' | 'pulling' | 'waiting';
  readonly done: number;
  readonly total: number | null;
  readonly lastFailure: Failure | null;
  readonly lastContactAt: Instant | null;
  /** Changes that wait on the same person's other phones, as those last said. */
  readonly elsewhere?: number;
};

/** What the loop needs; the browser's parts come in so that a test can stand in for the browser. */
export type SyncLoopServices = {
  readonly accountId: AccountId;
  readonly branchId: BranchId;
  readonly store: Store;
  readonly township: Township;
  readonly clock: Clock;
  readonly random: () => number;
  /** Calls back whenever something new waits, in this tab or another; the answer ends it. */
  readonly onLocalWrite: (wake: () => void) => () => void;
  /** Keeps how the last attempt ended, for the next start. */
  readonly note: (failure: Failure | null) => Promise<void>;
  /** Where online, visible and the timers come from. */
  readonly browser: BrowserParts;
  /** Tells when the township has something new, as long as a line is held open; the answer ends it. Absent where nothing can be held open. */
  readonly live?: (heard: (seq: number) => void) => () => void;
  /** What a run found out that is not the store's to do. */
  readonly found?: (report: SyncReport) => Promise<void>;
};

/** The parts of the browser that the loop touches. */
export type BrowserParts = {
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly window: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;
  readonly setTimeout: (run: () => void, ms: number) => number;
  readonly clearTimeout: (id: number) => void;
};

/** The loop as screens see it. */
export type SyncLoop = {
  readonly state: () => SyncState;
  /** Calls back at every change of state; the answer ends it. Shaped for useSyncExternalStore. */
  readonly subscribe: (listener: () => void) => () => void;
  /** 现在再试一次: asks at once, whatever the wait; resolves when that run has ended. */
  readonly tryNow: () => Promise<void>;
  readonly stop: () => void;
  /** Photos, which go beside the text; there only over a real township, and once the loop is loaded. */
  readonly photos?: PhotoLoop | undefined;
};

const POLL_MS = 60_000;
const SETTLE_MS = 300;
const HELLO_MS = 15 * 60_000;
// A tab that was frozen in the middle of a run keeps the lock; one that lives gives it back within a minute.
const MISSES_BEFORE_STEALING = 3;

/** Why waiting longer is of no use until a person or a new version does something. */
const ONLY_A_PERSON_HELPS: ReadonlySet<Failure> = new Set(['signIn', 'scopeLost', 'outdated', 'diverged', 'wiped']);

/**
 * Keeps a branch in step with the township as long as the app is open: at the start, after every save, when the line or the
 * screen comes back, and once a minute. One tab at a time; the store's compare-and-set makes a second one harmless.
 */
export function startSyncLoop(services: SyncLoopServices): SyncLoop {
  const { browser, clock, branchId, store, township, random } = services;
  const listeners = new Set<() => void>();
  const life = new AbortController();
  let state: SyncState = { phase: 'idle', done: 0, total: null, lastFailure: null, lastContactAt: null };
  let failures = 0;
  let timer: number | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let greetedAt: number | undefined;
  let misses = 0;

  const show = (change: Partial<SyncState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const wakeIn = (ms: number): void => {
    if (timer !== undefined) browser.clearTimeout(timer);
    if (!life.signal.aborted) timer = browser.setTimeout(() => void run(), ms);
  };

  const progress = ({ phase, done, total }: Progress): void => show({ phase, done, total });

  const once = async (): Promise<void> => {
    misses = 0;
    const hello = greetedAt === undefined || Math.abs(clock.now() - greetedAt) >= HELLO_MS;
    const report = await syncBranch(store, township, clock, branchId, { random, progress, hello, signal: life.signal });
    if (life.signal.aborted) return;
    if (report.stopped === 'done') greetedAt = hello ? clock.now() : greetedAt;
    const failure = report.stopped === 'done' ? null : report.stopped;
    if (failure !== 'wiped') await services.note(failure);
    failures = failure === null ? 0 : failures + 1;
    const contact = failure === null ? { lastContactAt: instantAt(clock.now()) } : {};
    const other = hello && failure === null ? { elsewhere: report.elsewhere } : {};
    show({ phase: failure === null ? 'idle' : 'waiting', done: 0, total: null, lastFailure: failure, ...contact, ...other });
    await services.found?.(report);
    if (failure === 'wiped') return life.abort();
    const patient = failure === null || ONLY_A_PERSON_HELPS.has(failure);
    wakeIn(patient ? POLL_MS : Math.min(backoff(failures, random, report.waitMs ?? undefined), Math.max(POLL_MS, report.waitMs ?? 0)));
  };

  const asLeader = (): Promise<void> => {
    if (!browser.locks) return once();
    const how = misses >= MISSES_BEFORE_STEALING ? { steal: true } : { ifAvailable: true };
    return browser.locks.request(`zhibu-sync-${services.accountId}`, how, (lock) => {
      if (lock) return once();
      // Another tab is at it; look again in a minute, should it be closed or frozen.
      misses += 1;
      wakeIn(POLL_MS);
      return Promise.resolve();
    });
  };

  const run = async (): Promise<void> => {
    if (running !== undefined) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await asLeader().catch(() => {
          // The database is closing under us, or a bug: the work is in the outbox, and the next minute tries again.
          show({ phase: 'waiting', lastFailure: 'fault' });
          wakeIn(POLL_MS);
        });
      } while (again && !life.signal.aborted && state.lastFailure === null);
      running = undefined;
    })();
    return running;
  };

  const soon = (): void => {
    if (running === undefined) wakeIn(SETTLE_MS);
    else again = true;
  };
  // The browser's word that there is a line is a hint to ask; that there is none is not believed at all.
  const visible = (): void => (browser.document.visibilityState === 'visible' ? soon() : undefined);
  browser.window.addEventListener('online', soon);
  browser.document.addEventListener('visibilitychange', visible);
  const unwatch = services.onLocalWrite(soon);
  const unlive = services.live?.(soon);
  wakeIn(0);

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tryNow: run,
    stop() {
      life.abort();
      if (timer !== undefined) browser.clearTimeout(timer);
      browser.window.removeEventListener('online', soon);
      browser.document.removeEventListener('visibilitychange', visible);
      unwatch();
      unlive?.();
    },
  };
}
