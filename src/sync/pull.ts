import { seqOfToken } from '#protocol/sync.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Position } from './ports.ts';
import { ask, inTrouble, type Run, type Step, startOver, tooOftenStale } from './run.ts';

const PAGE = 500;
const CHECK_MS = 20 * 3_600_000;

/** Once a day, with the greeting, the phone compares all that it has with the township. */
const isDue = (run: Run, at: Position): boolean => run.options.hello === true && Math.abs(run.clock.now() - (at.checkedAt ?? 0)) > CHECK_MS;

/**
 * Fetches what changed at the township, page by page, until there is no more or something says stop.
 * Safe to interrupt at any line: a page and the place it ends at are stored together.
 */
export async function pullChanges(run: Run): Promise<Step> {
  const { store, township, branchId } = run;
  let limit = PAGE;
  let start: number | undefined;
  let doubts = 0;
  while (!run.options.signal?.aborted) {
    const at = await store.position(branchId);
    const from = at.cursor === null ? 0 : seqOfToken(at.cursor);
    start ??= from;
    const wantDigest = (isDue(run, at) || doubts > 0) && !run.fetchedAnew;
    const report = await store.report();
    const { deviceId, witness, cursor: place } = at;
    const answer = await ask(run, () =>
      township.pull({ protocol: PROTOCOL_VERSION, deviceId, branchId, witness, cursor: place, limit, wantDigest, report }),
    );
    if (!answer.ok) {
      if (answer.failure === 'diverged') return startOver(run);
      if (answer.failure !== 'tooLarge' || limit === 1) return answer.failure;
      limit = Math.max(1, Math.floor(limit / 2));
      continue;
    }

    const applied = await store.applyPull(branchId, at.version, answer.value);
    if (applied === 'stale') {
      if (tooOftenStale(run)) return 'busy';
      continue;
    }
    const { records, cursor, more, head } = answer.value;
    run.pulled += records.length;
    run.options.progress?.({ phase: 'pulling', done: seqOfToken(cursor) - start, total: Math.max(0, head - start) });
    if (!more) {
      const { digest } = answer.value;
      if (digest === undefined || (await agrees(run, digest, at.version + 1))) return 'done';
      // Something may have come in between: look once more before the whole copy is called wrong.
      doubts += 1;
      if (doubts < 2) continue;
      if (await inTrouble(run)) return 'done';
      run.fetchedAnew = true;
      await store.fetchAnew(branchId);
      return 'done';
    }
    // A page that does not lead further would be asked for again for ever.
    if (seqOfToken(cursor) <= from) return 'fault';
  }
  return 'done';
}

/** Whether the phone has just what the township has. What still waits here, or another tab brought meanwhile, is no sign of the contrary. */
async function agrees(run: Run, digest: string, version: number): Promise<boolean> {
  const { store, branchId } = run;
  if ((await store.digest(branchId)) === digest) return true;
  return (await store.position(branchId)).version !== version;
}
