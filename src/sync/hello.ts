import type { BranchId } from '#domain/kernel/ids.ts';
import type { Token } from '#protocol/sync.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { askAgain } from './ask-again.ts';
import { ask, type Run, type Step, startOver } from './run.ts';

/**
 * Greets the township: says what waits here, hears whether this phone is still in use and whether any branch's history was
 * lost, also of those its person has left, and asks again about what is held.
 */
export async function sayHello(run: Run): Promise<Step> {
  const { store, township, branchId } = run;
  const [at, known, report] = [await store.position(branchId), await store.branches(), await store.report()];
  const witnesses: Record<BranchId, Token> = {};
  for (const position of known) if (position.witness !== null) witnesses[position.branchId] = position.witness;
  const answer = await ask(run, () => township.hello({ protocol: PROTOCOL_VERSION, deviceId: at.deviceId, branchId, witnesses, report }));
  if (!answer.ok) return answer.failure;
  if (answer.value.wipe) return 'wiped';
  run.elsewhere = answer.value.elsewhere.reduce((sum, phone) => sum + phone.queue, 0);
  for (const diverged of answer.value.diverged) {
    const step = await startOver(run, diverged);
    // A left branch that cannot be trusted does not keep the present one from its work.
    if (step !== 'done' && diverged === branchId) return step;
  }
  for (const position of known) await askAgain(run, position.branchId);
  return 'done';
}
