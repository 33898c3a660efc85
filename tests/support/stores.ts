import { Dexie } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { KindName } from '#domain/records/registry.ts';
import { type Saved, type SaveInput, saveRecord } from '#storage/commands.ts';
import { type BranchDb, openBranchDb } from '#storage/db.ts';
import type { Writer } from '#storage/shapes.ts';
import { dexieStore } from '#storage/store.ts';
import type { Township } from '#sync/ports.ts';
import type { SyncReport } from '#sync/run.ts';
import { syncBranch } from '#sync/sync-branch.ts';
import { ACCOUNT, BRANCH, deviceOf, idsFrom } from './factories.ts';

// Dexie looks for the browser's database when it is first imported, which may be before this line.
Dexie.dependencies.indexedDB = indexedDB;
Dexie.dependencies.IDBKeyRange = IDBKeyRange;

/** Time that passes only when a test says so. */
export class TestTime {
  ms: number;

  constructor(start = Date.parse('2026-03-01T01:00:00.000Z')) {
    this.ms = start;
  }

  readonly now = (): number => this.ms;

  pass(ms: number): void {
    this.ms += ms;
  }
}

let databases = 0;

/** A phone of the branch: its database, its person, and a clock that may be wrong by `skew` milliseconds. */
export class TestPhone {
  readonly db: BranchDb;
  readonly writer: Writer;
  skew = 0;
  readonly #time: TestTime;

  constructor(time: TestTime, letter: 'a' | 'b' = 'a', db = openBranchDb(`zhibu-test-${++databases}`), branchId = BRANCH) {
    this.#time = time;
    this.db = db;
    this.writer = {
      accountId: ACCOUNT,
      name: letter === 'a' ? '张书记' : '李文书',
      branchId,
      deviceId: deviceOf(letter),
      now: () => time.ms + this.skew,
      newId: idsFrom((letter === 'a' ? 0xa : 0xb) * 0x1000_0000 + databases * 0x1_0000),
    };
  }

  store(): ReturnType<typeof dexieStore> {
    return dexieStore(this.db, this.writer.deviceId, this.writer.now);
  }

  /** Saves, and fails the test when that did not work. */
  async save(input: SaveInput): Promise<Saved> {
    const saved = await saveRecord(this.db, this.writer, input);
    if (!saved.ok) throw new Error(`${saved.problem.code} ${JSON.stringify(saved.problem.facts ?? {})}`);
    return saved.value;
  }

  /** Changes fields of the record as a form does that was opened just now. */
  async edit(id: RecordId, change: JsonObject): Promise<Saved> {
    const record = await this.shown(id);
    return this.save({ id, kind: record.kind as KindName, baseline: record.body, body: { ...record.body, ...change } });
  }

  /** The record as the screens show it. */
  async shown(id: RecordId) {
    const record = await this.db.records.get(id);
    if (!record) throw new Error(`the phone has no ${id}`);
    return record;
  }

  /** One run of the engine. */
  sync(township: Township, attempts = 1): Promise<SyncReport> {
    const clock = { now: this.#time.now, sleep: async (ms: number) => this.#time.pass(ms) };
    return syncBranch(this.store(), township, clock, this.writer.branchId, { random: () => 0.5, attempts });
  }
}
