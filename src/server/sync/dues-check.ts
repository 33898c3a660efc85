import { receiptId } from '#domain/dues/entry-ids.ts';
import { batchProblem, entryProblem } from '#domain/dues/refusals.ts';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import type { DuesCloseBody } from '#domain/records/dues-close.ts';
import type { DuesPaymentBody } from '#domain/records/dues-payment.ts';
import type { DuesReceiptBody } from '#domain/records/dues-receipt.ts';
import type { DuesRemittanceBody } from '#domain/records/dues-remittance.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { bodyAsOne, type SamePeople, samePeople } from '#domain/roster/one-person.ts';
import type { ProblemCode } from '#protocol/problem.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { RecordRow } from '#server/db/tables.ts';
import type { Decision } from './decide.ts';
import type { Ledger } from './ledger.ts';

/** The books as they are in the middle of a hand-in: what this one has changed lies over what is stored. */
type Books = { readonly ledger: Ledger; readonly changed: ReadonlyMap<string, RecordRow>; readonly nowMs: number };

/** Holds an accepted entry or batch of dues against the branch's books; any other decision comes back as it is. */
export async function againstTheBooks(decision: Decision, before: SyncedRecord | null, books: Books): Promise<Decision> {
  if (decision.outcome !== 'accepted') return decision;
  const { record } = decision;
  const problem =
    record.kind === 'duesPayment'
      ? await entryRefusal(record, books)
      : record.kind === 'duesRemittance' && !record.deleted
        ? await batchRefusal(record, before, books)
        : undefined;
  if (problem === undefined) return decision;
  const code: ProblemCode = problem.code;
  return problem.facts === undefined ? { outcome: 'refused', code } : { outcome: 'refused', code, facts: problem.facts };
}

const living = (row: RecordRow | undefined, branchId: string, kind: RecordRow['kind']): row is RecordRow =>
  row !== undefined && row.branch_id === branchId && row.kind === kind && row.deleted === 0;

const bodyOf = <T>(row: RecordRow): T => JSON.parse(row.body) as T;

async function rowsById({ ledger, changed }: Books, ids: readonly string[]): Promise<Map<string, RecordRow>> {
  const rows = new Map((await ledger.recordsOf(ids.filter((id) => !changed.has(id)))).map((row) => [row.id, row]));
  for (const id of ids) {
    const row = changed.get(id);
    if (row) rows.set(id, row);
  }
  return rows;
}

async function livingOf({ ledger, changed }: Books, branchId: string, kind: RecordRow['kind']): Promise<RecordRow[]> {
  const stored = (await ledger.livingOf(branchId, kind)).filter((row) => !changed.has(row.id));
  return [...stored, ...[...changed.values()].filter((row) => living(row, branchId, kind))];
}

// A member's entries stand under the id he had when they were written; who was made one with another takes his back under either.
async function samePeopleIn(branchId: string, books: Books): Promise<SamePeople> {
  const members = (await livingOf(books, branchId, 'member')).map((row) => ({ id: row.id, body: bodyOf<MemberBody>(row) }));
  const living = new Set(members.map(({ id }) => id));
  return samePeople(members, (id) => living.has(id));
}

async function entryRefusal(record: SyncedRecord, books: Books) {
  const entry = record.body as unknown as DuesPaymentBody;
  const rows = await rowsById(books, [entry.memberId, ...(entry.reverses === null ? [] : [entry.reverses])]);
  const member = rows.get(entry.memberId);
  const reversed = entry.reverses === null ? undefined : rows.get(entry.reverses);
  const people = reversed === undefined ? new Map<string, string>() : await samePeopleIn(record.branchId, books);
  return entryProblem(bodyAsOne(entry, people), {
    today: dayInChina(instantAt(books.nowMs)),
    member: living(member, record.branchId, 'member') ? { joinedOn: bodyOf<MemberBody>(member).joinedOn } : undefined,
    closes: (await livingOf(books, record.branchId, 'duesClose')).map((row) => bodyOf<DuesCloseBody>(row)),
    reversed: living(reversed, record.branchId, 'duesPayment') ? bodyAsOne(bodyOf<DuesPaymentBody>(reversed), people) : undefined,
    byName: record.createdByName,
  });
}

async function batchRefusal(record: SyncedRecord, before: SyncedRecord | null, books: Books) {
  const batch = record.body as unknown as DuesRemittanceBody;
  const receipt = receiptId(record.branchId, record.id);
  const rows = await rowsById(books, [...batch.entries, receipt]);
  const others = (await livingOf(books, record.branchId, 'duesRemittance')).filter((row) => row.id !== record.id);
  const said = rows.get(receipt);
  return batchProblem(batch, {
    before: before === null || before.deleted ? null : (before.body as unknown as DuesRemittanceBody),
    today: dayInChina(instantAt(books.nowMs)),
    entries: new Map(
      batch.entries.flatMap((id) => {
        const row = rows.get(id);
        return living(row, record.branchId, 'duesPayment') ? [[id, bodyOf<DuesPaymentBody>(row)] as const] : [];
      }),
    ),
    taken: new Set(
      others
        .map((row) => bodyOf<DuesRemittanceBody>(row))
        .filter((other) => other.withdrawn === null)
        .flatMap((other) => other.entries),
    ),
    receipt: living(said, record.branchId, 'duesReceipt') ? bodyOf<DuesReceiptBody>(said) : undefined,
  });
}
