import { type Actor, kindsKeptFrom } from '#domain/access.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { digestOf } from '#protocol/digest.ts';
import { type PullRequest, type PullResponse, seqOfToken } from '#protocol/sync.ts';
import { ledgerOn } from '#server/repos/ledger-on.ts';
import { digestRows, syncedOf } from '#server/repos/records.ts';
import type { Services } from '#server/services.ts';
import { tokenOf, tokenStands } from './chain.ts';
import type { Ledger } from './ledger.ts';

const SEEN_STEP_MS = 60_000;

type Answer = Result<PullResponse, Problem<'sync.diverged' | 'sync.scopeLost'>>;

/** Gives a phone what changed since its cursor. The head is read first: what changes meanwhile comes with the next page. */
export async function pull(services: Services, actor: Actor, request: PullRequest): Promise<Answer> {
  const { db, flavour } = services.store;
  const answer = await giveOut(ledgerOn(db, flavour), services.now(), actor, request);
  if (!answer.ok || !request.wantDigest || answer.value.more) return answer;
  const kept = kindsKeptFrom(actor);
  const { head, rows: all } = await digestRows(db, request.branchId);
  const rows = all.filter(({ kind }) => !kept.has(kind));
  // Somebody handed in between the two readings: no digest this time, the next pull asks again.
  return head === seqOfToken(answer.value.cursor) ? ok({ ...answer.value, digest: digestOf(rows) }) : answer;
}

/** Answers a pull from the township's books. */
export async function giveOut(ledger: Ledger, nowMs: number, actor: Actor, request: PullRequest): Promise<Answer> {
  const branch = await ledger.findBranch(request.branchId);
  const here = actor.branchId === request.branchId;
  if (!branch || !(here || (await ledger.grantOf(actor.accountId, request.branchId)))) return fail('sync.scopeLost');
  // The witness is asked before the right: who has left may hold receipts that the township has lost since.
  for (const token of [request.witness, request.cursor])
    if (token && !tokenStands(token, await ledger.chainAt(request.branchId, seqOfToken(token)))) return fail('sync.diverged');
  if (!here) return fail('sync.scopeLost');

  await noteDevice(ledger, actor, request, nowMs);
  const after = request.cursor ? seqOfToken(request.cursor) : 0;
  const rows = after === branch.head ? [] : await ledger.recordsAfter(request.branchId, after, branch.head, request.limit + 1);
  const more = rows.length > request.limit;
  const page = rows.slice(0, request.limit);
  const end = more ? (page.at(-1)?.seq ?? after) : branch.head;
  const chain = more ? await ledger.chainAt(request.branchId, end) : branch.chain;
  if (chain === undefined) throw new Error(`branch ${request.branchId} has no chain at ${end}`);
  const { head, backed_up } = branch;
  // The place moves on over what is kept from him, so that it is passed by once and for all.
  const kept = kindsKeptFrom(actor);
  const records = page.filter(({ kind }) => !kept.has(kind)).map(syncedOf);
  return ok({ now: instantAt(nowMs), records, cursor: tokenOf(end, chain), more, head, backedUp: backed_up });
}

async function noteDevice(ledger: Ledger, actor: Actor, request: PullRequest, nowMs: number): Promise<void> {
  const known = await ledger.deviceOf(request.branchId, request.deviceId);
  const { report } = request;
  const said = report && (known?.queue !== report.queue || known.app !== report.app);
  if (known && !said && nowMs - Date.parse(known.last_seen_at) < SEEN_STEP_MS) return;
  await ledger.noteDevice({
    id: request.deviceId,
    branch_id: request.branchId,
    township_id: actor.townshipId,
    account_id: actor.accountId,
    last_seen_at: instantAt(nowMs),
    ...(report ? { queue: report.queue, oldest_unsent: report.oldest, app: report.app } : {}),
  });
}
