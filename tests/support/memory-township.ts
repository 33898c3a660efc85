import { bounded } from '#domain/kernel/hlc.ts';
import type { BranchId, OperationId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { baseAfter, mergeChanges, pathProblem } from '#domain/records/merge.ts';
import { kindOf } from '#domain/records/registry.ts';
import { type ReviewAct, reviewed, unread } from '#domain/review/review.ts';
import type { Operation, Outcome } from '#protocol/operation.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { seqOfToken, type Token } from '#protocol/sync.ts';
import { CLOCK_SLACK_MS } from '#protocol/version.ts';
import type { Answer, Failure, Township } from '#sync/ports.ts';

/** What the line does to one question. 'twice': it arrives two times. */
export type Weather = 'fine' | 'requestLost' | 'answerLost' | 'twice' | 'offline';

type History = { head: number; chain: string[]; records: Map<RecordId, SyncedRecord>; receipts: Map<OperationId, Outcome> };

const hash = (text: string): string => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(36).padStart(11, '0');
};

const failed = (failure: Failure): { ok: false; failure: Failure } => ({ ok: false, failure });

/** A township in memory that keeps the protocol's promises, with the domain's own merge and review. One branch; the model the phone is tried against. */
export class MemoryTownship implements Township {
  #state: History = { head: 0, chain: [hash('')], records: new Map(), receipts: new Map() };
  #saved: History | undefined;
  /** Ids of the operations that were taken, in the order of taking. */
  readonly applied: OperationId[] = [];
  /** How many operations each push carried. */
  readonly pushes: number[] = [];
  /** Asked before each operation; a code refuses it. */
  refuse: (operation: Operation) => string | undefined = () => undefined;
  /** Asked before each push; a failure is the answer to the whole of it. */
  failPush: (operations: readonly Operation[]) => Failure | undefined = () => undefined;
  failPull: () => Failure | undefined = () => undefined;
  pageSize = 500;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The township as a phone meets it through a line: the weathers in turn, one for each question, then fine. */
  through(weathers: readonly Weather[]): Township {
    const rest = [...weathers];
    const carry = async <T>(question: () => Promise<Answer<T>>): Promise<Answer<T>> => {
      const weather = rest.shift() ?? 'fine';
      if (weather === 'requestLost' || weather === 'offline') return failed('offline');
      const answer = await question();
      if (weather === 'twice') return question();
      return weather === 'answerLost' ? failed('offline') : answer;
    };
    return {
      push: (request) => carry(() => this.push(request)),
      pull: (request) => carry(() => this.pull(request)),
      hello: (request) => carry(() => this.hello(request)),
      snapshot: (request, take) => carry(() => this.snapshot(request, take)),
    };
  }

