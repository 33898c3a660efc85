import type { Actor } from '#domain/access.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { type PullRequest, type PullResponse, seqOfToken } from '#protocol/sync.ts';
import { chainAt, findBranch } from '#server/repos/branches.ts';
import { deviceSeenAt, saveDevice } from '#server/repos/devices.ts';
import { recordsAfter, syncedOf } from '#server/repos/records.ts';
import type { Services } from '#server/services.ts';
import { tokenOf, tokenStands } from './chain.ts';

const SEEN_STEP_MS = 60_000;

/** Gives a phone what changed since its cursor. The head is read first: what changes meanwhile comes with the next page. */
export async function pull(
  services: Services,
  actor: Actor,
  request: PullRequest,
): Promise<Result<PullResponse, Problem<'sync.diverged' | 'sync.scopeLost'>>> {
  const { db } = services.store;
  const branch = await findBranch(db, request.branchId);
  if (!branch) return fail('sync.scopeLost');
  for (const token of [request.witness, request.cursor])
    if (token && !tokenStands(token, await chainAt(db, request.branchId, seqOfToken(token)))) return fail('sync.diverged');

  const nowMs = services.now();
  await noteDevice(services, actor, request, nowMs);
  const after = request.cursor ? seqOfToken(request.cursor) : 0;
  const rows = await recordsAfter(db, request.branchId, after, branch.head, request.limit + 1);
  const more = rows.length > request.limit;
  const page = rows.slice(0, request.limit);
  const end = more ? (page.at(-1)?.seq ?? after) : branch.head;
  const chain = more ? await chainAt(db, request.branchId, end) : branch.chain;
  if (chain === undefined) throw new Error(`branch ${request.branchId} has no chain at ${end}`);
  return ok({ now: instantAt(nowMs), records: page.map(syncedOf), cursor: tokenOf(end, chain), more, head: branch.head });
}

async function noteDevice(services: Services, actor: Actor, request: PullRequest, nowMs: number): Promise<void> {
  const seen = await deviceSeenAt(services.store.db, request.branchId, request.deviceId);
  if (seen !== undefined && nowMs - Date.parse(seen) < SEEN_STEP_MS) return;
  await saveDevice(services.store.db, {
    id: request.deviceId,
    branch_id: request.branchId,
    township_id: actor.townshipId,
    account_id: actor.accountId,
    last_seen_at: instantAt(nowMs),
    queue: null,
  });
}
