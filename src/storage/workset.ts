import type { OperationId, RecordId } from '#domain/kernel/ids.ts';
import type { BranchDb, SentEntry } from './db.ts';
import { overlaid } from './overlay.ts';
import { isConfirmed } from './rebuild.ts';
import type { AttentionItem, LocalRecord, OutboxEntry } from './shapes.ts';

type Row = { shown: LocalRecord | undefined; base: LocalRecord | undefined };

const grouped = <T extends { readonly recordId: RecordId }>(entries: Iterable<T>): Map<RecordId, T[]> => {
  const found = new Map<RecordId, T[]>();
  for (const entry of entries) {
    const known = found.get(entry.recordId);
    if (known) known.push(entry);
    else found.set(entry.recordId, [entry]);
  }
  return found;
};

/**
 * All that the phone holds of the records an answer speaks of: read at once, changed in memory, written at once. A request to
 * a cheap phone's store costs it more than the work itself, and an answer of two hundred operations would need thousands.
 * To be used inside one transaction over all tables of records.
 */
export class Workset {
  readonly outbox: Map<OperationId, OutboxEntry>;
  readonly attention: Map<OperationId, AttentionItem>;
  /** Taken, but the record that holds it has not come back yet. */
  readonly awaiting: Map<OperationId, SentEntry>;
  readonly #awaitedBefore: ReadonlySet<OperationId>;
  readonly #rows = new Map<RecordId, Row>();
  readonly #sent = new Map<OperationId, SentEntry>();
  readonly #plain: LocalRecord[] = [];
  readonly #gone = new Set<number>();
  readonly #outboxChanged = new Set<OperationId>();
  readonly #attentionChanged = new Set<OperationId>();
  readonly #touched = new Set<RecordId>();
  #waitingBy: Map<RecordId, OutboxEntry[]> | undefined;
  readonly #db: BranchDb;

  private constructor(db: BranchDb, outbox: OutboxEntry[], attention: AttentionItem[], awaiting: SentEntry[]) {
    this.#db = db;
    this.outbox = new Map(outbox.map((entry) => [entry.id, entry]));
    this.attention = new Map(attention.map((item) => [item.id, item]));
    this.awaiting = new Map(awaiting.map((entry) => [entry.id, entry]));
    this.#awaitedBefore = new Set(this.awaiting.keys());
  }

  /** Reads what waits, what was not taken and what is awaited; the records come by `read`. */
  static async open(db: BranchDb): Promise<Workset> {
    const [outbox, attention, awaiting] = await Promise.all([
      db.outbox.toArray(),
      db.attention.toArray(),
      db.sent.where('awaiting').equals(1).toArray(),
    ]);
    return new Workset(db, outbox, attention, awaiting);
  }

  /** Ids of the records that hold something of one's own, which has to lie over whatever the township sends. */
  own(): Set<RecordId> {
    const ids = new Set<RecordId>();
    for (const held of [this.outbox, this.attention, this.awaiting]) for (const { recordId } of held.values()) ids.add(recordId);
    return ids;
  }

