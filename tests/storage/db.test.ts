import { Dexie } from 'dexie';
import { describe, expect, test } from 'vitest';
import type { AccountId } from '#domain/kernel/ids.ts';
import type { Session } from '#protocol/session.ts';
import { branchDbName, openBranchDb, type StorageTrouble } from '#storage/db.ts';
import {
  currentSession,
  deviceIdOf,
  forgetCurrent,
  getSetting,
  knownSessions,
  openDeviceDb,
  rememberSession,
  setSetting,
} from '#storage/device.ts';
import { draftById, draftsOf, dropDraft, saveDraft, saveDraftAtOnce } from '#storage/drafts.ts';
import { openPatiently } from '#storage/open-patiently.ts';
import type { Draft } from '#storage/shapes.ts';
import { memberBody, recordId, testId } from '#tests/support/factories.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const session = (account: number, name: string): Session => ({ accountId: testId(account) as AccountId, name }) as Session;

describe('the database of an account', () => {
  test('opened again after the app was closed has everything', async () => {
    const phone = new TestPhone(new TestTime());
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody(), baseline: null });
    phone.db.close();
    const again = openBranchDb(phone.db.name);
    expect(await again.records.count()).toBe(1);
    expect(await again.outbox.count()).toBe(1);
  });

  test('gives way to a newer version of the app in another tab, says so, and does not open again', async () => {
    const db = openBranchDb('zhibu-two-tabs');
    await db.open();
    const heard: StorageTrouble[] = [];
    db.onTrouble((trouble) => heard.push(trouble));
    const newer = new Dexie('zhibu-two-tabs');
    newer.version(99).stores({ records: 'id' });
    await newer.open();
    expect(heard).toEqual(['outdated']);
    expect(db.isOpen()).toBe(false);
    await expect(db.records.count()).rejects.toThrow();
    newer.close();
  });

  test('made by version 1 of the app opens with all its unsent work', async () => {
    // As version 1 shipped it. Never edit this; add the next version beside it.
    const first = new Dexie('zhibu-from-v1');
    first.version(1).stores({
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
    await first.table('outbox').add({ id: testId(1), recordId: recordId(1), branchId: testId(2), operation: { n: 1 } });
    first.close();
    const told: string[] = [];
    const { warn } = console;
    console.warn = (message: string) => told.push(message);
    const db = openBranchDb('zhibu-from-v1');
    expect(await db.outbox.toArray()).toMatchObject([{ seq: 1, id: testId(1) }]);
    console.warn = warn;
    // Dexie warns when a version was changed in place instead of a new one being added.
    expect(told).toEqual([]);
  });

  test('an older app leaves a newer database alone', async () => {
    const newer = new Dexie('zhibu-newer');
    newer.version(99).stores({ outbox: '++seq' });
    await newer.open();
    await newer.table('outbox').add({ kept: true });
    newer.close();
    const { warn } = console;
    console.warn = () => undefined;
    const older = openBranchDb('zhibu-newer');
    const told: string[] = [];
    older.onTrouble((trouble) => told.push(trouble));
    expect(await openPatiently(older, async () => undefined)).toBe(false);
    console.warn = warn;
    expect(told).toEqual(['outdated']);
    await expect(older.outbox.count()).rejects.toThrow();
    const again = new Dexie('zhibu-newer');
    again.version(99).stores({ outbox: '++seq' });
    expect(await again.table('outbox').toArray()).toMatchObject([{ kept: true }]);
    again.close();
  });

  test('a browser whose store stumbles at the start is asked again, and nothing is made in its place', async () => {
    const name = 'zhibu-stumbles';
    const first = openBranchDb(name);
    await first.meta.put({ key: 'kept', value: true });
    first.close();
    const db = openBranchDb(name);
    let failures = 2;
    const open = db.open.bind(db);
    db.open = (() => (failures-- > 0 ? Promise.reject(new Error('Connection to Indexed Database server lost')) : open())) as typeof db.open;
    const waits: number[] = [];
    expect(await openPatiently(db, async (ms) => void waits.push(ms))).toBe(true);
    expect(waits).toEqual([250, 500]);
    expect(await db.meta.get('kept')).toMatchObject({ value: true });
    failures = 99;
    expect(await openPatiently(db, async () => undefined)).toBe(false);
  });

  test('two people of one phone have two databases', () => {
    expect(branchDbName(testId(1))).not.toBe(branchDbName(testId(2)));
  });
});

describe('the phone itself', () => {
  test('knows its person with no network, and lets another one in without forgetting the first', async () => {
    const db = openDeviceDb('zhibu-device-people');
    expect(await currentSession(db)).toBeUndefined();
    await rememberSession(db, session(1, '张书记'));
    expect(await currentSession(db)).toMatchObject({ name: '张书记' });
    await forgetCurrent(db);
    expect(await currentSession(db)).toBeUndefined();
    await rememberSession(db, session(2, '李文书'));
    expect((await knownSessions(db)).map(({ name }) => name).sort()).toEqual(['张书记', '李文书'].sort());
  });

  test('has one id for good, also when two tabs ask for it at the first start', async () => {
    const [one, two] = [openDeviceDb('zhibu-device-id'), openDeviceDb('zhibu-device-id')];
    const ids = await Promise.all([deviceIdOf(one, () => testId(1)), deviceIdOf(two, () => testId(2))]);
    expect(ids[0]).toBe(ids[1]);
    expect(await deviceIdOf(one, () => testId(3))).toBe(ids[0]);
  });

  test('keeps how it looks', async () => {
    const db = openDeviceDb('zhibu-device-looks');
    expect(await getSetting(db, 'elder')).toBeUndefined();
    await setSetting(db, 'elder', true);
    expect(await getSetting(db, 'elder')).toBe(true);
  });
});

const draft = (id: string, form: string, minute: number): Draft => ({
  id,
  form,
  recordId: recordId(1),
  baseline: null,
  data: {},
  label: {},
  updatedAt: `2026-03-01T01:0${minute}:00.000Z` as Draft['updatedAt'],
});

test('the letters of a page that is taken away are on the phone without anybody having waited for them', async () => {
  const { db } = new TestPhone(new TestTime());
  await saveDraft(db, draft('a', 'meeting', 1));
  const underWay = saveDraft(db, draft('a', 'meeting', 2));
  saveDraftAtOnce(db, draft('a', 'meeting', 3));
  await underWay;
  expect((await draftById(db, 'a'))?.updatedAt).toBe(draft('a', 'meeting', 3).updatedAt);
  db.close();
  expect(() => saveDraftAtOnce(db, draft('a', 'meeting', 4))).not.toThrow();
});

test('drafts are listed newest first, by their form, until they are dropped', async () => {
  const { db } = new TestPhone(new TestTime());
  for (const one of [draft('a', 'meeting', 1), draft('b', 'member', 2), draft('c', 'meeting', 3)]) await saveDraft(db, one);
  expect((await draftsOf(db, 'meeting')).map(({ id }) => id)).toEqual(['c', 'a']);
  expect(await draftsOf(db)).toHaveLength(3);
  await dropDraft(db, 'c');
  expect(await draftById(db, 'c')).toBeUndefined();
});
