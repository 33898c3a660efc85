import type { BranchId } from '#domain/kernel/ids.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Run } from './run.ts';

/**
 * Asks about the operations that the township holds, and hands those in once more that could not be handed in before: each by
 * itself and with its own id, so that nothing happens twice. Where there is still no answer they stay where they are.
 */
export async function askAgain(run: Run, branchId: BranchId): Promise<void> {
  const { store, township } = run;
  for (const operation of await store.unsettled(branchId)) {
    if (run.options.signal?.aborted) return;
    const at = await store.position(branchId);
    const answer = await township.push({
      protocol: PROTOCOL_VERSION,
      deviceId: at.deviceId,
      branchId,
      witness: at.witness,
      operations: [operation],
    });
    if (answer.ok) await store.applyPush(branchId, at.version, [operation], answer.value);
    else if (answer.failure !== 'tooLarge' && answer.failure !== 'fault') return;
  }
}
