import { Dexie } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { type BranchDb, openBranchDb } from '#storage/db.ts';
import type { OutboxEntry } from '#storage/shapes.ts';
import { MemoryDb, MemoryDisk } from '#tests/support/memory-db.ts';

Dexie.dependencies.indexedDB = indexedDB;
Dexie.dependencies.IDBKeyRange = IDBKeyRange;

/** What src/storage asks of its database, as names that stand in a table. The same is asked of both, and has to come out the same. */
const asked: readonly (readonly [string, (db: BranchDb) => Promise<unknown>])[] = [
  [
    'puts and gets',
    async (db) => [
      await db.records.put(row('b', 'meeting', '2026-03-02')),
      await db.records.get('b' as never),
      await db.records.get('x' as never),
    ],
  ],
  ['gets many in the order asked', (db) => db.records.bulkGet(['c', 'x', 'a'] as never[])],
  [
    'numbers what it adds',
    async (db) => {
      const entry = waits('3', 'a');
      const key = await db.outbox.add(entry);
      return [key, entry];
    },
  ],
  ['refuses a second of a unique index', (db) => db.outbox.add(waits('1', 'b')).catch((error: Error) => error.name)],
  [
    'refuses a key that is taken',
    (db) =>
      db.sent
        .add(sent('1', 'a', 0))
        .then(() => db.sent.add(sent('1', 'a', 0)))
        .catch((error: Error) => error.name),
  ],
  [
    'finds by an index, by a list, by a range',
    (db) =>
      Promise.all([
        db.records.where('kind').equals('meeting').toArray(),
        db.records.where('kind').anyOf(['member', 'group']).primaryKeys(),
        db.records.where('[kind+day]').between(['meeting', '2026-03-01'], ['meeting', '2026-03-02'], true, true).reverse().primaryKeys(),
        db.records.where('[kind+day]').between(['meeting', '2026-03-01'], ['meeting', '2026-03-02']).primaryKeys(),
        db.sent.where('deliveredAt').below('2026-03-02').primaryKeys(),
        db.records.where('members').equals('m1').distinct().primaryKeys(),
      ]),
  ],
  [
    'sorts, counts, takes the first and the last',
    (db) =>
      Promise.all([
        db.outbox.where('recordId').equals('a').sortBy('seq'),
        db.outbox.where('branchId').equals('v').count(),
        db.outbox.where('id').equals('2').first(),
        db.outbox.orderBy('seq').first(),
        db.outbox.orderBy('seq').lastKey(),
        db.drafts.orderBy('updatedAt').reverse().toArray(),
        db.records.count(),
      ]),
  ],
  [
    'names each key of an index once',
    (db) => Promise.all([db.outbox.orderBy('recordId').uniqueKeys(), db.records.orderBy('branchId').uniqueKeys()]),
  ],
  [
    'filters and changes',
    async (db) => [
      await db.sent
        .where('recordId')
        .equals('a')
        .and((entry) => entry.awaiting === 1)
        .modify({ awaiting: 0 }),
      await db.outbox
        .where('recordId')
        .equals('a')
        .modify((entry) => {
          Object.assign(entry, { savedAt: 'later' });
        }),
      await db.sent.toArray(),
      await db.outbox.toArray(),
    ],
  ],
  [
    'deletes one, many, and what it finds',
    async (db) => [
      await db.records.delete('a' as never),
      await db.sent.bulkDelete(['1', 'x'] as never[]),
      await db.outbox.where('recordId').equals('a').delete(),
      await db.records.toArray(),
      await db.sent.count(),
      await db.outbox.count(),
    ],
  ],
  [
    'undoes all of a transaction that throws, the numbers too',
    async (db) => {
      const said = await db
        .transaction('rw', db.records, db.outbox, async () => {
          await db.records.clear();
          await db.outbox.add(waits('9', 'z'));
          throw new Error('enough');
        })
        .catch((error: Error) => error.message);
      const key = await db.outbox.add(waits('8', 'z'));
      return [said, key, await db.records.count(), await db.outbox.where('recordId').equals('z').count()];
    },
  ],
  [
    'goes on when one request of a transaction is refused and caught',
    (db) =>
      db.transaction('rw', db.outbox, async () => {
        await db.outbox.add(waits('7', 'y'));
        await db.outbox.add(waits('7', 'y')).catch(() => undefined);
        return db.outbox.where('recordId').equals('y').count();
      }),
  ],
  [
    'refuses a table that the transaction does not name, and writing in one that reads',
    async (db) => [
      await db.transaction('rw', db.records, () => db.meta.get('x')).catch((error: Error) => error.name),
      await db.transaction('r', db.meta, () => db.meta.put({ key: 'x', value: 1 })).catch((error: Error) => error.name),
    ],
  ],
  [
    'lets transactions that meet follow each other',
    async (db) => {
      await db.meta.put({ key: 'count', value: 0 });
      const more = () =>
        db.transaction('rw', db.meta, async () => {
          const { value } = (await db.meta.get('count')) as { value: number };
          await db.meta.put({ key: 'count', value: value + 1 });
        });
      await Promise.all([more(), more(), more()]);
      return db.meta.get('count');
    },
  ],
];

