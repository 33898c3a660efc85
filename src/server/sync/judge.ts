import { type Actor, may } from '#domain/access.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { kindOf } from '#domain/records/registry.ts';
import { type Review, type ReviewAct, reviewed } from '#domain/review/review.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { Tx } from '#server/db/store.ts';
import type { RecordRow, ReviewEventRow } from '#server/db/tables.ts';
import { ledgerOn } from '#server/repos/ledger-on.ts';
import { findAnywhere, findRecord, rowOf, syncedOf, updateRecord } from '#server/repos/records.ts';
import { insertReviewEvents } from '#server/repos/review-events.ts';
import type { Services } from '#server/services.ts';
import { type OpenBranch, openBranch } from './open-branch.ts';

/** An act of the township on one record. */
export type Judgement = { readonly id: string; readonly act: Extract<ReviewAct, { type: 'approve' | 'return' }> };

type Why = Problem<'not.found' | 'request.malformed' | 'review.moved' | 'review.notAllowed' | 'review.noMarks'>;

const canJudge = (actor: Actor, row: RecordRow): boolean =>
  may.review(actor, { townshipId: row.township_id as Actor['townshipId'], branchId: row.branch_id as NonNullable<Actor['branchId']> });

/** Returns or approves each record by itself; those of one branch in one transaction. What the person cannot see is 'not.found'. */
export async function judge(services: Services, actor: Actor, judgements: readonly Judgement[]): Promise<Result<Review, Why>[]> {
  const rows = new Map(
    (
      await findAnywhere(
        services.store.db,
        judgements.map((item) => item.id),
      )
    ).map((row) => [row.id, row]),
  );
  const results = judgements.map((): Result<Review, Why> => fail('not.found'));
  const byBranch = new Map<string, number[]>();
  judgements.forEach((item, index) => {
    const row = rows.get(item.id);
    if (row && canJudge(actor, row)) byBranch.set(row.branch_id, [...(byBranch.get(row.branch_id) ?? []), index]);
  });
  for (const [branchId, indexes] of [...byBranch].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const at = instantAt(services.now());
    await services.store.write(async (tx) => {
      const branch = await openBranch(ledgerOn(tx, services.store.flavour), branchId, at);
      if (!branch) return;
      for (const index of indexes) {
        const item = judgements[index];
        if (item) results[index] = await judgeOne(tx, branch, actor, item, { at, eventId: services.newId() });
      }
      await branch.save();
    });
  }
  return results;
}

async function judgeOne(
  tx: Tx,
  branch: OpenBranch,
  actor: Actor,
  item: Judgement,
  given: { at: Instant; eventId: string },
): Promise<Result<Review, Why>> {
  const row = await findRecord(tx, item.id);
  if (!row) return fail('not.found');
  if (row.deleted === 1) return fail('review.notAllowed', { state: 'deleted' });
  const record = syncedOf(row);
  if (item.act.type === 'return') {
    const fields = kindOf(record.kind)?.fields ?? {};
    const unknown = item.act.marks.find((mark) => !Object.hasOwn(fields, mark.path.split('.')[0] ?? ''));
    if (unknown) return fail('request.malformed', { path: unknown.path });
  }
  const result = reviewed(record.review, item.act, { name: actor.name, at: given.at });
  if (!result.ok) return result;
  const next: SyncedRecord = { ...record, seq: branch.nextSeq(), review: result.value };
  await updateRecord(tx, rowOf(next, row.township_id));
  branch.advance(given.eventId, next);
  await insertReviewEvents(tx, [eventOf(next, row.township_id, actor, item, given)]);
  return ok(result.value);
}

function eventOf(
  record: SyncedRecord,
  townshipId: string,
  actor: Actor,
  item: Judgement,
  given: { at: Instant; eventId: string },
): ReviewEventRow {
  const body: JsonObject = record.body;
  return {
    id: given.eventId,
    township_id: townshipId,
    branch_id: record.branchId,
    record_id: record.id,
    seq: record.seq,
    turn: record.review.turn,
    act: item.act.type,
    marks: JSON.stringify(record.review.marks),
    mend_by: record.review.mendBy,
    account_id: actor.accountId,
    by_name: actor.name,
    at: given.at,
    body: JSON.stringify(body),
  };
}
