import { type Actor, may } from '#domain/access.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { Outcome } from '#protocol/operation.ts';
import type { Store, Tx } from '#server/db/store.ts';
import type { GrantRow, OperationRow } from '#server/db/tables.ts';
import { lastGrant } from '#server/repos/accounts.ts';
import { ledgerOn } from '#server/repos/ledger-on.ts';
import { bodyBeforeRemoval, findReceipts, settleOperation, waitsBefore } from '#server/repos/operations.ts';
import { findRecord, putRecords, rowOf, syncedOf } from '#server/repos/records.ts';
import type { Services } from '#server/services.ts';
import { type Decision, decide } from './decide.ts';
import { againstTheBooks } from './dues-check.ts';
import { type OpenBranch, openBranch } from './open-branch.ts';
import { parseOperation } from './parse-operation.ts';
import { outcomeOf } from './receipt.ts';

/** What the township decides on work it holds: take it in as its author's, or not, with a word to him. */
export type Settlement =
  | { readonly id: string; readonly act: 'accept' }
  | { readonly id: string; readonly act: 'refuse'; readonly note: string };

/** 'review.notAllowed': older work of the same phone on the same record is still held and comes first; `first` is its id. */
type Why = Problem<'not.found' | 'attention.settled' | 'review.notAllowed'>;

/**
 * Settles one operation that was held. Accepted, it is judged by the rules of every hand-in and answers as those do,
 * so it can still be refused. The phone that asks again with the same id gets this answer. What the person may not judge is 'not.found'.
 */
export async function settleHeld(services: Services, actor: Actor, settlement: Settlement): Promise<Result<Outcome, Why>> {
  const { store } = services;
  const known = (await findReceipts(store.db, [settlement.id])).get(settlement.id);
  if (!known || !mayJudge(actor, known)) return fail('not.found');
  if (known.outcome !== 'held') return fail(known.settled_at === null ? 'not.found' : 'attention.settled');
  const at = instantAt(services.now());
  return store.write(async (tx): Promise<Result<Outcome, Why>> => {
    const branch = await openBranch(ledgerOn(tx, store.flavour), known.branch_id, at);
    if (!branch) return fail('not.found');
    // Read again under the branch's lock: somebody else may have been quicker.
    const row = (await findReceipts(tx, [settlement.id])).get(settlement.id);
    if (row?.outcome !== 'held') return fail('attention.settled');
    const first = settlement.act === 'accept' ? await waitsBefore(tx, row) : undefined;
    if (first !== undefined) return fail('review.notAllowed', { first });
    const answer: Decision =
      settlement.act === 'accept'
        ? await taken(tx, store.flavour, branch, row, at)
        : { outcome: 'refused', code: 'operation.declined', facts: settlement.note === '' ? {} : { note: settlement.note } };
    const settled = settledRow(row, branch, answer, actor.name, at);
    await settleOperation(tx, settled);
    await branch.save();
    return ok(outcomeOf(settled, row.id));
  });
}

const mayJudge = (actor: Actor, row: OperationRow): boolean =>
  may.review(actor, {
    townshipId: row.township_id as Actor['townshipId'],
    branchId: row.branch_id as NonNullable<Actor['branchId']>,
  });

/** The author as he was when the branch was his. */
const authorOf = (row: OperationRow, grant: GrantRow): Actor => ({
  accountId: row.account_id as Actor['accountId'],
  name: row.by_name,
  role: grant.role,
  townshipId: row.township_id as Actor['townshipId'],
  branchId: row.branch_id as Actor['branchId'],
  groupId: grant.group_id as Actor['groupId'],
});

async function taken(tx: Tx, flavour: Store['flavour'], branch: OpenBranch, row: OperationRow, at: Instant): Promise<Decision> {
  const operation = parseOperation(JSON.parse(row.content));
  const grant = await lastGrant(tx, row.account_id, row.branch_id);
  if (!operation || !grant) return { outcome: 'refused', code: 'operation.malformed' };
  const stored = await findRecord(tx, operation.recordId);
  const removed =
    operation.act === 'restore' && stored?.deleted === 1 ? await bodyBeforeRemoval(tx, row.branch_id, operation.recordId) : undefined;
  const known = stored ? syncedOf(stored) : null;
  const decided = decide(operation, known, {
    actor: authorOf(row, grant),
    nowMs: Date.parse(at),
    latestMs: branch.latestMs,
    head: branch.row().head,
    removed,
  });
  const ledger = ledgerOn(tx, flavour);
  const decision = await againstTheBooks(decided, known, { ledger, changed: new Map(), nowMs: Date.parse(at) });
  if (decision.outcome !== 'accepted') return decision;
  await putRecords(tx, [rowOf(decision.record, row.township_id)]);
  branch.advance(operation.id, decision.record);
  return decision;
}

function settledRow(row: OperationRow, branch: OpenBranch, answer: Decision, byName: string, at: Instant): OperationRow {
  const settled = { ...row, outcome: answer.outcome, settled_at: at, settled_by: byName };
  if (answer.outcome === 'refused' || answer.outcome === 'held')
    return { ...settled, code: answer.code, facts: answer.outcome === 'refused' && answer.facts ? JSON.stringify(answer.facts) : null };
  return {
    ...settled,
    code: null,
    facts: null,
    seq: branch.row().head,
    receipt_no: branch.receiptNo(),
    clamped: answer.clamped ? 1 : 0,
    before: answer.outcome === 'accepted' ? JSON.stringify(answer.before) : null,
    lost: answer.lost.length > 0 ? JSON.stringify(answer.lost) : null,
  };
}