  async push(request: Parameters<Township['push']>[0]): ReturnType<Township['push']> {
    const operations = request.operations as readonly Operation[];
    this.pushes.push(operations.length);
    const failure = this.failPush(operations);
    if (failure) return failed(failure);
    if (!this.#knows(request.witness)) return failed('diverged');
    const from = this.#state.head;
    const takenAt = new Map<RecordId, Set<number>>();
    const outcomes = operations.map((operation) => {
      const before = takenAt.get(operation.recordId) ?? new Set<number>();
      const stamps = this.#state.records.get(operation.recordId)?.stamps ?? {};
      const base = baseAfter(operation, before, stamps);
      const outcome = this.#take({ ...structuredClone(operation), base });
      if (outcome.outcome === 'accepted' && outcome.seq !== undefined) takenAt.set(operation.recordId, before.add(outcome.seq));
      return outcome;
    });
    const concerned = new Set(operations.map((operation) => operation.recordId));
    const records = [...concerned].flatMap((id) => this.#state.records.get(id) ?? []);
    return { ok: true, value: structuredClone({ now: instantAt(this.#now()), token: this.#token(), outcomes, records, from }) };
  }

  async pull(request: Parameters<Township['pull']>[0]): ReturnType<Township['pull']> {
    const failure = this.failPull();
    if (failure) return failed(failure);
    if (!this.#knows(request.witness) || !this.#knows(request.cursor)) return failed('diverged');
    const from = request.cursor === null ? 0 : seqOfToken(request.cursor);
    const changed = [...this.#state.records.values()].filter((record) => record.seq > from).sort((a, b) => a.seq - b.seq);
    const records = changed.slice(0, Math.min(request.limit, this.pageSize));
    const more = records.length < changed.length;
    const cursor = this.#token(more ? records.at(-1)?.seq : this.#state.head);
    return { ok: true, value: structuredClone({ now: instantAt(this.#now()), records, cursor, more, head: this.#state.head }) };
  }

  async hello(request: Parameters<Township['hello']>[0]): ReturnType<Township['hello']> {
    const diverged = Object.entries(request.witnesses).flatMap(([id, token]) => (this.#knows(token) ? [] : [id as BranchId]));
    return { ok: true, value: { now: instantAt(this.#now()), diverged, elsewhere: [] } };
  }

  async snapshot(
    request: Parameters<Township['snapshot']>[0],
    take: Parameters<Township['snapshot']>[1],
  ): ReturnType<Township['snapshot']> {
    const failure = this.failPull();
    if (failure) return failed(failure);
    if (!this.#knows(request.witness)) return failed('diverged');
    const all = [...this.#state.records.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const { after } = request;
    const rest = after === null ? all : all.filter((record) => record.id > after);
    const given = { now: instantAt(this.#now()), cursor: this.#token(), count: rest.length };
    for (let from = 0; from === 0 || from < rest.length; from += this.pageSize) {
      const records = structuredClone(rest.slice(from, from + this.pageSize));
      if (!(await take({ ...given, records, key: records.at(-1)?.id ?? after ?? '' }))) return failed('offline');
    }
    return { ok: true, value: null };
  }

  /** Returns or approves a record, as the desk does. */
  review(id: RecordId, act: ReviewAct): void {
    const record = this.record(id);
    const done = reviewed(record.review, act, { name: '镇党务办', at: instantAt(this.#now()) });
    if (!done.ok) throw new Error(done.problem.code);
    this.#store({ ...record, seq: this.#count(`review ${id}`), review: done.value });
  }

  /** The record as the township holds it. */
  record(id: RecordId): SyncedRecord {
    const found = this.#state.records.get(id);
    if (!found) throw new Error(`no record ${id}`);
    return found;
  }

  /** All of them. */
  get records(): readonly SyncedRecord[] {
    return [...this.#state.records.values()];
  }

  /** Keeps a copy of everything. */
  backUp(): void {
    this.#saved = structuredClone(this.#state);
  }

  /** Goes back to the copy, as after a broken disk. */
  restore(): void {
    if (!this.#saved) throw new Error('no backup');
    this.#state = structuredClone(this.#saved);
  }

  #token(seq = this.#state.head): Token {
    return `1.${seq}.${this.#state.chain[seq]}` as Token;
  }

  #knows(token: Token | null): boolean {
    return token === null || (seqOfToken(token) <= this.#state.head && this.#token(seqOfToken(token)) === token);
  }

  #count(what: string): number {
    this.#state.head += 1;
    this.#state.chain.push(hash(`${this.#state.chain.at(-1)} ${what} ${this.#now()}`));
    return this.#state.head;
  }

  #store(record: SyncedRecord): void {
    this.#state.records.set(record.id, record);
  }

  #take(operation: Operation): Outcome {
    const known = this.#state.receipts.get(operation.id);
    if (known) return { ...known, repeated: true };
    const outcome = this.#apply(operation);
    this.#state.receipts.set(operation.id, outcome);
    return outcome;
  }

  #apply(operation: Operation): Outcome {
    const { id, recordId, act } = operation;
    const no = (code: string): Outcome => ({ id, outcome: 'refused', code });
    const refusal = this.refuse(operation);
    if (refusal !== undefined) return no(refusal);
    const kind = kindOf(operation.kind);
    if (!kind) return no('operation.kindUnknown');
    const stored = this.#state.records.get(recordId);
    if (act === 'create' && stored) return no('operation.recordExists');
    if (act !== 'create' && !stored) return no('operation.recordMissing');
    if (stored?.deleted) return act === 'delete' ? { id, outcome: 'unchanged', seq: stored.seq } : no('operation.recordDeleted');
    if (Object.keys(operation.changes).some((path) => pathProblem(kind, path) !== undefined && act === 'set'))
      return no('operation.fieldUnknown');

    const now = this.#now();
    const { hlc, clamped } = bounded(operation.hlc, now, CLOCK_SLACK_MS);
    const at = instantAt(now);
    const seq = this.#state.head + 1;
    const merged = mergeChanges(kind, stored ?? { body: {}, stamps: {} }, { changes: operation.changes, hlc, base: operation.base }, seq);
    const answers = stored?.review.state === 'returned' && operation.answersTurn === stored.review.turn;
    if (act === 'set' && merged.taken.length === 0 && !answers) {
      this.applied.push(id);
      const lost = merged.lost.length > 0 ? { lost: [...merged.lost] } : {};
      return { id, outcome: 'unchanged', seq: this.#state.head, receipt: { no: `R-${this.#state.head}`, at }, ...lost };
    }
    const parsed = act === 'delete' ? { success: true as const, data: {} } : kind.body.safeParse(merged.body);
    if (!parsed.success) return no('operation.recordInvalid');
    const review = reviewed(
      stored?.review ?? unread(kind.needsReview),
      { type: 'edit', answersTurn: operation.answersTurn },
      { name: '', at },
    );
    this.#count(`${id} ${JSON.stringify(parsed.data)}`);
    this.applied.push(id);
    this.#store({
      id: recordId,
      branchId: operation.branchId as BranchId,
      kind: operation.kind,
      seq,
      rev: (stored?.rev ?? 0) + 1,
      deleted: act === 'delete',
      body: parsed.data as JsonObject,
      stamps: { ...merged.stamps },
      createdByName: stored?.createdByName ?? '张书记',
      firstWrittenAt: stored?.firstWrittenAt ?? operation.writtenAt,
      handedInAt: stored?.handedInAt ?? at,
      updatedByName: '张书记',
      updatedAt: at,
      review: review.ok ? review.value : unread(kind.needsReview),
    });
    return {
      id,
      outcome: 'accepted',
      seq,
      receipt: { no: `R-${seq}`, at },
      ...(merged.lost.length > 0 ? { lost: [...merged.lost] } : {}),
      ...(clamped ? { clamped: true as const } : {}),
    };
  }
}