const row = (id: string, kind: string, day: string, members: readonly string[] = []) =>
  ({ id, kind, day, members, standing: 'saved', branchId: 'v', body: { place: id } }) as never;
const waits = (id: string, recordId: string) => ({ id, recordId, branchId: 'v', savedAt: 'now' }) as unknown as OutboxEntry;
const sent = (id: string, recordId: string, awaiting: 0 | 1) =>
  ({ id, recordId, branchId: 'v', awaiting, deliveredAt: `2026-03-0${id}` }) as never;

async function filled(db: BranchDb): Promise<BranchDb> {
  await db.records.bulkPut([
    row('c', 'member', ''),
    row('a', 'meeting', '2026-03-01', ['m1', 'm2', 'm1']),
    row('d', 'meeting', '2026-03-03', ['m1']),
  ]);
  for (const entry of [waits('1', 'a'), waits('2', 'b')]) await db.outbox.add(entry as never);
  await db.sent.bulkPut([sent('2', 'a', 1), sent('3', 'b', 1)]);
  await db.drafts.bulkPut([{ id: 'x', form: 'f', updatedAt: '1' } as never, { id: 'y', form: 'f', updatedAt: '2' } as never]);
  return db;
}

let databases = 0;

describe('the phone’s database in memory', () => {
  test.each(asked)('%s, as Dexie does', async (_, ask) => {
    const real = await filled(openBranchDb(`contract-${++databases}`));
    const memory = await filled(new MemoryDb(new MemoryDisk()).asBranchDb);
    expect(await ask(memory)).toEqual(await ask(real));
    for (const name of ['records', 'outbox', 'sent', 'meta'] as const)
      expect(await memory[name].toArray()).toEqual(await real[name].toArray());
    await real.delete();
  });

  test('a killed tab leaves nothing half done, and the next tab goes on', async () => {
    const disk = new MemoryDisk();
    const killed = new MemoryDb(disk);
    const db = await filled(killed.asBranchDb);
    killed.killAt = 2;
    void db.transaction('rw', db.records, async () => {
      await db.records.clear();
      await db.records.put(row('z', 'member', ''));
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(await new MemoryDb(disk).asBranchDb.records.count()).toBe(3);
  });

  test('the last commits can be lost, and nobody changes what is stored', async () => {
    const disk = new MemoryDisk();
    const db = await filled(new MemoryDb(disk).asBranchDb);
    await db.records.delete('a' as never);
    await db.records.put(row('e', 'member', ''));
    disk.lose(2);
    expect(await db.records.toCollection().primaryKeys()).toEqual(['a', 'c', 'd']);
    const stored = (await db.records.get('a' as never)) as unknown as { body: { place: string } };
    expect(() => Object.assign(stored.body, { place: '改' })).toThrow();
  });
});
