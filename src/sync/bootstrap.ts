import { ask, type Run, type Step, startOver, tooOftenStale } from './run.ts';

/**
 * Fetches everything of a branch, the roster first, so that the first screens can be used while the rest still comes.
 * Safe to interrupt at any line: each block is stored with the place it ends at, and the next run goes on behind it.
 * What changed meanwhile comes by a pull from the first place that was given.
 */
export async function fetchEverything(run: Run): Promise<Step> {
  const { store, township, branchId } = run;
  while (!run.options.signal?.aborted) {
    let stale = false;
    const at = await store.position(branchId);
    let version = at.version;
    let done = at.boot?.done ?? 0;
    const request = { deviceId: at.deviceId, branchId, witness: at.witness, after: at.boot?.after ?? null };
    const answer = await ask(run, () =>
      township.snapshot(request, async (block) => {
        stale = (await store.applySnapshot(branchId, version, block, false)) === 'stale';
        if (stale) return false;
        version += 1;
        done += block.records.length;
        run.pulled += block.records.length;
        run.options.progress?.({ phase: 'pulling', done, total: Math.max(done, block.count) });
        return !run.options.signal?.aborted;
      }),
    );
    if (run.options.signal?.aborted) return 'done';
    if (stale) {
      if (tooOftenStale(run)) return 'busy';
      continue;
    }
    if (!answer.ok) return answer.failure === 'diverged' ? startOver(run) : answer.failure;
    if ((await store.applySnapshot(branchId, version, null, true)) === 'applied') return 'done';
    if (tooOftenStale(run)) return 'busy';
  }
  return 'done';
}
