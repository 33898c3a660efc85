import type { Hlc } from '#domain/kernel/hlc.ts';
import type { BranchId, DeviceId, RecordId } from '#domain/kernel/ids.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { digestOf } from '#protocol/digest.ts';
import type { Operation } from '#protocol/operation.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { type PushResponse, seqOfToken, type Token } from '#protocol/sync.ts';
import type { Applied, Boot, Failure, Position, Store } from '#sync/ports.ts';
import { adopt } from './adopt.ts';
import { learnTime } from './clock.ts';
import { type BranchDb, writeMeta } from './db.ts';
import { purgeBranch, purgePhotos } from './leave.ts';
import { reportOf, unsettledOf } from './report.ts';
import { letGoOfSent } from './sent.ts';
import { putAside, settle } from './settle.ts';
import type { OutboxEntry } from './shapes.ts';
import { doubtEverything, dropUnknown, handInAgain } from './start-over.ts';
import { Workset } from './workset.ts';

const further = (a: Token | null, b: Token): Token => (a !== null && seqOfToken(a) > seqOfToken(b) ? a : b);

const timesIn = (records: readonly SyncedRecord[]): Hlc[] =>
  records.flatMap((record) => Object.values(record.stamps).map((stamp) => stamp.h));

const TROUBLES_KEPT = 5;

const afresh = (why: Boot['why']): Boot => ({ cursor: null, after: null, why, done: 0 });

/** Whether any of these operations on a record was taken. */
const taken = ({ outcomes }: PushResponse, recordId: RecordId, sent: readonly Operation[]): boolean =>
  sent.some(
    (operation) => operation.recordId === recordId && outcomes.some(({ id, outcome }) => id === operation.id && outcome === 'accepted'),
  );

/**
 * What may be handed in, in the order of saving. A record's edits go one behind the other, and the township takes each as made
 * over the one before. Behind a making, a removal or a restoring that is not known to be taken nothing goes: it would be judged
 * against a record that is not there.
 */
function inChains(entries: readonly OutboxEntry[], unmade: ReadonlySet<RecordId>): OutboxEntry[] {
  const closed = new Set(unmade);
  return entries.filter(({ recordId, operation }) => {
    if (closed.has(recordId)) return false;
    if (operation.act !== 'set') closed.add(recordId);
    return true;
  });
}

/**
 * The phone's database as the engine sees it. Every answer is one transaction, taken only at the version it was asked at:
 * a killed tab, a late answer or a second tab can leave nothing half-applied and apply nothing twice.
 */
