import type { Operation } from '#protocol/operation.ts';
import { MAX_BODY_BYTES, MAX_OPERATIONS, PROTOCOL_VERSION } from '#protocol/version.ts';
import { fitting } from './batch.ts';
import type { Failure } from './ports.ts';
import { ask, type Run, type Step, startOver, tooOftenStale } from './run.ts';

// The envelope around the operations: ids, the witness, brackets.
const ENVELOPE_BYTES = 1_024;

/**
 * Hands in what waits, oldest first, until nothing waits or something says stop.
 *
 * Safe to interrupt at any line: an operation leaves the outbox only in the transaction that stores its answer, and the
 * township answers a repeated id with the same outcome. The worst that a dead battery costs is one repeated batch.
 */
export async function pushWaiting(run: Run): Promise<Step> {
  const { store, township, branchId } = run;
  const suspects = new Map<Operation['id'], number>();
  let size = MAX_OPERATIONS;
  while (!run.options.signal?.aborted) {
    const at = await store.position(branchId);
    const batch = fitting(await store.waiting(branchId, size), MAX_BODY_BYTES - ENVELOPE_BYTES);
    const [first] = batch;
    if (first === undefined) return 'done';
    run.options.progress?.({ phase: 'pushing', done: run.pushed + run.setAside, total: null });

    const { deviceId, witness } = at;
    const report = await store.report();
    const answer = await ask(run, () =>
      township.push({ protocol: PROTOCOL_VERSION, deviceId, branchId, witness, operations: [...batch], report }),
    );
    if (!answer.ok) {
      const next = await afterFailure(run, answer.failure, batch, suspects);
      if (typeof next === 'string') return next;
      size = next;
      continue;
    }

    const applied = await store.applyPush(branchId, at.version, batch, answer.value);
    if (applied === 'stale') {
      if (tooOftenStale(run)) return 'busy';
      continue;
    }
    const own = answer.value.outcomes.filter(({ id }) => batch.some((operation) => operation.id === id));
    // An answer that speaks of none of them would be asked for again for ever.
    if (own.length === 0) return 'fault';
    const refused = own.filter(({ outcome }) => outcome === 'refused' || outcome === 'held').length;
    if (answer.value.reEnrol) run.reEnrol = true;
    run.setAside += refused;
    run.pushed += own.length - refused;
    size = Math.min(MAX_OPERATIONS, size * 2);
  }
  return 'done';
}

/** What to do about a batch that did not go through: the size of the next one, or why to stop. */
async function afterFailure(
  run: Run,
  failure: Failure,
  batch: readonly Operation[],
  suspects: Map<Operation['id'], number>,
): Promise<number | Failure> {
  if (failure === 'diverged') {
    const step = await startOver(run);
    return step === 'done' ? MAX_OPERATIONS : step;
  }
  if (failure !== 'tooLarge' && failure !== 'fault') return failure;
  // One bad operation must not hold up the others: halve until it stands alone.
  const [alone] = batch;
  if (batch.length > 1 || alone === undefined) return Math.max(1, Math.floor(batch.length / 2));
  if (failure === 'tooLarge') return setAside(run, alone, 'request.tooLarge');

  const times = (suspects.get(alone.id) ?? 0) + 1;
  suspects.set(alone.id, times);
  if (times < 2) return 1;
  // Is it the operation, or is the township ill altogether? It answers a pull only when it is well.
  const at = await run.store.position(run.branchId);
  const probe = await run.township.pull({
    protocol: PROTOCOL_VERSION,
    deviceId: at.deviceId,
    branchId: run.branchId,
    witness: at.witness,
    cursor: at.cursor,
    limit: 1,
  });
  return probe.ok ? setAside(run, alone, 'operation.fault') : probe.failure;
}

async function setAside(run: Run, operation: Operation, code: string): Promise<number> {
  await run.store.setAside(operation.id, code);
  run.setAside += 1;
  return MAX_OPERATIONS;
}
