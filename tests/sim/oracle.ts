import { type Json, type JsonObject, sameJson } from '#domain/kernel/json.ts';
import { valueAt } from '#domain/records/merge.ts';
import { kindOf } from '#domain/records/registry.ts';
import { digestOf } from '#protocol/digest.ts';
import type { Operation } from '#protocol/operation.ts';
import { seqOfToken } from '#protocol/sync.ts';
import type { OperationRow } from '#server/db/tables.ts';
import { syncedOf } from '#server/repos/records.ts';
import type { SentEntry } from '#storage/db.ts';
import type { AttentionItem, LocalRecord, OutboxEntry } from '#storage/shapes.ts';
import type { Position } from '#sync/ports.ts';
import { versionOf } from './books.ts';
import type { Phone } from './phone.ts';
import { must, type SimTownship } from './township.ts';

type Changed = {
  readonly table: string;
  readonly key: unknown;
  readonly before: Readonly<Record<string, unknown>> | undefined;
  readonly after: Readonly<Record<string, unknown>> | undefined;
};

/** An operation that was saved somewhere. */
type Made = {
  readonly operation: Operation;
  readonly phone: Phone;
  /** The form's values it was written over; undefined when no form wrote it. */
  readonly baseline: JsonObject | undefined;
  /** Why it may be gone: the phone that held it lost its store, by name. */
  gone: string | undefined;
  /** Handed in again as another operation. */
  replaced: boolean;
  /** Its copy was let go, for a backup holds it. */
  letGo: boolean;
};

/** Whether a phone begins a branch again on purpose, so that its counts may start from nothing. */
const isAfresh = (before: Position, after: Position): boolean =>
  (before.cursor !== null && after.cursor === null) || !sameJson(before.troubles ?? [], after.troubles ?? []);

const DAY_MS = 86_400_000;
const short = (id: string): string => id.slice(0, 8);

/** What the product promises, looked after while it runs and at the end. */
export class Oracle {
  readonly made = new Map<string, Made>();
  readonly #township: SimTownship;
  readonly #now: () => number;
  readonly #baselines = new Map<string, JsonObject>();
  readonly #floors = new Map<Phone, Map<string, number>>();
  /** Of which operations, and which of their paths, somebody was told that another's words stand there. */
  readonly #told = new Map<string, Set<string>>();
  /** Which operations wrote a value, by record, path and value. */
  readonly #writers = new Map<string, string[]>();
  /** Whether history may have been lost, so that only the hybrid times order things. */
  unsure = false;
  readonly excused = new Map<string, number>();

  constructor(township: SimTownship, now: () => number) {
    this.#township = township;
    this.#now = now;
  }

  /** The next operation of this id is written over these values. */
  over(id: string, baseline: JsonObject): void {
    this.#baselines.set(id, baseline);
  }

  /** A phone starts with what another one had. */
  cloned(phone: Phone, from: Phone): void {
    this.#floors.set(phone, new Map(this.#floors.get(from)));
  }

  /** A phone lost part of its store; what was only there is excused by this name. */
  lost(phone: Phone, before: ReadonlySet<string>, why: string): void {
    const after = phone.operations();
    for (const id of before) {
      const made = this.made.get(id);
      if (made && !after.has(id)) made.gone = why;
    }
    this.#floors.delete(phone);
    this.unsure = true;
  }

