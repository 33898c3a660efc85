import type { BranchId } from '#domain/kernel/ids.ts';
import { pushWaiting } from './push.ts';
import type { Run } from './run.ts';

/**
 * Hands over what still waits for a branch its person has left, where the township holds it for a decision, and only when all
 * of it is there lets the branch's records leave the phone.
 */
export async function handOver(run: Run, branchId: BranchId): Promise<void> {
  const leaving: Run = { ...run, branchId, startedOver: false };
  const handed = await pushWaiting(leaving);
  run.pushed = leaving.pushed;
  run.setAside = leaving.setAside;
  if (handed === 'scopeLost' || handed === 'done') {
    const [first] = await run.store.waiting(branchId, 1);
    if (first === undefined) await run.store.purge(branchId);
  }
}
