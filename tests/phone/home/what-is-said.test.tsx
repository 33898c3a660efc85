import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { AccountId, RecordId, TownshipId } from '#domain/kernel/ids.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import type { DeviceServices } from '#phone/services.tsx';
import { saveRecord } from '#storage/commands.ts';
import { branchDbName, openBranchDb } from '#storage/db.ts';
import { rememberSession } from '#storage/device.ts';
import '#phone/features/me/health-screen.tsx';
import '#phone/features/start/install-screen.tsx';
import { newPhone } from '#tests/phone/start/render-phone.tsx';
import { BRANCH, meetingBody, testId } from '#tests/support/factories.ts';

let people = 0;

/** A phone that knows its person, with so many records of his that wait. */
async function knownPhone(given: Partial<DeviceServices>, waiting: number) {
  people += 1;
  const accountId = testId(0xd0 + people) as AccountId;
  const phone = newPhone(given);
  const { device } = phone;
  await rememberSession(device.deviceDb, {
    accountId,
    name: '王秀兰',
    role: 'secretary',
    townshipId: testId(0x70) as TownshipId,
    townshipName: '青石镇',
    branchId: BRANCH,
    branchName: '石桥村党支部',
    groupId: null,
    practice: false,
    now: instantAt(device.now()),
  });
  const db = openBranchDb(branchDbName(accountId));
  const writer = { ...device, accountId, name: '王秀兰', branchId: BRANCH };
  for (let number = 0; number < waiting; number += 1)
    await saveRecord(db, writer, {
      id: testId(0xd100 + people * 16 + number) as RecordId,
      kind: 'meeting',
      body: meetingBody(),
      baseline: null,
    });
  db.close();
  return phone;
}

const newer = { waiting: () => true, subscribe: () => () => undefined, apply: () => undefined };

describe('首页 and 我的 say what is true', () => {
  test('a newer version is offered when nothing waits, and not while something does', async () => {
    const calm = await (await knownPhone({ updates: newer }, 0)).start();
    expect(await screen.findByText('有新版，去看看')).toBeTruthy();
    calm.unmount();
    await (await knownPhone({ updates: newer }, 1)).start();
    expect(await screen.findByText('1 条待上报')).toBeTruthy();
    expect(screen.queryByText('有新版，去看看')).toBeNull();
  });

  test('a store that may be cleared is said, with both ways to keep it', async () => {
    let agreed = false;
    const storageState = () => Promise.resolve({ usedBytes: 1, quotaBytes: 400_000_000, persisted: agreed });
    const askToPersist = () => {
      agreed = true;
      return Promise.resolve(true);
    };
    const { user } = await (await knownPhone({ storageState, askToPersist }, 0)).start('/me');
    await user.click(await screen.findByText('手机空间紧时可能清掉这里的'));
    expect(await screen.findByRole('link', { name: '放到桌面' })).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: '再问一次手机' }));
    expect((await screen.findAllByText('手机答应不清')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: '再问一次手机' })).toBeNull();
  });

  test("in WeChat's window nothing is hidden from who wrote there: his work goes first, then he changes over", async () => {
    const userAgent = 'Mozilla/5.0 (Linux; Android 12) Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.48';
    const { user } = await (await knownPhone({ userAgent }, 2)).start();
    expect(await screen.findByText('2 条待上报')).toBeTruthy();
    await user.click(screen.getByText('这是别的应用里的页面，请换到浏览器'));
    expect(await screen.findByText(/这里还有 2 条没送走/)).toBeTruthy();
  });

  test('the health card is shared as text, and copied where the phone cannot share', async () => {
    const copied: string[] = [];
    const copyText = (text: string) => {
      copied.push(text);
      return Promise.resolve(true);
    };
    const { user } = await (await knownPhone({ copyText }, 1)).start('/me/health');
    await user.click(await screen.findByRole('button', { name: '分享' }));
    expect(await screen.findByText(/复制好了/)).toBeTruthy();
    expect(copied[0]).toContain('Chrome 124, Android 12');
    expect(copied[0]).toContain('1 条待上报');
    for (const secret of ['王秀兰', '石桥村', '村部']) expect(copied[0]).not.toContain(secret);
  });
});
