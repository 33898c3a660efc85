import type { Hlc } from '#domain/kernel/hlc.ts';
import type { BranchId, DeviceId, RecordId } from '#domain/kernel/ids.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { seqOfToken, type Token } from '#protocol/sync.ts';
import type { Applied, Failure, Position, Store } from '#sync/ports.ts';
import { adopt } from './adopt.ts';
import { learnTime } from './clock.ts';
import { type BranchDb, writeMeta } from './db.ts';
import { rebuild } from './rebuild.ts';
import { putAside, settle } from './settle.ts';

const further = (a: Token | null, b: Token): Token => (a !== null && seqOfToken(a) > seqOfToken(b) ? a : b);

const timesIn = (records: readonly SyncedRecord[]): Hlc[] =>
  records.flatMap((record) => Object.values(record.stamps).map((stamp) => stamp.h));

/**
 * The phone's database as the engine sees it. Every answer is one transaction, taken only at the version it was asked at:
 * a killed tab, a late answer or a second tab can leave nothing half-applied and apply nothing twice.
 */
export function dexieStore(db: BranchDb, deviceId: DeviceId, now: () => number): Store {
  const tables = [db.records, db.base, db.outbox, db.sent, db.attention, db.sync, db.meta];

  const position = async (branchId: BranchId): Promise<Position> => {
    const known = await db.sync.get(branchId);
    return { branchId, cursor: known?.cursor ?? null, witness: known?.witness ?? null, version: known?.version ?? 0, deviceId };
  };

  /** Compare-and-set over one branch: nothing happens when another answer was applied since the question. */
  const apply = (branchId: BranchId, version: number, change: (at: Position) => Promise<Position>): Promise<Applied> =>
    db.transaction('rw', tables, async (): Promise<Applied> => {
      const at = await position(branchId);
      if (at.version !== version) return 'stale';
      await db.sync.put({ ...(await change(at)), version: version + 1 });
      return 'applied';
    });

  const heard = async (endpointNow: Instant, records: readonly SyncedRecord[]): Promise<void> => {
    await learnTime(db, Date.parse(endpointNow), now(), timesIn(records));
    await writeMeta(db, 'lastContactAt', instantAt(now()));
    await writeMeta(db, 'lastFailure', null);
  };

  return {
    position,

    async waiting(branchId, max) {
      return db.transaction('r', db.outbox, db.attention, async () => {
        const [entries, attention] = await Promise.all([
          db.outbox.where('branchId').equals(branchId).sortBy('seq'),
          db.attention.toArray(),
        ]);
        const unmade = attention.filter((item) => item.operation.act === 'create' && item.outcome !== 'lost');
        // Only the oldest of each record: the next one was made over its result, and can say so only once the result is known.
        const taken = new Set<RecordId>(unmade.map((item) => item.recordId));
        const first = entries.filter(({ recordId }) => !taken.has(recordId) && taken.add(recordId));
        return first.slice(0, max).map((entry) => entry.operation);
      });
    },

    applyPush: (branchId, version, _sent, answer) =>
      apply(branchId, version, async (at) => {
        const touched = await settle(db, answer.outcomes, answer.records, now());
        await adopt(db, answer.records, touched);
        await heard(answer.now, answer.records);
        return { ...at, witness: further(at.witness, answer.token) };
      }),

    applyPull: (branchId, version, answer) =>
      apply(branchId, version, async (at) => {
        await adopt(db, answer.records, new Set());
        await heard(answer.now, answer.records);
        return { ...at, cursor: answer.cursor, witness: further(at.witness, answer.cursor) };
      }),

    async startOver(branchId) {
      await db.transaction('rw', tables, async () => {
        const at = await position(branchId);
        // Counts of a lost history mean nothing in the new one: what is shown stays readable until the township sends it again.
        await db.records.where('branchId').equals(branchId).modify({ seq: 0 });
        await db.base.toCollection().modify((row) => {
          if (row.branchId === branchId) Object.assign(row, { seq: 0 });
        });
        const sent = await db.sent.where('branchId').equals(branchId).toArray();
        await db.sent.bulkDelete(sent.map((entry) => entry.id));
        for (const { seq, id, recordId, operation, savedAt } of sent)
          await db.outbox.put({ seq, id, recordId, branchId, operation, savedAt });
        await db.outbox
          .where('branchId')
          .equals(branchId)
          .modify((entry) => {
            Object.assign(entry, { operation: { ...entry.operation, base: 0 } });
          });
        for (const id of new Set(sent.map((entry) => entry.recordId))) await rebuild(db, id);
        await db.sync.put({ ...at, cursor: null, witness: null, version: at.version + 1 });
      });
    },

    async setAside(operationId, code) {
      await db.transaction('rw', tables, async () => {
        const entry = await db.outbox.where('id').equals(operationId).first();
        if (!entry) return;
        await putAside(db, entry, { outcome: 'stuck', code, facts: {} }, now());
        await rebuild(db, entry.recordId);
      });
    },
  };
}

/** Keeps why the last attempt at contact ended, for 首页's sync line; null after a contact that went well. */
export const noteFailure = (db: BranchDb, failure: Failure | null): Promise<void> => writeMeta(db, 'lastFailure', failure);
