import type { BranchId } from '#domain/kernel/ids.ts';
import type { Clock, Store, Township } from './ports.ts';
import { pullChanges } from './pull.ts';
import { pushWaiting } from './push.ts';
import type { Run, Step, SyncOptions, SyncReport } from './run.ts';

/**
 * Brings one branch's phone and township together: hands in everything that waits, then fetches everything that is new.
 * Always ends, can be stopped at any line, and may run in two tabs at once; it never throws for what a network can do.
 */
export async function syncBranch(
  store: Store,
  township: Township,
  clock: Clock,
  branchId: BranchId,
  options: SyncOptions,
): Promise<SyncReport> {
  const run: Run = {
    store,
    township,
    clock,
    branchId,
    options,
    pushed: 0,
    setAside: 0,
    pulled: 0,
    stale: 0,
    startedOver: false,
    waitMs: null,
  };
  let stopped = await pushThenPull(run);
  // Starting over puts handed-in work back into the outbox, so there is something to hand in again.
  if (stopped === 'done' && run.startedOver) stopped = await pushThenPull(run);
  const { pushed, setAside, pulled, waitMs, startedOver } = run;
  return { pushed, setAside, pulled, stopped, waitMs, startedOver };
}

async function pushThenPull(run: Run): Promise<Step> {
  const pushed = await pushWaiting(run);
  return pushed === 'done' ? pullChanges(run) : pushed;
}
