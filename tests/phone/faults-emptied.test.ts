import { expect, test } from 'vitest';
import type { AccountId } from '#domain/kernel/ids.ts';
import { foundOut } from '#phone/found-out.ts';
import type { Session } from '#protocol/session.ts';
import { branchDbName, openBranchDb } from '#storage/db.ts';
import { currentSession, knownSessions, openDeviceDb, rememberSession } from '#storage/device.ts';
import type { SyncReport } from '#sync/run.ts';
import { ACCOUNT, BRANCH, memberBody, recordId, testId } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

// The numbers in brackets are those of docs/reliability.md.

test('a phone taken out of use keeps no copy of the others who used it either, and of them only what nobody else has [63 S19]', async () => {
  const time = new TestTime();
  const deviceDb = openDeviceDb('zhibu-emptied');
  const [done, unsent] = [testId(0xe11), testId(0xe12)] as AccountId[];
  const township = new MemoryTownship(time.now);
  const used = async (accountId: AccountId, number: number): Promise<TestPhone> => {
    await rememberSession(deviceDb, { accountId, name: '', branchId: BRANCH } as Session);
    const phone = new TestPhone(time, 'a', openBranchDb(branchDbName(accountId)));
    await phone.save({ id: recordId(number), kind: 'member', body: memberBody(), baseline: null });
    return phone;
  };
  const handedIn = await used(done as AccountId, 1);
  await handedIn.sync(township);
  handedIn.db.close();
  const waits = await used(unsent as AccountId, 2);
  waits.db.close();
  const now = await used(ACCOUNT, 3);
  const session = { accountId: ACCOUNT, branchId: BRANCH } as Session & { readonly branchId: typeof BRANCH };
  const found = foundOut({ deviceDb, newId: () => testId(1), sessions: {} as never }, now.db, session);
  await found({ stopped: 'wiped' } as SyncReport);

  expect(await currentSession(deviceDb)).toBeUndefined();
  expect((await knownSessions(deviceDb)).map(({ accountId }) => accountId)).toEqual([unsent]);
  const again = (accountId: AccountId | undefined) => openBranchDb(branchDbName(accountId ?? '')).records.count();
  expect(await again(ACCOUNT)).toBe(0);
  expect(await again(done)).toBe(0);
  expect(await again(unsent)).toBe(1);
});