export function dexieStore(db: BranchDb, deviceId: DeviceId, now: () => number, app = ''): Store {
  const tables = [db.records, db.base, db.outbox, db.sent, db.attention, db.sync, db.meta];

  const position = async (branchId: BranchId): Promise<Position> => {
    const known = await db.sync.get(branchId);
    const { cursor = null, witness = null, version = 0, boot = null, troubles = [], checkedAt } = known ?? {};
    const checked = checkedAt === undefined ? {} : { checkedAt };
    return { branchId, cursor, witness, version, boot, troubles, deviceId, ...checked };
  };

  const inOne = <T>(work: () => Promise<T>): Promise<T> => db.transaction('rw', tables, work);

  /** Compare-and-set over one branch: nothing happens when another answer was applied since the question. */
  const apply = (branchId: BranchId, version: number, change: (at: Position) => Promise<Position>): Promise<Applied> =>
    inOne(async (): Promise<Applied> => {
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

  /** Stores what the township sent. `known` as in `adopt`. */
  const takeIn = async (records: readonly SyncedRecord[], known?: ReadonlySet<RecordId>): Promise<void> => {
    if (records.length === 0) return;
    const work = await Workset.open(db);
    await adopt(work, records, now(), known);
    await work.write();
  };

  /** Ids of the records for which this phone ever handed anything in. */
  const ownEver = async (): Promise<Set<RecordId>> => new Set((await db.sent.orderBy('recordId').uniqueKeys()) as RecordId[]);

  /** Begins a branch again: the place in its history is forgotten, and the trouble that made it so is remembered. */
  const again = async (branchId: BranchId, why: 'diverged' | 'digest', work: () => Promise<void>): Promise<void> =>
    inOne(async () => {
      const at = await position(branchId);
      await work();
      const troubles = [...(at.troubles ?? []), now()].slice(-TROUBLES_KEPT);
      const witness = why === 'diverged' ? null : at.witness;
      await db.sync.put({ ...at, cursor: null, witness, boot: afresh(why), troubles, version: at.version + 1 });
    });

  return {
    position,

    async waiting(branchId, max) {
      return db.transaction('r', db.outbox, db.attention, async () => {
        const [entries, attention] = await Promise.all([
          db.outbox.where('branchId').equals(branchId).sortBy('seq'),
          db.attention.toArray(),
        ]);
        const unmade = attention.filter((item) => item.operation.act === 'create' && item.outcome !== 'lost');
        return inChains(entries, new Set(unmade.map((item) => item.recordId)))
          .slice(0, max)
          .map((entry) => entry.operation);
      });
    },

    applyPush: (branchId, version, sent, answer) =>
      apply(branchId, version, async (at) => {
        const work = await Workset.open(db);
        const lastReceipt = await settle(work, answer.outcomes, answer.records, now());
        await adopt(work, answer.records, now());
        await work.write();
        if (lastReceipt !== undefined) await writeMeta(db, 'lastReceiptAt', lastReceipt);
        await heard(answer.now, answer.records);
        // Where nobody else came in between, the answer holds everything up to where it ends: it need not be fetched once more.
        const came = new Set(answer.records.map((record) => record.id));
        const next = answer.from !== undefined && at.cursor !== null && !at.boot && seqOfToken(at.cursor) === answer.from;
        const whole = next && sent.every(({ recordId }) => came.has(recordId) || !taken(answer, recordId, sent));
        return { ...at, cursor: whole ? answer.token : at.cursor, witness: further(at.witness, answer.token) };
      }),

    applyPull: (branchId, version, answer) =>
      apply(branchId, version, async (at) => {
        await takeIn(answer.records);
        await heard(answer.now, answer.records);
        // Only now: what is let go could not be told any more that somebody wrote over it.
        if (!answer.more) await letGoOfSent(db, branchId, answer.backedUp ?? 0, now());
        return { ...at, cursor: answer.cursor, witness: further(at.witness, answer.cursor) };
      }),

    applySnapshot: (branchId, version, block, last) =>
      apply(branchId, version, async (at) => {
        const boot = at.boot ?? afresh('first');
        if (block !== null) {
          // On a phone that begins there is nothing yet but its person's own.
          await takeIn(block.records, boot.why === 'first' ? await ownEver() : undefined);
          await heard(block.now, block.records);
        }
        const cursor = boot.cursor ?? block?.cursor ?? null;
        const witness = block === null ? at.witness : further(at.witness, block.cursor);
        if (last && cursor !== null) {
          if (boot.why === 'digest') await dropUnknown(db, branchId);
          // Just fetched is as good as checked; the next comparison is due in a day.
          return { ...at, witness, cursor, boot: null, ...(boot.why === 'first' ? { checkedAt: now() } : {}) };
        }
        const done = boot.done + (block?.records.length ?? 0);
        return { ...at, witness, boot: { ...boot, cursor, after: block?.key ?? boot.after, done } };
      }),

    startOver: (branchId) => again(branchId, 'diverged', () => handInAgain(db, branchId)),

    fetchAnew: (branchId) => again(branchId, 'digest', () => doubtEverything(db, branchId)),

    digest: (branchId) =>
      db.transaction('rw', db.records, db.sync, async () => {
        const rows = await db.records.where('branchId').equals(branchId).toArray();
        const at = await position(branchId);
        await db.sync.put({ ...at, checkedAt: now() });
        return digestOf(rows.filter((row) => row.seq > 0));
      }),

    unsettled: (branchId) => unsettledOf(db, branchId, app, now()),

    async purge(branchId) {
      await inOne(async () => {
        const at = await position(branchId);
        await purgeBranch(db, branchId);
        await db.sync.put({ ...at, cursor: null, boot: null, version: at.version + 1 });
      });
      await purgePhotos(db, branchId);
    },

    remains: async (branchId) => (await db.records.where('branchId').equals(branchId).count()) > 0,

    async branches() {
      const [known, ...named] = await Promise.all([
        db.sync.toArray(),
        db.outbox.orderBy('branchId').uniqueKeys(),
        db.records.orderBy('branchId').uniqueKeys(),
      ]);
      const ids = new Set<BranchId>([...known.map((at) => at.branchId), ...(named.flat() as BranchId[])]);
      return Promise.all([...ids].map(position));
    },

    report: () => reportOf(db, app),

    async setAside(operationId, code) {
      await inOne(async () => {
        const work = await Workset.open(db);
        const entry = work.outbox.get(operationId);
        if (!entry) return;
        await work.read([entry.recordId]);
        putAside(work, entry, { outcome: 'stuck', code, facts: {} }, now());
        await work.write();
      });
    },
  };
}

/** Keeps why the last attempt at contact ended, for 首页's sync line; null after a contact that went well. */
export const noteFailure = (db: BranchDb, failure: Failure | null): Promise<void> => writeMeta(db, 'lastFailure', failure);
