import type { Actor } from '#domain/access.ts';
import type { AccountId, BranchId, GroupId, TownshipId } from '#domain/kernel/ids.ts';
import { type JsonObject, sameJson } from '#domain/kernel/json.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { valueAt } from '#domain/records/merge.ts';
import { type ReviewAct, reviewed } from '#domain/review/review.ts';
import { digestOf } from '#protocol/digest.ts';
import type { Operation, Outcome } from '#protocol/operation.ts';
import { type ProblemCode, problemStatus } from '#protocol/problem.ts';
import {
  HelloRequest,
  type HelloResponse,
  PullRequest,
  PushRequest,
  type PushResponse,
  type SnapshotEnd,
  type SnapshotHead,
  type SnapshotLine,
  SnapshotQuery,
  seqOfToken,
  type Token,
} from '#protocol/sync.ts';
import { isPassing } from '#server/db/db-errors.ts';
import type { RecordRow } from '#server/db/tables.ts';
import { rowOf, syncedOf } from '#server/repos/records.ts';
import { firstChain, tokenOf, tokenStands } from '#server/sync/chain.ts';
import { openBranch } from '#server/sync/open-branch.ts';
import { giveOut } from '#server/sync/pull.ts';
import { handIn } from '#server/sync/push.ts';
import { type Account, type Books, copyOf, MemoryBooks, move } from './books.ts';

/** The township every branch of a simulation belongs to. */
export const TOWNSHIP = '70000000-0000-7000-8000-000000000000' as TownshipId;

/** What the endpoint says to one request; a stream of lines stands as text. */
export type Said = { readonly status: number; readonly body: unknown; readonly lines?: string; readonly retry?: number };

/** A broken promise of the protocol or of the product. */
export class Broken extends Error {}

/** Throws unless a promise holds. */
export function must(holds: boolean, promise: string, story: () => string = () => ''): asserts holds {
  if (!holds) throw new Broken(`${promise} ${story()}`.trim());
}

const refuse = (code: ProblemCode): Said => ({ status: problemStatus[code], body: { problem: { code } } });

/** The endpoint over books in memory: the shipped handing-in, giving-out, chain and review; only what the SQL does is stood in for. */
export class SimTownship {
  readonly books = new MemoryBooks();
  readonly backups: Books[] = [];
  /** The operations that a checked backup holds. */
  readonly safe = new Set<string>();
  /** Up to where phones were told that a backup holds it, by branch. */
  readonly #told = new Map<string, { readonly head: number; readonly chain: string }>();
  readonly #now: () => number;
  readonly #newId: () => string;
  /** The most records of one page, as a small answer limit would make it. */
  pageSize = 500;
  /** How far its own clock is off, in milliseconds. */
  skew = 0;
  /** The latest its clock ever stood. */
  latest = 0;
  /** Counts the histories: each restore begins another. */
  timeline = 0;
  #broken: unknown;
  /** What each operation was answered in this timeline. */
  readonly #answers = new Map<string, string>();

  constructor(now: () => number, newId: () => string) {
    this.#now = now;
    this.#newId = newId;
    this.books.onRecord = (row) => {
      try {
        this.#checkRecord(row);
      } catch (error) {
        // The product takes a throw in here for a fault of its database.
        this.#broken ??= error;
      }
    };
  }

  readonly now = (): number => {
    const at = this.#now() + this.skew;
    this.latest = Math.max(this.latest, at);
    return at;
  };

