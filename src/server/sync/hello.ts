import type { Actor } from '#domain/access.ts';
import type { BranchId } from '#domain/kernel/ids.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { type HelloRequest, type HelloResponse, seqOfToken, type Token } from '#protocol/sync.ts';
import { branchesEverHad } from '#server/repos/accounts.ts';
import { chainAt } from '#server/repos/branches.ts';
import { markWiped, saveDevice, unsentElsewhere, wipedDevice } from '#server/repos/devices.ts';
import type { Services } from '#server/services.ts';
import { tokenStands } from './chain.ts';

/** Answers a phone's greeting: which of its branches have lost history, whether it is to empty itself, and what waits on the person's other phones. */
export async function greet(services: Services, actor: Actor, request: HelloRequest): Promise<HelloResponse> {
  const { db } = services.store;
  const now = instantAt(services.now());
  const had = await branchesEverHad(db, actor.accountId);
  if (actor.branchId !== null) had.add(actor.branchId);
  const diverged: BranchId[] = [];
  // Of a branch that never was the person's nothing is said, so that nothing can be learnt of it.
  for (const [branchId, token] of Object.entries(request.witnesses) as [BranchId, Token][])
    if (had.has(branchId) && !tokenStands(token, await chainAt(db, branchId, seqOfToken(token)))) diverged.push(branchId);

  const taken = await wipedDevice(db, actor.townshipId, request.deviceId);
  // What a phone says after it was emptied would write over how much was on it when it was.
  if (!taken?.wiped_at) await noteGreeting(services, actor, request, now);
  if (taken) await markWiped(db, actor.townshipId, request.deviceId, now);
  return {
    now,
    diverged,
    ...(taken ? { wipe: true as const } : {}),
    elsewhere: (await unsentElsewhere(db, request.branchId, actor.accountId, request.deviceId)).map((row) => ({
      queue: row.queue ?? 0,
      lastSeenAt: row.last_seen_at as Instant,
    })),
  };
}

async function noteGreeting(services: Services, actor: Actor, { branchId, deviceId, report }: HelloRequest, now: Instant): Promise<void> {
  await saveDevice(services.store.db, {
    id: deviceId,
    branch_id: branchId,
    township_id: actor.townshipId,
    account_id: actor.accountId,
    last_seen_at: now,
    queue: report.queue,
    oldest_unsent: report.oldest,
    app: report.app,
  });
}