  /** Looks at one transaction of a phone. */
  committed(phone: Phone, changes: readonly Changed[]): void {
    const left = new Map<string, { readonly table: string; readonly row: Readonly<Record<string, unknown>> }>();
    const queued: Operation[] = [];
    for (const { table, before, after } of changes) {
      if (table === 'outbox' && after) {
        const { operation } = after as unknown as OutboxEntry;
        queued.push(operation);
        this.#saved(phone, operation);
      }
      if (table === 'attention' && after) this.#tell(phone, after as unknown as AttentionItem);
      if (table === 'sync' && before && after && isAfresh(before as unknown as Position, after as unknown as Position))
        this.#floors.delete(phone);
      const operation = table === 'outbox' || table === 'sent' || table === 'attention' || table === 'dropped';
      if (operation && before && !after) left.set(before['id'] as string, { table, row: before });
    }
    for (const [id, { table, row }] of left) {
      if (phone.holds(id)) continue;
      const made = this.made.get(id);
      if (table === 'sent') {
        this.#mayLetGo(phone, id, row as unknown as SentEntry);
        continue;
      }
      const item = row as unknown as AttentionItem;
      const again = table === 'attention' && (item.outcome === 'refused' || item.outcome === 'lost');
      const successor = queued.some((operation) => operation.recordId === item.recordId && operation.id !== id);
      must(again && successor, '[N1] an operation never leaves the phone unanswered', () => `${short(id)} left ${table} of ${phone.name}`);
      if (made) made.replaced = true;
    }
  }

