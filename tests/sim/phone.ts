import type { AccountId, BranchId, DeviceId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { DroppedItem, SentEntry } from '#storage/db.ts';
import type { AttentionItem, LocalRecord, OutboxEntry, Writer } from '#storage/shapes.ts';
import type { Position } from '#sync/ports.ts';
import { MemoryDb, type MemoryDisk } from '#tests/support/memory-db.ts';

/** A form that stands open: what it was opened with. */
export type Form = { readonly id: string; readonly kind: KindName; readonly baseline: JsonObject; readonly answersTurn: number | null };

/** One open page of the app. */
export class Tab {
  readonly db: MemoryDb;
  readonly phone: Phone;
  /** While a run of the engine is under way. */
  syncing = false;
  readonly forms: Form[] = [];
  /** Whether it has greeted the township since it was opened. */
  greeted = false;

  constructor(phone: Phone) {
    this.phone = phone;
    this.db = new MemoryDb(phone.disk);
  }

  get alive(): boolean {
    return !this.db.dead;
  }
}

/** A phone: what it keeps, its tabs, its person, and a clock that may be wrong. */
export class Phone {
  readonly name: string;
  readonly accountId: string;
  readonly personName: string;
  deviceId: string;
  readonly disk: MemoryDisk;
  readonly tabs: Tab[] = [];
  skew = 0;
  signedIn = true;
  /** The branch its session names. */
  branchId: string;

  constructor(given: { name: string; accountId: string; personName: string; deviceId: string; branchId: string; disk: MemoryDisk }) {
    this.name = given.name;
    this.accountId = given.accountId;
    this.personName = given.personName;
    this.deviceId = given.deviceId;
    this.branchId = given.branchId;
    this.disk = given.disk;
  }

  /** The tab that stands open, or a new one. */
  tab(which: number): Tab {
    const alive = this.tabs.filter((tab) => tab.alive);
    const found = alive[which];
    if (found) return found;
    const opened = new Tab(this);
    this.tabs.push(opened);
    return opened;
  }

  closeTabs(): void {
    for (const tab of this.tabs) tab.db.kill();
    this.tabs.length = 0;
  }

  writer(now: () => number, newId: () => string): Writer {
    return {
      accountId: this.accountId as AccountId,
      name: this.personName,
      branchId: this.branchId as BranchId,
      deviceId: this.deviceId as DeviceId,
      now: () => now() + this.skew,
      newId,
    };
  }

  /** Everything it keeps. */
  held() {
    const { disk } = this;
    return {
      records: disk.rows<LocalRecord>('records'),
      base: disk.rows<LocalRecord>('base'),
      outbox: disk.rows<OutboxEntry & { seq: number }>('outbox'),
      sent: disk.rows<SentEntry>('sent'),
      attention: disk.rows<AttentionItem>('attention'),
      dropped: disk.rows<DroppedItem>('dropped'),
      sync: disk.rows<Position>('sync'),
    };
  }

  /** Whether an operation is anywhere on it. */
  holds(id: string): boolean {
    const { disk } = this;
    if (disk.table('sent').rows.has(id) || disk.table('attention').rows.has(id) || disk.table('dropped').rows.has(id)) return true;
    return [...disk.table('outbox').rows.values()].some((row) => row['id'] === id);
  }

  /** The ids of every operation on it. */
  operations(): Set<string> {
    const { disk } = this;
    const ids = new Set<string>();
    for (const name of ['sent', 'attention', 'dropped', 'outbox'])
      for (const row of disk.table(name).rows.values()) ids.add(row['id'] as string);
    return ids;
  }
}
