import { seqOfToken } from '#protocol/sync.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { ask, type Run, type Step, startOver, tooOftenStale } from './run.ts';

const PAGE = 500;

/**
 * Fetches what changed at the township, page by page, until there is no more or something says stop.
 * Safe to interrupt at any line: a page and the place it ends at are stored together.
 */
export async function pullChanges(run: Run): Promise<Step> {
  const { store, township, branchId } = run;
  let limit = PAGE;
  let start: number | undefined;
  while (!run.options.signal?.aborted) {
    const at = await store.position(branchId);
    const from = at.cursor === null ? 0 : seqOfToken(at.cursor);
    start ??= from;
    const answer = await ask(run, () =>
      township.pull({ protocol: PROTOCOL_VERSION, deviceId: at.deviceId, branchId, witness: at.witness, cursor: at.cursor, limit }),
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
    if (!more) return 'done';
    // A page that does not lead further would be asked for again for ever.
    if (seqOfToken(cursor) <= from) return 'fault';
  }
  return 'done';
}