  found(branchIds: readonly string[], accounts: readonly Account[]): void {
    const { now } = this.books;
    branchIds.forEach((id, position) => {
      now.branches.set(id, {
        id,
        township_id: TOWNSHIP,
        name: `村${position}`,
        position,
        secretary_name: '',
        head: 0,
        chain: firstChain(id),
        receipt_day: '',
        receipt_count: 0,
        backed_up: 0,
      });
    });
    for (const account of accounts) move(now, account, account, this.#newId(), instantAt(this.now()));
  }

  actorOf(accountId: string): Actor {
    const account = this.books.now.accounts.get(accountId);
    if (!account) throw new Error(`no account ${accountId}`);
    return {
      accountId: accountId as AccountId,
      name: account.name,
      role: account.role,
      townshipId: TOWNSHIP,
      branchId: account.branchId as BranchId | null,
      groupId: account.groupId as GroupId | null,
    };
  }

  /** Answers one request of a signed-in person. */
  async answer(accountId: string, path: string, body: unknown): Promise<Said> {
    const actor = this.actorOf(accountId);
    try {
      if (path === '/sync/push') return await this.#push(actor, body);
      if (path === '/sync/pull') return await this.#pull(actor, body);
      if (path === '/sync/hello') return await this.#hello(actor, body);
      if (path.startsWith('/sync/snapshot')) return this.#snapshot(actor, path);
      throw new Broken(`the phone asked for ${path}`);
    } catch (error) {
      if (error instanceof Broken) throw error;
      if (!isPassing(error) && !(error instanceof Error && error.message.startsWith('fault:'))) throw error;
      return isPassing(error) ? { ...refuse('server.busy'), retry: 2 } : refuse('server.fault');
    }
  }

  async #push(actor: Actor, body: unknown): Promise<Said> {
    const request = PushRequest.safeParse(body);
    if (!request.success) return refuse('request.malformed');
    const operations = request.data.operations as Operation[];
    const keeper = { now: this.now, newId: this.#newId, log: () => undefined };
    const said = await handIn((work) => this.books.write(work), keeper, actor, request.data);
    if (this.#broken !== undefined) throw this.#broken;
    if (!said.ok) return refuse(said.problem.code);
    this.#checkAnswer(operations, said.value, actor.branchId === request.data.branchId);
    return { status: 200, body: said.value };
  }

  async #pull(actor: Actor, body: unknown): Promise<Said> {
    const request = PullRequest.safeParse(body);
    if (!request.success) return refuse('request.malformed');
    const { branchId } = request.data;
    const limit = Math.min(request.data.limit, this.pageSize);
    const said = await giveOut(this.books.ledger(), this.now(), actor, { ...request.data, limit });
    if (!said.ok) return refuse(said.problem.code);
    if (!request.data.wantDigest || said.value.more) return { status: 200, body: said.value };
    return { status: 200, body: { ...said.value, digest: digestOf(this.recordsOf(branchId)) } };
  }

  async #hello(actor: Actor, body: unknown): Promise<Said> {
    const request = HelloRequest.safeParse(body);
    if (!request.success) return refuse('request.malformed');
    const diverged = Object.entries(request.data.witnesses).flatMap(([branchId, token]) =>
      this.#stands(branchId, token as Token) ? [] : [branchId as BranchId],
    );
    const said: HelloResponse = { now: instantAt(this.now()), diverged, elsewhere: [] };
    must(actor.accountId.length > 0, 'a greeting comes from somebody');
    return { status: 200, body: said };
  }

  #snapshot(actor: Actor, path: string): Said {
    const query = SnapshotQuery.safeParse(Object.fromEntries(new URLSearchParams(path.split('?')[1] ?? '')));
    if (!query.success) return refuse('request.malformed');
    const { branchId, witness, after } = query.data;
    const branch = this.books.now.branches.get(branchId);
    const here = actor.branchId === branchId;
    const had = [...this.books.now.grants.values()].some((grant) => grant.account_id === actor.accountId && grant.branch_id === branchId);
    if (!branch || !(here || had)) return refuse('sync.scopeLost');
    if (witness && !this.#stands(branchId, witness)) return refuse('sync.diverged');
    if (!here) return refuse('sync.scopeLost');
    const all = this.recordsOf(branchId).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const rows = all.filter((row) => after === undefined || keyOf(row) > after);
    const head: SnapshotHead = { kind: 'head', now: instantAt(this.now()), cursor: tokenOf(branch.head, branch.chain), count: all.length };
    const lines = rows.map((row): SnapshotLine => ({ kind: 'record', key: keyOf(row), record: syncedOf(row) }));
    const end: SnapshotEnd = { kind: 'end', count: rows.length };
    return { status: 200, body: null, lines: [head, ...lines, end].map((line) => `${JSON.stringify(line)}\n`).join('') };
  }

