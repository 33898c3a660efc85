import { type Actor, kindsKeptFrom } from '#domain/access.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { baseAfter } from '#domain/records/merge.ts';
import type { Operation, Outcome } from '#protocol/operation.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { PushRequest, PushResponse } from '#protocol/sync.ts';
import { seqOfToken } from '#protocol/sync.ts';
import { isPassing, isTaken } from '#server/db/db-errors.ts';
import type { OperationRow, RecordRow } from '#server/db/tables.ts';
import { ledgerOn } from '#server/repos/ledger-on.ts';
import { rowOf, syncedOf } from '#server/repos/records.ts';
import type { Services } from '#server/services.ts';
import { tokenStands } from './chain.ts';
import { type Decision, decide } from './decide.ts';
import { againstTheBooks } from './dues-check.ts';
import { handedOver } from './hand-over.ts';
import type { Ledger } from './ledger.ts';
import { type OpenBranch, openBranch } from './open-branch.ts';
import { claimedId, isOwnId, parseOperation } from './parse-operation.ts';
import { outcomeOf, receiptRow } from './receipt.ts';

const ATTEMPTS = 3;

type Answer = Result<PushResponse, Problem<'sync.diverged' | 'sync.scopeLost'>>;

/** What taking in needs of the world beside the books. */
export type Keeper = Pick<Services, 'now' | 'newId' | 'log'>;

/** Runs the work in one transaction over the township's books: all of it stands, or none. */
export type WriteBooks = <T>(work: (ledger: Ledger) => Promise<T>) => Promise<T>;

/** Takes in what a phone hands over: each operation by itself, all receipts in one transaction. */
export const push = (services: Services, actor: Actor, request: PushRequest): Promise<Answer> =>
  handIn((work) => services.store.write((tx) => work(ledgerOn(tx, services.store.flavour))), services, actor, request);

/** As `push`, whatever keeps the books. */
export async function handIn(write: WriteBooks, keeper: Keeper, actor: Actor, request: PushRequest): Promise<Answer> {
  let careful = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write((ledger) => takeIn(ledger, keeper, actor, request, careful));
    } catch (error) {
      if (isPassing(error) || attempt >= ATTEMPTS) throw error;
      // The same operation id, handed in at the same moment elsewhere: the next try finds its receipt.
      // Anything else is one operation that the database will not have: now each is written apart, so that it is found.
      careful = !isTaken(error) || attempt + 1 === ATTEMPTS;
    }
  }
}

/** Takes in one push inside the caller's transaction. `careful` writes each operation apart, so that a fault costs only the one that has it. */
export async function takeIn(ledger: Ledger, keeper: Keeper, actor: Actor, request: PushRequest, careful = false): Promise<Answer> {
  const nowMs = keeper.now();
  const at = instantAt(nowMs);
  const branch = await openBranch(ledger, request.branchId, at);
  if (!branch) return fail('sync.scopeLost');
  if (request.witness && !tokenStands(request.witness, await ledger.chainAt(request.branchId, seqOfToken(request.witness))))
    return fail('sync.diverged');
  const here = actor.branchId === request.branchId;
  const grant = here ? undefined : await ledger.grantOf(actor.accountId, request.branchId);
  if (!here && !grant) return fail('sync.scopeLost');

  const parsed = request.operations.map((value) => ({ value, id: claimedId(value), operation: parseOperation(value) }));
  const receipts = await ledger.receiptsOf(parsed.map((item) => item.id).filter(isOwnId));
  const wanted = new Set(parsed.flatMap((item) => (item.operation ? [item.operation.recordId as string] : [])));
  const records = new Map((here ? await ledger.recordsOf([...wanted]) : []).map((row) => [row.id, row]));
  const stay: Stay = {
    ledger,
    keeper,
    actor,
    request,
    branch,
    nowMs,
    at,
    records,
    read: new Map(),
    changed: new Set(),
    takenAt: new Map(),
    careful,
  };
  const from = branch.row().head;

  const fresh: OperationRow[] = [];
  const outcomes: Outcome[] = [];
  for (const { value, id, operation } of parsed) {
    const known = receipts.get(id);
    if (known && known.branch_id === request.branchId) {
      if (known.outcome === 'accepted' && operation && known.seq !== null) noteTaken(stay, operation.recordId, known.seq);
      outcomes.push({ ...outcomeOf(known, known.id), repeated: true });
      continue;
    }
    const answer = known ? REFUSED_ID : grant ? handedOver(operation, grant, request.branchId, nowMs) : await answered(stay, operation);
    // An id that is not its own to give is kept under another, so that the work is still seen.
    const row = receiptRow({ id: known || !isOwnId(id) ? keeper.newId() : id, value, operation, answer, stay });
    fresh.push(row);
    if (isOwnId(id) && !known) receipts.set(id, row);
    outcomes.push(outcomeOf(row, id));
  }

  if (!careful) await ledger.putRecords([...stay.changed].flatMap((id) => records.get(id) ?? []));
  const device = await ledger.deviceOf(request.branchId, request.deviceId);
  const cloned = await handedInTwice(ledger, request.deviceId, device?.last_n ?? 0, fresh);
  await ledger.addOperations(fresh);
  await branch.save();
  const numbers = fresh.map((row) => row.n ?? 0);
  await ledger.noteDevice({
    id: request.deviceId,
    branch_id: request.branchId,
    township_id: branch.row().township_id,
    account_id: actor.accountId,
    last_seen_at: at,
    last_n: Math.max(device?.last_n ?? 0, ...numbers),
    ...(request.report ? { queue: request.report.queue, oldest_unsent: request.report.oldest, app: request.report.app } : {}),
  });
  const kept = kindsKeptFrom(actor);
  const touched = [...records.values()]
    .filter((row) => row.branch_id === request.branchId && !kept.has(row.kind))
    .sort((a, b) => a.seq - b.seq);
  return ok({
    now: at,
    token: branch.token(),
    outcomes,
    records: touched.map((row) => readOnce(stay, row)),
    backedUp: branch.row().backed_up,
    ...(here ? { from } : {}),
    ...(cloned ? { reEnrol: true as const } : {}),
  });
}

