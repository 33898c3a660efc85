import { Dexie, type Table } from 'dexie';
import type { BranchId, OperationId, RecordId } from '#domain/kernel/ids.ts';
import type { Json } from '#domain/kernel/json.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import type { PhotoHash } from '#domain/records/meeting.ts';
import type { Position } from '#sync/ports.ts';
import type { LocalPhoto, PhotoBytes } from './photo-shapes.ts';
import type { AttentionItem, Draft, LocalRecord, OutboxEntry } from './shapes.ts';

/** An operation the township has answered, kept so that it can be handed in again should the township lose its history. */
export type SentEntry = OutboxEntry & {
  readonly seq: number;
  /** The branch's count at which it was taken. */
  readonly takenAt: number;
  /** The count that a checked backup of the township has to hold before this copy may go: then the answer is in it too. */
  readonly safeAt: number;
  readonly receiptNo: string;
  readonly deliveredAt: Instant;
  /** 1 while the record that holds it has not come back yet, so that it still has to lie over what is known. */
  readonly awaiting: 0 | 1;
};

/** What a person chose not to hand in, kept as a copy. */
export type DroppedItem = {
  readonly id: OperationId;
  readonly item: AttentionItem;
  /** 'mended': a form that was opened with it was saved in its place. */
  readonly why: 'dropped' | 'mended';
  /** Absent for what was given up under a version that did not write it down. */
  readonly droppedAt?: Instant;
};

/** A single value by name: the clock, the last contact. */
export type MetaRow = { readonly key: string; readonly value: Json | Uint8Array };

/** Something about the database itself that the person has to be told. */
export type StorageTrouble = 'outdated' | 'blocked';

// The highest number below; the browser counts ten for each.
const NEWEST_VERSION = 2;
const DEXIE_STEP = 10;

/** One account's own store on this phone. Screens read it; only commands.ts and the engine's store write it. */
export class BranchDb extends Dexie {
  declare readonly records: Table<LocalRecord, RecordId>;
  declare readonly base: Table<LocalRecord, RecordId>;
  declare readonly outbox: Table<OutboxEntry, number>;
  declare readonly sent: Table<SentEntry, OperationId>;
  declare readonly attention: Table<AttentionItem, OperationId>;
  declare readonly dropped: Table<DroppedItem, OperationId>;
  declare readonly drafts: Table<Draft, string>;
  declare readonly sync: Table<Position, BranchId>;
  declare readonly meta: Table<MetaRow, string>;
  declare readonly photos: Table<LocalPhoto, PhotoHash>;
  declare readonly photoBytes: Table<PhotoBytes, PhotoHash>;
  readonly #listeners = new Set<(trouble: StorageTrouble) => void>();
  #gaveWay = false;

  constructor(name: string) {
    // Browsers answer before the bytes are on disk unless asked otherwise; a power cut would take the last seconds of work.
    // Dexie's own cache copies every row that a live query reads once more, which costs a cheap phone more than reading it.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    // A version that has shipped is never edited: phones in the field have it. Add the next one below.
    this.version(1).stores({
      records: 'id, kind, [kind+day], *members, standing, branchId',
      base: 'id',
      outbox: '++seq, &id, recordId, branchId',
      sent: 'id, recordId, branchId, awaiting, deliveredAt',
      attention: 'id, recordId, branchId, at',
      dropped: 'id',
      drafts: 'id, form, updatedAt',
      sync: 'branchId',
      meta: 'key',
    });
    this.version(NEWEST_VERSION).stores({ photos: 'sha, branchId, state', photoBytes: 'sha' });
    this.on('versionchange', () => {
      // A newer version of the app waits in another tab: give way and do not open again with old code.
      this.#giveWay();
      return false;
    });
    this.on('blocked', () => this.#tell('blocked'));
    this.on('ready', () => {
      // Dexie would work on a database of a newer app as if it were its own; code that does not know what is in it must not write.
      if (Math.floor(this.backendDB().version / DEXIE_STEP) <= NEWEST_VERSION) return;
      this.#giveWay();
      throw new Dexie.VersionError('made by a newer version of the app');
    });
  }

  /** False once a newer version of the app has it: old code does not open it again. */
  get mayReopen(): boolean {
    return !this.#gaveWay;
  }

  #giveWay(): void {
    this.#gaveWay = true;
    this.close();
    this.#tell('outdated');
  }

  /** Tells of trouble with the database itself; the answer ends the telling. */
  onTrouble(listener: (trouble: StorageTrouble) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #tell(trouble: StorageTrouble): void {
    for (const listener of this.#listeners) listener(trouble);
  }
}

/** The name of an account's own database; two people on one phone never share one. */
export const branchDbName = (accountId: string): string => `zhibu-${accountId}`;

/** An account's database, made when it is not there yet. It opens at its first use. */
export const openBranchDb = (name: string): BranchDb => new BranchDb(name);

/** The stored value of that name; undefined when nothing was ever written. */
export async function readMeta<T extends Json>(db: BranchDb, key: string): Promise<T | undefined> {
  return (await db.meta.get(key))?.value as T | undefined;
}

/** Writes a single value; inside a transaction it belongs to it. */
export async function writeMeta(db: BranchDb, key: string, value: Json): Promise<void> {
  await db.meta.put({ key, value });
}