  /** Reads records that were not read yet. */
  async read(ids: Iterable<RecordId>): Promise<void> {
    const fresh = [...new Set(ids)].filter((id) => !this.#rows.has(id));
    if (fresh.length === 0) return;
    const [shown, base] = await Promise.all([this.#db.records.bulkGet(fresh), this.#db.base.bulkGet(fresh)]);
    for (const [i, id] of fresh.entries()) this.#rows.set(id, { shown: shown[i], base: base[i] });
  }

  /** What the township last said of a record that was read; undefined while it has said nothing. */
  confirmed(id: RecordId): LocalRecord | undefined {
    const row = this.#rows.get(id);
    return row?.base ?? (isConfirmed(row?.shown) ? row.shown : undefined);
  }

  /** A record that nothing of one's own lies over. */
  putPlain(record: LocalRecord): void {
    this.#plain.push(record);
  }

  /** A record as the township has it, under what is one's own. */
  putBase(record: LocalRecord): void {
    this.#rows.set(record.id, { shown: this.#rows.get(record.id)?.shown, base: record });
    this.touch(record.id);
  }

  isTouched(id: RecordId): boolean {
    return this.#touched.has(id);
  }

  /** The row of this record is made anew at the end. */
  touch(id: RecordId): void {
    this.#touched.add(id);
  }

  /** Writes a receipt's number on the record as it is shown and as it is confirmed. */
  giveReceipt(id: RecordId, receiptNo: string): void {
    const row = this.#rows.get(id);
    if (row?.shown) row.shown = { ...row.shown, receiptNo };
    if (row?.base) row.base = { ...row.base, receiptNo };
    this.touch(id);
  }

  /** What waits for a record, oldest first. */
  waitingFor(id: RecordId): OutboxEntry[] {
    this.#waitingBy ??= grouped(this.outbox.values());
    return (this.#waitingBy.get(id) ?? []).flatMap((entry) => this.outbox.get(entry.id) ?? []);
  }

  dropWaiting(id: OperationId): void {
    const entry = this.outbox.get(id);
    if (entry?.seq !== undefined) this.#gone.add(entry.seq);
    this.outbox.delete(id);
  }

  changeWaiting(entry: OutboxEntry): void {
    this.outbox.set(entry.id, entry);
    this.#outboxChanged.add(entry.id);
  }

  putAttention(item: AttentionItem): void {
    this.attention.set(item.id, item);
    this.#attentionChanged.add(item.id);
    this.touch(item.recordId);
  }

  dropAttention(id: OperationId): void {
    if (this.attention.delete(id)) this.#attentionChanged.add(id);
  }

  putSent(entry: SentEntry): void {
    this.#sent.set(entry.id, entry);
    if (entry.awaiting === 1) this.awaiting.set(entry.id, entry);
    else this.awaiting.delete(entry.id);
  }

  /** What this answer says was taken of a record. */
  justSent(id: RecordId): SentEntry[] {
    return [...this.#sent.values()].filter((entry) => entry.recordId === id && !this.#awaitedBefore.has(entry.id));
  }

  /** What was sent for these records, also long ago, as it stands now. */
  async sentFor(ids: readonly RecordId[]): Promise<Map<RecordId, SentEntry[]>> {
    if (ids.length === 0) return new Map();
    const stored = await this.#db.sent
      .where('recordId')
      .anyOf([...ids])
      .toArray();
    const merged = new Map(stored.map((entry) => [entry.id, entry]));
    for (const entry of this.#sent.values()) if (ids.includes(entry.recordId)) merged.set(entry.id, entry);
    return grouped(merged.values());
  }

  /** Writes everything that changed. Call it last. */
  async write(): Promise<void> {
    const { records, base, outbox, attention, sent } = this.#db;
    const shown: LocalRecord[] = [...this.#plain];
    const basePut: LocalRecord[] = [];
    const baseGone: RecordId[] = [];
    const waitingBy = grouped(this.outbox.values());
    const awaitingBy = grouped(this.awaiting.values());
    const attentionBy = grouped(this.attention.values());
    for (const id of this.#touched) {
      const row = this.#rows.get(id);
      const confirmed = this.confirmed(id);
      const start = row?.shown ?? confirmed;
      if (!start) continue;
      const inOrder = <T extends { readonly seq?: number }>(entries: readonly T[] = []) =>
        [...entries].sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
      const waiting = inOrder(waitingBy.get(id));
      const taken = inOrder(awaitingBy.get(id));
      const refused = (attentionBy.get(id) ?? []).filter((item) => item.outcome !== 'lost');
      shown.push(
        overlaid(confirmed, start, {
          unconfirmed: [...taken, ...waiting].map((entry) => entry.operation),
          refused: refused.length > 0,
          refusedCreation: refused.find((item) => item.operation.act === 'create')?.operation,
          waiting: waiting.length > 0,
          delivered: taken.length > 0,
        }),
      );
      if (confirmed && waiting.length + taken.length > 0) basePut.push(confirmed);
      else if (row?.base) baseGone.push(id);
    }
    const attentionPut = [...this.#attentionChanged].flatMap((id) => this.attention.get(id) ?? []);
    const attentionGone = [...this.#attentionChanged].filter((id) => !this.attention.has(id));
    const outboxPut = [...this.#outboxChanged].flatMap((id) => this.outbox.get(id) ?? []);
    const some = <T>(rows: readonly T[], write: (rows: T[]) => PromiseLike<unknown>): PromiseLike<unknown> | undefined =>
      rows.length > 0 ? write([...rows]) : undefined;
    await Promise.all([
      some(shown, (rows) => records.bulkPut(rows)),
      some(basePut, (rows) => base.bulkPut(rows)),
      some(baseGone, (ids) => base.bulkDelete(ids)),
      some([...this.#gone], (keys) => outbox.bulkDelete(keys)),
      some(outboxPut, (rows) => outbox.bulkPut(rows)),
      some(attentionPut, (rows) => attention.bulkPut(rows)),
      some(attentionGone, (ids) => attention.bulkDelete(ids)),
      some([...this.#sent.values()], (rows) => sent.bulkPut(rows)),
    ]);
  }
}