  #saved(phone: Phone, operation: Operation): void {
    const known = this.made.get(operation.id);
    if (known) {
      const { base: _a, ...now } = operation;
      const { base: _b, ...then } = known.operation;
      must(sameJson(now as unknown as Json, then as unknown as Json), '[S3] an operation never changes but for what it had seen', () =>
        short(operation.id),
      );
      return;
    }
    this.made.set(operation.id, {
      operation,
      phone,
      baseline: this.#baselines.get(operation.id),
      gone: undefined,
      replaced: false,
      letGo: false,
    });
    for (const [path, value] of Object.entries(operation.changes)) {
      const key = `${operation.recordId} ${path} ${JSON.stringify(value)}`;
      this.#writers.set(key, [...(this.#writers.get(key) ?? []), operation.id]);
    }
  }

  #tell(phone: Phone, { id, recordId, outcome, operation, before, facts }: AttentionItem): void {
    if (outcome !== 'lost') return;
    // What was stuck and then overtaken by the phone's own later words names nobody.
    for (const [path, value] of facts['by'] === undefined ? [] : Object.entries(before)) {
      const writer = this.#onlyWriter(recordId, path, value);
      const self = writer !== undefined && !this.unsure && this.made.get(writer)?.phone === phone && this.made.get(id)?.phone === phone;
      must(
        !self || !this.#hadSeen(writer, id, path),
        '[S5] nobody is told of a clash with himself',
        () => `${short(id)} ${path} by ${short(writer ?? '')}`,
      );
    }
    const paths = this.#told.get(id) ?? new Set();
    for (const path of Object.keys(operation.changes)) paths.add(path);
    this.#told.set(id, paths);
  }

  /** A copy of what was handed in goes only when a checked backup holds it, or after half a year. */
  #mayLetGo(phone: Phone, id: string, entry: SentEntry): void {
    const at = this.#now() + phone.skew;
    const safe = this.#township.safe.has(id);
    const old = at - Date.parse(entry.deliveredAt) > 180 * DAY_MS;
    const made = this.made.get(id);
    if (made) made.letGo = true;
    if (old && made && !safe) made.gone ??= 'half a year';
    must(old || safe, '[S12] a copy is kept until a backup holds it', () => `${short(id)} of ${phone.name}`);
  }

  /** [N4 N6 N7] What holds at every moment of a phone. */
  watch(phone: Phone): void {
    const held = phone.held();
    const base = new Map(held.base.map((row) => [row.id as string, row]));
    const shown = new Map(held.records.map((row) => [row.id as string, row]));
    const confirmed = (id: string): LocalRecord | undefined => {
      const row = base.get(id) ?? shown.get(id);
      return row && row.handedInAt !== null ? row : undefined;
    };
    this.#floor(phone, held.records, confirmed);
    this.#ownWork(phone, held, shown, confirmed);
    for (const at of held.sync) {
      this.#noGap(phone, at, confirmed);
      this.#ofThisHistory(phone, at, held.records, confirmed);
    }
  }

  #floor(phone: Phone, records: readonly LocalRecord[], confirmed: (id: string) => LocalRecord | undefined): void {
    const floors = this.#floors.get(phone) ?? new Map<string, number>();
    this.#floors.set(phone, floors);
    for (const { id } of records) {
      const seq = confirmed(id)?.seq ?? 0;
      const floor = floors.get(id) ?? 0;
      must(seq >= floor, '[N7] the count of a record never goes down', () => `${short(id)} on ${phone.name}: ${floor} then ${seq}`);
      floors.set(id, seq);
    }
  }

  #ownWork(
    phone: Phone,
    held: ReturnType<Phone['held']>,
    shown: ReadonlyMap<string, LocalRecord>,
    confirmed: (id: string) => LocalRecord | undefined,
  ): void {
    const awaiting = held.sent.filter((entry) => entry.awaiting === 1).sort((a, b) => a.seq - b.seq);
    for (const entry of held.sent) {
      if (entry.takenAt === 0 || entry.awaiting === 1 || entry.branchId !== phone.branchId) continue;
      const row = confirmed(entry.recordId);
      // Of a branch that was left and is being fetched again the records are not all there yet.
      const fetching = held.sync.some((at) => at.branchId === entry.branchId && at.cursor === null);
      must(fetching || (row?.seq ?? 0) >= entry.takenAt, '[N6] a taken edit is on the screen', () => `${short(entry.id)} on ${phone.name}`);
    }
    const lines = new Map<string, Operation[]>();
    for (const { operation } of [...awaiting, ...held.outbox])
      lines.set(operation.recordId, [...(lines.get(operation.recordId) ?? []), operation]);
    for (const [id, operations] of lines) {
      const row = shown.get(id);
      if (!row) {
        // A branch that was left and is fetched again has its records only when they are here.
        const fetching = held.sync.some((at) => at.cursor === null && operations.some((operation) => operation.branchId === at.branchId));
        const foreign =
          fetching ||
          operations.every((operation) => operation.branchId !== phone.branchId || this.made.get(operation.id)?.phone !== phone);
        must(
          foreign || !operations.some((operation) => operation.act === 'create'),
          '[N6] what waits is on the screen',
          () => `${short(id)} on ${phone.name}`,
        );
        continue;
      }
      const expected = new Map<string, Json>();
      for (const { act, changes } of operations) {
        if ((act === 'create' && confirmed(id)) || (act === 'restore' && row.deleted === 1)) continue;
        for (const [path, value] of Object.entries(changes)) expected.set(path, value);
      }
      for (const [path, value] of expected) {
        const there = valueAt(row.body as JsonObject, path) ?? null;
        must(
          sameJson(there, value),
          '[N6] an own edit is on the screen',
          () => `${short(id)} ${path} on ${phone.name}: ${JSON.stringify(there)} for ${JSON.stringify(value)}`,
        );
      }
    }
  }

  /** [S4] Once a phone has been told of a history, all that it holds is of that one. */
  #ofThisHistory(phone: Phone, at: Position, records: readonly LocalRecord[], confirmed: (id: string) => LocalRecord | undefined): void {
    const { branchId, cursor, witness } = at;
    if (cursor === null || witness === null || !this.#township.knows(branchId, cursor) || !this.#township.knows(branchId, witness)) return;
    for (const { id } of records) {
      const row = confirmed(id);
      if (!row || row.branchId !== branchId || row.seq === 0 || row.seq > seqOfToken(witness)) continue;
      const then = this.#township.books.now.versions.get(`${id} ${row.seq}`);
      const now = versionOf(row.rev, row.updatedAt, row.review.turn);
      must(
        then === now,
        '[S4] nothing of a dead history is taken in',
        () => `${short(id)} at ${row.seq} on ${phone.name}: ${now} for ${then}`,
      );
    }
  }

  #noGap(phone: Phone, { branchId, cursor }: Position, confirmed: (id: string) => LocalRecord | undefined): void {
    if (cursor === null || !this.#township.knows(branchId, cursor)) return;
    for (const { id, seq } of this.#township.recordsOf(branchId)) {
      if (seq > seqOfToken(cursor)) continue;
      must(
        (confirmed(id)?.seq ?? 0) >= seq,
        '[N4] there is no gap before the cursor',
        () => `${phone.name} at ${cursor} has ${short(id)} at ${confirmed(id)?.seq}, not ${seq}`,
      );
    }
  }

  /** Everything at the end, when nothing goes wrong any more. */
  final(phones: readonly Phone[]): void {
    this.excused.clear();
    for (const phone of phones) {
      this.watch(phone);
      this.#drained(phone);
      this.#agrees(phone);
      this.#visible(phone);
    }
    for (const [id, made] of this.made) this.#accounted(id, made, phones);
    this.#values();
    if (!this.unsure && this.#township.timeline === 0) this.#causes();
  }

  /** [N11] */
  #drained(phone: Phone): void {
    const { outbox, attention } = phone.held();
    const unmade = new Set(
      attention.filter((item) => item.operation.act === 'create' && item.outcome !== 'lost').map((item) => item.recordId),
    );
    for (const { id, recordId, branchId } of outbox)
      must(
        unmade.has(recordId),
        '[N11] the outbox drains',
        () => `${short(id)} (${short(recordId)} of ${short(branchId)}) still waits on ${phone.name}`,
      );
    for (const item of attention)
      must(item.outcome !== 'stuck', '[N11] nothing stays stuck', () => `${short(item.id)} ${item.code} on ${phone.name}`);
  }

  /** [N5 N8] */
  #agrees(phone: Phone): void {
    const { records, base, outbox, attention, sent } = phone.held();
    const rows = this.#township.recordsOf(phone.branchId);
    const own = new Set<string>([...outbox, ...attention, ...sent.filter((entry) => entry.awaiting === 1)].map((entry) => entry.recordId));
    const beneath = new Map(base.map((row) => [row.id as string, row]));
    const shown = new Map(records.map((row) => [row.id as string, row]));
    for (const row of records)
      must(row.branchId === phone.branchId, '[N8] nothing of a left branch stays', () => `${short(row.id)} on ${phone.name}`);
    for (const row of base)
      must(shown.has(row.id), '[N8] nothing of a left branch stays beneath', () => `${short(row.id)} on ${phone.name}`);
    for (const row of rows) {
      const record = syncedOf(row);
      const mine = beneath.get(row.id) ?? shown.get(row.id);
      const same =
        mine !== undefined &&
        mine.seq === record.seq &&
        (mine.deleted === 1) === record.deleted &&
        sameJson(mine.body as JsonObject, record.body) &&
        sameJson(mine.review as unknown as Json, record.review as unknown as Json);
      must(
        same,
        '[N5] phone and township have the same record',
        () => `${short(row.id)} on ${phone.name}: ${JSON.stringify(mine)} for ${JSON.stringify(record)}`,
      );
      const onScreen = shown.get(row.id);
      const waits = outbox.some((entry) => entry.recordId === row.id);
      if (!waits)
        must(
          sameJson(onScreen?.body as JsonObject, record.body),
          '[N5] the screen shows what is confirmed',
          () => `${short(row.id)} on ${phone.name}`,
        );
      const refused = attention.some((item) => item.recordId === row.id && item.outcome !== 'lost');
      if (!waits && !refused)
        must(
          ['delivered', 'approved', 'returned'].includes(onScreen?.standing ?? ''),
          '[S6] a taken record is delivered',
          () => `${short(row.id)} on ${phone.name} ${onScreen?.standing}`,
        );
    }
    const known = new Set(rows.map((row) => row.id));
    for (const row of records) {
      const orphan = row.handedInAt !== null && row.seq === 0 && this.#township.timeline > 0;
      must(
        known.has(row.id) || own.has(row.id) || orphan,
        '[N5] the phone shows nothing that nobody has',
        () => `${short(row.id)} on ${phone.name}`,
      );
    }
    must(digestOf(records.filter((row) => row.seq > 0)) === digestOf(rows), '[N5] the digests agree', () => phone.name);
  }

  /** [N2] What was not taken is in the township's books with its content. */
  #visible(phone: Phone): void {
    for (const item of phone.held().attention) {
      if (item.outcome !== 'refused' && item.outcome !== 'held') continue;
      const row = this.#township.books.now.operations.get(item.id);
      const content = row && (JSON.parse(row.content) as Operation);
      must(
        content !== undefined && sameJson(content.changes, item.operation.changes),
        '[N2] refused work is in the books with its content',
        () => `${short(item.id)} of ${phone.name}`,
      );
      must(
        row?.outcome === item.outcome || row?.outcome === 'held',
        '[N2] 待处理 says what the township said',
        () => `${short(item.id)} ${item.outcome}, ${row?.outcome}`,
      );
    }
  }

  /** [N1 N2] Every operation is somewhere, and seen by its author where it was not taken. */
  #accounted(id: string, made: Made, phones: readonly Phone[]): void {
    const row = this.#township.books.now.operations.get(id);
    const where = phones.filter((phone) => phone.holds(id));
    const excuse = (): boolean => {
      if (made.gone !== undefined) this.excused.set(made.gone, (this.excused.get(made.gone) ?? 0) + 1);
      return made.gone !== undefined;
    };
    const story = (): string =>
      `${short(id)} (${made.operation.act} ${short(made.operation.recordId)}) of ${made.phone.name}, ${row?.outcome}`;
    if (!row) {
      const kept = where.some(
        (phone) =>
          phone.disk.table('dropped').rows.has(id) ||
          phone.disk.table('attention').rows.has(id) ||
          phone.held().outbox.some((entry) => entry.id === id) ||
          // What changed nothing moved no count: a township restored to just that count has forgotten it, and nothing with it.
          phone.held().sent.some((entry) => entry.id === id && entry.takenAt === 0),
      );
      must(kept || made.replaced || excuse(), '[N1] nothing is lost', story);
      return;
    }
    must(sameJson((JSON.parse(row.content) as Operation).changes, made.operation.changes), '[N2] the books have what was typed', story);
    if (row.outcome === 'accepted' || row.outcome === 'unchanged') {
      this.#lostTold(id, made, row.lost === null ? [] : (JSON.parse(row.lost) as string[]));
      return;
    }
    const seen = where.some((phone) => phone.disk.table('attention').rows.has(id) || phone.disk.table('dropped').rows.has(id));
    must(seen || made.replaced || excuse(), '[N2] refused work is before its author', story);
  }

  /** Whoever lost long words to a later edit is told. */
  #lostTold(id: string, made: Made, lost: readonly string[]): void {
    const fields = kindOf(made.operation.kind)?.fields ?? {};
    for (const path of lost.filter((one) => fields[one] === 'keep'))
      must(
        this.#told.get(id)?.has(path) === true || made.gone !== undefined || this.unsure,
        '[S8] who lost a long text is told',
        () => `${short(id)} ${path}`,
      );
  }

  /** Every value of the township is what the operation of that count wrote. */
  #values(): void {
    const { operations, records } = this.#township.books.now;
    const byCount = new Map(
      [...operations.values()].filter((row) => row.outcome === 'accepted').map((row) => [`${row.branch_id} ${row.seq}`, row]),
    );
    for (const row of records.values()) {
      const { body, stamps, deleted, branchId } = syncedOf(row);
      if (deleted) continue;
      for (const [path, { s }] of Object.entries(stamps)) {
        const cause = byCount.get(`${branchId} ${s}`);
        const changes = cause && (JSON.parse(cause.content) as Operation).changes;
        must(
          changes !== undefined && sameJson(changes[path] ?? null, valueAt(body, path) ?? null),
          '[N3] a value is what its operation wrote',
          () => `${short(row.id)} ${path} at ${s}`,
        );
      }
    }
  }

  /** [S5] Nobody's words stand over words that were written having seen them. */
  #causes(): void {
    const { operations, records } = this.#township.books.now;
    const taken = [...operations.values()].filter((row) => row.outcome === 'accepted' && row.act !== 'delete');
    const restored = new Set(taken.filter((row) => row.act === 'restore').map((row) => row.record_id));
    const gone = (id: string | null): boolean => records.get(id ?? '')?.deleted === 1;
    for (const row of taken) if (!restored.has(row.record_id) && !gone(row.record_id)) this.#overwrittenTold(row, taken);
    for (const row of taken) {
      const record = records.get(row.record_id ?? '');
      if (!record || record.deleted === 1 || restored.has(record.id)) continue;
      const lost = row.lost === null ? [] : (JSON.parse(row.lost) as string[]);
      const { changes } = JSON.parse(row.content) as Operation;
      const body = JSON.parse(record.body) as JsonObject;
      for (const path of Object.keys(changes)) {
        const winner = this.#onlyWriter(record.id, path, valueAt(body, path) ?? null);
        if (winner === undefined || winner === row.id || lost.includes(path)) continue;
        must(
          !this.#hadSeen(row.id, winner, path),
          '[S5] who has seen the words he writes over wins',
          () => `${short(record.id)} ${path}: ${short(winner)} stands over ${short(row.id)}`,
        );
      }
    }
  }

  /** [S8] Whoever's words were written over by somebody who had not seen them is told. */
  #overwrittenTold(row: OperationRow, taken: readonly OperationRow[]): void {
    const by = this.made.get(row.id);
    if (!by?.baseline || row.before === null || row.act !== 'set') return;
    const lost = row.lost === null ? [] : (JSON.parse(row.lost) as string[]);
    for (const [path, value] of Object.entries(JSON.parse(row.before) as JsonObject)) {
      if (lost.includes(path)) continue;
      const earlier = this.#onlyWriter(by.operation.recordId, path, value);
      const made = earlier === undefined ? undefined : this.made.get(earlier);
      if (earlier === undefined || !made || made.phone === by.phone || this.#hadSeen(row.id, earlier, path)) continue;
      // A copied phone writes under the same name until it has another; what one wrote, the other is taken to have seen.
      if (by.operation.hlc.slice(15) === made.operation.hlc.slice(15)) continue;
      if (made.letGo || made.phone.branchId !== made.operation.branchId) continue;
      // His own later words stand there, or a second one wrote over the first unseen: one count is all that a record passes on.
      const later = taken.filter((one) => one.record_id === row.record_id && (one.seq ?? 0) > (row.seq ?? 0) && this.#wrote(one.id, path));
      const unseen = later.some(
        (one) => !this.#hadSeen(one.id, row.id, path) || (JSON.parse(one.content) as Operation).base < (row.seq ?? 0),
      );
      if (unseen || later.some((one) => this.made.get(one.id)?.phone === made.phone)) continue;
      const told = this.#told.get(earlier)?.has(path) === true;
      must(told, '[S8] whose words were written over unseen is told', () => `${short(earlier)} ${path} over by ${short(row.id)}`);
    }
  }

  #wrote(id: string, path: string): boolean {
    return Object.hasOwn(this.made.get(id)?.operation.changes ?? {}, path);
  }

  #onlyWriter(recordId: string, path: string, value: Json): string | undefined {
    const writers = this.#writers.get(`${recordId} ${path} ${JSON.stringify(value)}`) ?? [];
    return writers.length === 1 ? writers[0] : undefined;
  }

  /** Whether an operation was written over words that go back to those of another. */
  #hadSeen(later: string, earlier: string, path: string): boolean {
    let at: string | undefined = later;
    for (let depth = 0; at !== undefined && depth < 200; depth += 1) {
      const made: Made | undefined = this.made.get(at);
      if (!made?.baseline) return false;
      const value: Json | undefined = valueAt(made.baseline, path);
      at = value === undefined ? undefined : this.#onlyWriter(made.operation.recordId, path, value);
      if (at === earlier) return true;
    }
    return false;
  }
}
