import { describe, expect, test } from 'vitest';
import type { BranchId, TownshipId } from '#domain/kernel/ids.ts';
import { foundOut } from '#phone/found-out.ts';
import type { Session } from '#protocol/session.ts';
import { currentSession, getSetting, openDeviceDb, rememberSession } from '#storage/device.ts';
import type { SyncReport } from '#sync/run.ts';
import { ACCOUNT, BRANCH, memberBody, recordId, testId } from '#tests/support/factories.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const session = {
  accountId: ACCOUNT,
  name: '张书记',
  role: 'secretary',
  townshipId: testId(1) as TownshipId,
  townshipName: '青石镇',
  branchId: BRANCH,
  branchName: '石桥村党支部',
  groupId: null,
  practice: false,
  now: '2026-03-01T01:00:00.000Z',
} as Session & { readonly branchId: BranchId };

const report = (given: Partial<SyncReport>): SyncReport => ({
  pushed: 0,
  setAside: 0,
  pulled: 0,
  stopped: 'done',
  waitMs: null,
  startedOver: false,
  fetchedAnew: false,
  reEnrol: false,
  elsewhere: 0,
  ...given,
});

let phones = 0;
const world = async (now: Session) => {
  const deviceDb = openDeviceDb(`found-out-${++phones}`);
  await rememberSession(deviceDb, session);
  const phone = new TestPhone(new TestTime());
  let asked = 0;
  const sessions = {
    whoAmI: async () => {
      asked += 1;
      return { ok: true as const, value: now };
    },
  };
  const device = { deviceDb, newId: () => testId(0xd2), sessions: sessions as never };
  return { deviceDb, phone, found: foundOut(device, phone.db, session), asked: () => asked };
};

describe('what a run finds out beside records', () => {
  test('somebody who was moved works in his new branch from now on, without signing in again', async () => {
    const next = { ...session, branchId: testId(0xb1) as BranchId, branchName: '柳树村党支部' };
    const { found, deviceDb } = await world(next);
    await found(report({ stopped: 'scopeLost' }));
    expect(await currentSession(deviceDb)).toMatchObject({ branchId: next.branchId, branchName: '柳树村党支部' });
  });

  test('the cookie of another person on this phone changes nothing for this one', async () => {
    const { found, deviceDb } = await world({ ...session, accountId: testId(0xad) as never, branchId: testId(0xb1) as BranchId });
    await found(report({ stopped: 'scopeLost' }));
    expect(await currentSession(deviceDb)).toMatchObject({ accountId: ACCOUNT, branchId: BRANCH });
  });

  test('who he is is asked once at the start and not at every run', async () => {
    const { found, asked } = await world(session);
    for (let i = 0; i < 3; i += 1) await found(report({}));
    expect(asked()).toBe(1);
  });

  test('a phone taken out of use is emptied and knows nobody', async () => {
    const { found, deviceDb, phone } = await world(session);
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody(), baseline: null });
    await found(report({ stopped: 'wiped' }));
    expect(await currentSession(deviceDb)).toBeUndefined();
    expect(await getSetting(deviceDb, 'emptied')).toBe(true);
    await rememberSession(deviceDb, session);
    expect(await getSetting(deviceDb, 'emptied')).toBeUndefined();
    await phone.db.open();
    expect(await phone.db.records.count()).toBe(0);
  });

  test('a cloned phone takes a new device id and keeps its work', async () => {
    const { found, deviceDb, phone } = await world(session);
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody(), baseline: null });
    await found(report({ reEnrol: true }));
    expect(await getSetting(deviceDb, 'deviceId')).toBe(testId(0xd2));
    expect(await phone.db.outbox.count()).toBe(1);
  });
});
