import { sql } from 'kysely';
import type { Actor } from '#domain/access.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { Operation, Outcome } from '#protocol/operation.ts';
import type { PushRequest, PushResponse } from '#protocol/sync.ts';
import { seqOfToken } from '#protocol/sync.ts';
import { isPassing, isTaken } from '#server/db/db-errors.ts';
import type { Tx } from '#server/db/store.ts';
import type { OperationRow, RecordRow } from '#server/db/tables.ts';
import { chainAt } from '#server/repos/branches.ts';
import { saveDevice } from '#server/repos/devices.ts';
import { findReceipts, insertOperations } from '#server/repos/operations.ts';
import { findAnywhere, insertRecords, rowOf, syncedOf, updateRecord } from '#server/repos/records.ts';
import type { Services } from '#server/services.ts';
import { tokenStands } from './chain.ts';
import { type Decision, decide } from './decide.ts';
import { type OpenBranch, openBranch } from './open-branch.ts';
import { claimedId, isOwnId, parseOperation } from './parse-operation.ts';
import { outcomeOf, receiptRow } from './receipt.ts';

const ATTEMPTS = 3;

/** Takes in what a phone hands over: each operation by itself, all receipts in one transaction. */
export async function push(
  services: Services,
  actor: Actor,
  request: PushRequest,
): Promise<Result<PushResponse, Problem<'sync.diverged' | 'sync.scopeLost'>>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await services.store.write((tx) => take(tx, services, actor, request));
    } catch (error) {
      // The same operation id, handed in at the same moment elsewhere: the next try finds its receipt.
      if (!isTaken(error) || attempt >= ATTEMPTS) throw error;
    }
  }
}

async function take(
  tx: Tx,
  services: Services,
  actor: Actor,
  request: PushRequest,
): Promise<Result<PushResponse, Problem<'sync.diverged' | 'sync.scopeLost'>>> {
  const nowMs = services.now();
  const at = instantAt(nowMs);
  const branch = await openBranch(tx, services.store.flavour, request.branchId, at);
  if (!branch) return fail('sync.scopeLost');
  if (request.witness && !tokenStands(request.witness, await chainAt(tx, request.branchId, seqOfToken(request.witness))))
    return fail('sync.diverged');

  const parsed = request.operations.map((value) => ({ value, id: claimedId(value), operation: parseOperation(value) }));
  const receipts = await findReceipts(tx, parsed.map((item) => item.id).filter(isOwnId));
  const wanted = new Set(parsed.flatMap((item) => (item.operation ? [item.operation.recordId as string] : [])));
  const records = new Map((await findAnywhere(tx, [...wanted])).map((row) => [row.id, row]));
  const stay: Stay = { tx, services, actor, request, branch, nowMs, at, records };

  const fresh: OperationRow[] = [];
  const outcomes: Outcome[] = [];
  for (const { value, id, operation } of parsed) {
    const known = receipts.get(id);
    if (known && known.branch_id === request.branchId) {
      outcomes.push({ ...outcomeOf(known, known.id), repeated: true });
      continue;
    }
    const answer = known ? REFUSED_ID : await answered(stay, operation);
    // An id that is not its own to give is kept under another, so that the work is still seen.
    const row = receiptRow({ id: known || !isOwnId(id) ? services.newId() : id, value, operation, answer, stay });
    fresh.push(row);
    if (isOwnId(id) && !known) receipts.set(id, row);
    outcomes.push(outcomeOf(row, id));
  }

  await insertOperations(tx, fresh);
  await branch.save(tx);
  await saveDevice(tx, {
    id: request.deviceId,
    branch_id: request.branchId,
    township_id: actor.townshipId,
    account_id: actor.accountId,
    last_seen_at: at,
    queue: null,
  });
  const touched = [...records.values()].filter((row) => row.branch_id === request.branchId).sort((a, b) => a.seq - b.seq);
  return ok({ now: at, token: branch.token(), outcomes, records: touched.map(syncedOf) });
}

/** What one push has at hand while it is taken in. */
export type Stay = {
  readonly tx: Tx;
  readonly services: Services;
  readonly actor: Actor;
  readonly request: PushRequest;
  readonly branch: OpenBranch;
  readonly nowMs: number;
  readonly at: Instant;
  readonly records: Map<string, RecordRow>;
};

const REFUSED_ID: Decision = { outcome: 'refused', code: 'operation.denied' };

async function answered(stay: Stay, operation: Operation | undefined): Promise<Decision> {
  if (!operation) return { outcome: 'refused', code: 'operation.malformed' };
  if (operation.branchId !== stay.request.branchId) return { outcome: 'refused', code: 'operation.denied' };
  const back = stay.branch.mark();
  const stored = stay.records.get(operation.recordId);
  await sql`savepoint one`.execute(stay.tx);
  try {
    const decision = decide(operation, stored ? syncedOf(stored) : null, {
      actor: stay.actor,
      nowMs: stay.nowMs,
      head: stay.branch.row().head,
    });
    if (decision.outcome === 'accepted') {
      const row = rowOf(decision.record, stay.actor.townshipId);
      if (stored) await updateRecord(stay.tx, row);
      else await insertRecords(stay.tx, [row]);
      stay.branch.advance(operation.id, decision.record);
      stay.records.set(row.id, row);
    }
    await sql`release savepoint one`.execute(stay.tx);
    return decision;
  } catch (error) {
    if (isPassing(error)) throw error;
    await sql`rollback to savepoint one`.execute(stay.tx);
    await sql`release savepoint one`.execute(stay.tx);
    back();
    if (isTaken(error)) return REFUSED_ID;
    const incident = stay.services.newId();
    stay.services.log({
      level: 'error',
      incident,
      what: 'operation.fault',
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    return { outcome: 'refused', code: 'operation.fault', facts: { incident } };
  }
}
