import { Dexie } from 'dexie';
import { expect, test, vi } from 'vitest';
import { BranchDb, openBranchDb } from '#storage/db.ts';
import { openPatiently } from '#storage/open-patiently.ts';
import { exportUnsent } from '#storage/unsent.ts';
import { memberBody, recordId } from '#tests/support/factories.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

// The numbers in brackets are those of docs/reliability.md.

/** The next version of the app, with a step that does not bear what it finds. */
class NextDb extends BranchDb {
  constructor(name: string) {
    super(name);
    this.version(3)
      .stores({ more: 'id' })
      .upgrade(async (tx) => {
        await tx.table('outbox').toCollection().modify({ half: 'written' });
        throw new Error('a row nobody thought of');
      });
  }
}

test('a step to a newer store that fails half-way changes nothing: the version before opens with its whole queue and can write it to a file [14 13]', async () => {
  const phone = new TestPhone(new TestTime());
  await phone.save({ id: recordId(1), kind: 'member', body: memberBody({ name: '陈㛃' }), baseline: null });
  const before = await phone.db.outbox.toArray();
  phone.db.close();

  const next = new NextDb(phone.db.name);
  expect(await openPatiently(next, async () => undefined)).toBe(false);
  next.close();
  expect((await Dexie.getDatabaseNames()).filter((name) => name === phone.db.name)).toHaveLength(1);

  const again = openBranchDb(phone.db.name);
  expect(await openPatiently(again, async () => undefined)).toBe(true);
  expect(await again.outbox.toArray()).toEqual(before);
  expect((await exportUnsent(again)).waiting).toMatchObject([{ operation: { changes: { name: '陈㛃' } } }]);
  again.close();
});

test('while an old page does not let go of the store the new one says so and waits, and goes on by itself with the whole queue [13]', async () => {
  const name = 'zhibu-old-page';
  const old = new Dexie(name);
  old.version(1).stores({
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
  old.on('versionchange', () => false);
  await old.table('outbox').add({ id: 'kept', recordId: recordId(1), branchId: 'b', operation: {} });
  const db = openBranchDb(name);
  const told: string[] = [];
  db.onTrouble((trouble) => told.push(trouble));
  const opening = openPatiently(db, async () => undefined);
  await vi.waitFor(() => expect(told).toEqual(['blocked']));
  await old.table('outbox').add({ id: 'written meanwhile', recordId: recordId(2), branchId: 'b', operation: {} });
  old.close();
  expect(await opening).toBe(true);
  expect((await db.outbox.toArray()).map(({ id }) => id)).toEqual(['kept', 'written meanwhile']);
  db.close();
});
