import type { BranchId } from '#domain/kernel/ids.ts';
import { fetchEverything } from './bootstrap.ts';
import { sayHello } from './hello.ts';
import { handOver } from './leave.ts';
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
    fetchedAnew: false,
    reEnrol: false,
    elsewhere: 0,
    waitMs: null,
  };
  let stopped: Step = options.hello ? await sayHello(run) : 'done';
  // A greeting that stumbles over itself keeps nobody from handing in.
  if (stopped === 'fault') stopped = 'done';
  if (stopped === 'done' && options.hello) await handOverLeft(run);
  if (stopped === 'done') stopped = await pushThenPull(run);
  // Starting over puts handed-in work back into the outbox, and a wrong copy has to be fetched anew.
  for (let again = 0; again < 2 && stopped === 'done' && (await unfinished(run)); again += 1) stopped = await pushThenPull(run);
  if (stopped === 'scopeLost') await handOver(run, branchId);
  const { pushed, setAside, pulled, waitMs, startedOver, fetchedAnew, reEnrol, elsewhere } = run;
  return { pushed, setAside, pulled, stopped, waitMs, startedOver, fetchedAnew, reEnrol, elsewhere };
}

/** Whether the branch is still to be fetched although nothing stands in the way. */
async function unfinished(run: Run): Promise<boolean> {
  return !run.options.signal?.aborted && (await run.store.position(run.branchId)).cursor === null;
}

async function pushThenPull(run: Run): Promise<Step> {
  const pushed = await pushWaiting(run);
  if (pushed !== 'done') return pushed;
  const at = await run.store.position(run.branchId);
  if (at.cursor === null) {
    const fetched = await fetchEverything(run);
    if (fetched !== 'done' || (await unfinished(run))) return fetched;
  }
  return pullChanges(run);
}

async function handOverLeft(run: Run): Promise<void> {
  for (const { branchId, cursor, boot } of await run.store.branches()) {
    if (branchId === run.branchId) continue;
    const [first] = await run.store.waiting(branchId, 1);
    if (first !== undefined || cursor !== null || boot || (await run.store.remains(branchId))) await handOver(run, branchId);
  }
}