  #stands(branchId: string, token: Token): boolean {
    const seq = seqOfToken(token);
    return tokenStands(token, seq === 0 ? firstChain(branchId) : this.books.now.chains.get(`${branchId} ${seq}`));
  }

  /** Whether a token is of the history as it is now. */
  knows(branchId: string, token: Token | null): boolean {
    return token === null || this.#stands(branchId, token);
  }

  recordsOf(branchId: string): RecordRow[] {
    return [...this.books.now.records.values()].filter((row) => row.branch_id === branchId);
  }

  /** Returns or approves a record as the desk does; false when the rules would not have it. */
  async review(id: string, act: ReviewAct): Promise<boolean> {
    return this.books.write(async (ledger) => {
      const [row] = await ledger.recordsOf([id]);
      const at = instantAt(this.now());
      if (!row || row.deleted === 1) return false;
      const branch = await openBranch(ledger, row.branch_id, at);
      const record = syncedOf(row);
      const done = reviewed(record.review, act, { name: '镇党务办', at });
      if (!branch || !done.ok) return false;
      const next = { ...record, seq: branch.nextSeq(), review: done.value };
      await ledger.putRecords([rowOf(next, TOWNSHIP)]);
      branch.advance(this.#newId(), next);
      await branch.save();
      return true;
    });
  }

  backUp(): void {
    this.backups.push(copyOf(this.books.now));
  }

  /** Goes back to a backup that holds everything a phone was told is safe; false when there is none. Nobody tells the phones. */
  restore(choose: (count: number) => number): boolean {
    const safe = (books: Books): boolean => [...this.#told].every(([id, { head, chain }]) => books.chains.get(`${id} ${head}`) === chain);
    const fit = this.backups.filter(safe);
    const chosen = fit[choose(fit.length)];
    if (!chosen) return false;
    this.books.now = copyOf(chosen);
    // That a backup was checked is known outside of the backup.
    for (const [id, { head }] of this.#told) this.#tell(id, head);
    this.timeline += 1;
    this.#answers.clear();
    return true;
  }

  /** The newest backup was checked: phones are told up to where they need not keep what was taken. */
  checkBackup(): boolean {
    const last = this.backups.at(-1);
    if (!last) return false;
    for (const [id, { head, chain }] of last.branches) {
      if (head <= (this.#told.get(id)?.head ?? 0) || this.books.now.chains.get(`${id} ${head}`) !== chain) continue;
      this.#told.set(id, { head, chain });
      for (const row of last.operations.values()) if (row.branch_id === id) this.safe.add(row.id);
      this.#tell(id, head);
    }
    return true;
  }

  #tell(id: string, backedUp: number): void {
    const branch = this.books.now.branches.get(id);
    if (branch) this.books.now.branches.set(id, { ...branch, backed_up: backedUp });
  }

  /** [N10] No stored time is later than the endpoint's own clock and the slack. */
  #checkRecord(row: RecordRow): void {
    const stamps = Object.entries(JSON.parse(row.stamps) as Record<string, { h: string; s: number }>);
    for (const [path, { h }] of stamps)
      must(
        Number.parseInt(h.slice(0, 9), 36) <= this.latest + 300_000,
        '[N10] a stored time is ahead of the endpoint',
        () => `${row.id} ${path} ${h}`,
      );
  }

  /** [S3] One outcome for each operation in order, the same one every time, and the records they are about. */
  #checkAnswer(asked: readonly Operation[], answer: PushResponse, here: boolean): void {
    const ids = answer.outcomes.map((outcome) => outcome.id as string);
    must(JSON.stringify(ids) === JSON.stringify(asked.map(({ id }) => id)), '[S3] an outcome for each operation, in order');
    const sent = new Set<string>(answer.records.map((record) => record.id));
    answer.outcomes.forEach((outcome, i) => {
      const operation = asked[i] as Operation;
      const { recordId } = operation;
      const known = this.books.now.records.get(recordId);
      // Only the last one on a record can be compared with what stands after all of them.
      const last = asked.findLast((one) => one.recordId === recordId) === operation;
      if (!outcome.repeated) this.#checkFresh(operation, outcome, last ? known : undefined, here);
      // Who has left a branch is told what became of his work, and nothing else of it.
      if (outcome.outcome === 'accepted' && here)
        must(sent.has(recordId), '[S3] the answer has the record of each operation', () => outcome.id);
      if (outcome.outcome === 'accepted')
        must((known?.seq ?? 0) >= (outcome.seq ?? 0), '[N3] an accepted operation is in its record', () => outcome.id);
      this.#same(outcome);
      const row = this.books.now.operations.get(outcome.id);
      must(row !== undefined, '[N2] the township keeps every operation it answered', () => outcome.id);
    });
  }

  /** [S8 N2] What is answered for the first time is true: 'unchanged' says that the values stand there already, or later ones. */
  #checkFresh({ id, act, changes }: Operation, { outcome, lost }: Outcome, known: RecordRow | undefined, here: boolean): void {
    const story = (): string => `${id} ${outcome}`;
    if (!here) must(outcome === 'held' || outcome === 'refused', '[N8] work for a left branch is held or refused', story);
    if (outcome !== 'unchanged' || !here || !known) return;
    must((known.deleted === 1) === (act === 'delete'), '[S8] unchanged is said of a record that stands', story);
    const body = JSON.parse(known.body) as JsonObject;
    for (const [path, value] of Object.entries(changes))
      must(
        lost?.includes(path) === true || sameJson(valueAt(body, path) ?? null, value),
        '[S8] unchanged is said of values that stand',
        story,
      );
  }

  #same({ repeated: _, ...outcome }: Outcome): void {
    const text = JSON.stringify(outcome);
    const before = this.#answers.get(outcome.id);
    must(before === undefined || before === text, '[N3] an operation is answered the same way every time', () => `${before} then ${text}`);
    this.#answers.set(outcome.id, text);
  }
}

const keyOf = (row: RecordRow): string => `${row.kind === 'member' ? 0 : 1}~${row.id}`;
