import type { Instant } from '#domain/kernel/local-date.ts';
import type { Operation, Outcome } from '#protocol/operation.ts';
import type { OperationRow } from '#server/db/tables.ts';
import type { Decision } from './decide.ts';
import type { Stay } from './push.ts';

/** The row that keeps an operation, its answer and what stood before; refused work is kept as it came. */
export function receiptRow(given: {
  id: string;
  value: unknown;
  operation: Operation | undefined;
  answer: Decision;
  stay: Stay;
}): OperationRow {
  const { operation, answer, stay } = given;
  const taken = answer.outcome === 'accepted' || answer.outcome === 'unchanged';
  return {
    id: given.id,
    township_id: stay.branch.row().township_id,
    branch_id: stay.request.branchId,
    record_id: operation?.recordId ?? null,
    kind: operation?.kind ?? null,
    act: operation?.act ?? null,
    account_id: stay.actor.accountId,
    by_name: stay.actor.name,
    device_id: stay.request.deviceId,
    n: operation?.n ?? null,
    written_at: operation?.writtenAt ?? null,
    received_at: stay.at,
    outcome: answer.outcome,
    code: taken ? null : answer.code,
    facts: answer.outcome === 'refused' && answer.facts ? JSON.stringify(answer.facts) : null,
    seq: taken ? stay.branch.row().head : null,
    receipt_no: taken ? stay.branch.receiptNo() : null,
    claimed_hlc: operation?.hlc ?? null,
    clamped: taken && answer.clamped ? 1 : 0,
    content: JSON.stringify(given.value ?? null),
    before: answer.outcome === 'accepted' ? JSON.stringify(answer.before) : null,
    lost: taken && answer.lost.length > 0 ? JSON.stringify(answer.lost) : null,
    settled_at: null,
    settled_by: null,
  };
}

/** The answer a stored operation was given, the same one every time. `id` is the one the phone knows it by. */
export function outcomeOf(row: OperationRow, id: string): Outcome {
  return {
    id: id as Outcome['id'],
    outcome: row.outcome,
    ...(row.code === null ? {} : { code: row.code }),
    ...(row.facts === null ? {} : { facts: JSON.parse(row.facts) as Record<string, string | number> }),
    ...(row.seq === null ? {} : { seq: row.seq }),
    ...(row.receipt_no === null ? {} : { receipt: { no: row.receipt_no, at: row.received_at as Instant } }),
    ...(row.lost === null ? {} : { lost: JSON.parse(row.lost) as string[] }),
    ...(row.clamped === 1 ? { clamped: true as const } : {}),
  };
}