/** What one push has at hand while it is taken in. */
export type Stay = {
  readonly ledger: Ledger;
  readonly keeper: Keeper;
  readonly actor: Actor;
  readonly request: PushRequest;
  readonly branch: OpenBranch;
  readonly nowMs: number;
  readonly at: Instant;
  readonly records: Map<string, RecordRow>;
  /** The same as they travel, so that none is read from its texts twice. */
  readonly read: Map<string, SyncedRecord>;
  /** Ids of the records that came out different. */
  readonly changed: Set<string>;
  /** At which counts this phone's operations on a record were taken, by record. */
  readonly takenAt: Map<string, Set<number>>;
  readonly careful: boolean;
};

function readOnce(stay: Stay, row: RecordRow): SyncedRecord {
  const known = stay.read.get(row.id) ?? syncedOf(row);
  stay.read.set(row.id, known);
  return known;
}

const REFUSED_ID: Decision = { outcome: 'refused', code: 'operation.denied' };

/** An operation behind another of the same phone was made over that one's result, which its phone could not say yet. */
function behindOwn(stay: Stay, given: Operation): Operation {
  const stored = stay.records.get(given.recordId);
  const takenAt = stay.takenAt.get(given.recordId);
  if (stored === undefined || takenAt === undefined) return given;
  return { ...given, base: baseAfter(given, takenAt, readOnce(stay, stored).stamps) };
}

const noteTaken = ({ takenAt }: Stay, recordId: string, count: number): void =>
  void takenAt.set(recordId, (takenAt.get(recordId) ?? new Set()).add(count));

async function answered(stay: Stay, given: Operation | undefined): Promise<Decision> {
  if (!given) return { outcome: 'refused', code: 'operation.malformed' };
  const operation = behindOwn(stay, given);
  if (operation.branchId !== stay.request.branchId) return { outcome: 'refused', code: 'operation.denied' };
  const { ledger, branch, records } = stay;
  const stored = records.get(operation.recordId);
  const removed =
    operation.act === 'restore' && stored?.deleted === 1
      ? await ledger.bodyBeforeRemoval(operation.branchId, operation.recordId)
      : undefined;
  const back = branch.mark();
  try {
    const moment = { actor: stay.actor, nowMs: stay.nowMs, latestMs: branch.latestMs, head: branch.row().head, removed };
    const known = stored ? readOnce(stay, stored) : null;
    const books = { ledger, changed: records, nowMs: stay.nowMs };
    const decision = await againstTheBooks(decide(operation, known, moment), known, books);
    if (decision.outcome !== 'accepted') return decision;
    const row = rowOf(decision.record, stay.actor.townshipId);
    branch.advance(operation.id, decision.record);
    if (stay.careful) await ledger.apart(() => ledger.putRecords([row]));
    records.set(row.id, row);
    stay.read.set(row.id, decision.record);
    stay.changed.add(row.id);
    noteTaken(stay, row.id, decision.record.seq);
    return decision;
  } catch (error) {
    if (isPassing(error)) throw error;
    back();
    if (isTaken(error)) return REFUSED_ID;
    const incident = stay.keeper.newId();
    stay.keeper.log({
      level: 'error',
      incident,
      what: 'operation.fault',
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    return { outcome: 'refused', code: 'operation.fault', facts: { incident } };
  }
}

/** Whether a number of this device's own has come under another id before: then two phones carry one device id. */
async function handedInTwice(ledger: Ledger, deviceId: string, lastN: number, fresh: readonly OperationRow[]): Promise<boolean> {
  const tail = deviceTail(deviceId);
  // Work brought in from another phone's file carries that phone's numbers and its name in the hybrid time.
  const own = fresh.filter((row) => row.n !== null && row.n <= lastN && row.claimed_hlc?.slice(15) === tail);
  if (own.length === 0) return false;
  const known = await ledger.operationsNumbered(
    deviceId,
    own.map((row) => row.n ?? 0),
  );
  return own.some((row) => known.some((earlier) => earlier.n === row.n && earlier.id !== row.id));
}

const deviceTail = (deviceId: string): string =>
  deviceId
    .replace(/[^0-9a-z]/gi, '')
    .slice(-8)
    .toLowerCase()
    .padStart(8, '0');
