import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumPath, chromiumSwitches } from '#scripts/find-chromium.ts';
import { BadLine } from './support/bad-line.ts';
import { importRoster, openInbox, signInAtDesk } from './support/desk-steps.ts';
import { accounts, next, signInOnPhone, standing, writeMeeting } from './support/phone-steps.ts';
import { Device, expect, test } from './support/stage.ts';

// The numbers are those of docs/reliability.md.

/** Keeps the transaction open in which the n-th row is written into a table, from the next page load on. */
async function holdOpen(page: Page, table: string, method: 'add' | 'put', nth: number): Promise<void> {
  await page.addInitScript(
    ([name, how, count]) => {
      const write = IDBObjectStore.prototype[how];
      let left = count;
      IDBObjectStore.prototype[how] = function (this: IDBObjectStore, ...row: Parameters<typeof write>) {
        const request = write.apply(this, row);
        if (this.name !== name) return request;
        left -= 1;
        const again = (): void => {
          this.get('nobody').onsuccess = again;
        };
        if (left === 0) {
          again();
          Object.assign(globalThis, { held: true });
        }
        return request;
      };
    },
    [table, method, nth] as const,
  );
}

const isHeld = (page: Page): Promise<void> => expect.poll(() => page.evaluate(() => 'held' in globalThis)).toBe(true);

/** How many rows a table of the person's own store has; null when there is no such store. */
const rowsIn = (page: Page, table: string): Promise<number | null> =>
  page.evaluate(async (store) => {
    const names = (await indexedDB.databases()).map((found) => found.name ?? '');
    const name = names.find((found) => /^zhibu-[0-9a-f]{8}-/.test(found));
    if (name === undefined) return null;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const count = opening.result.transaction(store).objectStore(store).count();
        count.onsuccess = () => {
          opening.result.close();
          resolve(count.result);
        };
      };
    });
  }, table);

test.describe('killed in the middle', () => {
  test('[1] between the tap on 记下 and the disk: no half record, and the form is there with every word', async ({ newPhone, newDesk }) => {
    const desk = await newDesk();
    await signInAtDesk(desk);
    await importRoster(desk);
    const phone = await newPhone();
    await signInOnPhone(phone, accounts.secretary);
    await phone.goOffline();
    await holdOpen(phone.page, 'outbox', 'add', 1);
    await phone.open('/meetings/new?kind=assembly');
    const { page } = phone;
    await page.getByLabel('地点').fill('还没落盘的会');
    await next(phone, '下一步：谁到了');
    await page.getByRole('button', { name: '第一党小组，这组都到了' }).click();
    await next(phone, '下一步：议题');
    await next(phone, '下一步：决议');
    await next(phone, '看一遍');
    await next(phone, '记下这次会');
    await isHeld(page);
    await phone.kill();

    await phone.reopen('/');
    expect(await rowsIn(phone.page, 'outbox')).toBe(0);
    expect(await rowsIn(phone.page, 'drafts')).toBe(1);
    await phone.page
      .getByRole('link', { name: /没写完/ })
      .first()
      .click();
    // The form goes on where it was left, at the decisions.
    await next(phone, '看一遍');
    await next(phone, '记下这次会');
    await standing(phone, /已保存/);
    await expect(phone.page.getByText('还没落盘的会').first()).toBeVisible();
    expect([await rowsIn(phone.page, 'outbox'), await rowsIn(phone.page, 'drafts')]).toEqual([1, 0]);
  });

  test('[4] half-way through a page of changes: none of it is there, and the next start fetches all of it', async ({
    newPhone,
    newDesk,
  }) => {
    const desk = await newDesk();
    await signInAtDesk(desk);
    const phone = await newPhone();
    await signInOnPhone(phone, accounts.secretary);
    await expect.poll(() => rowsIn(phone.page, 'sync')).toBe(1);
    await holdOpen(phone.page, 'records', 'put', 5);
    await phone.open('/roster');
    await importRoster(desk);
    await isHeld(phone.page);
    await phone.kill();

    await phone.goOffline();
    await phone.reopen('/roster');
    expect(await rowsIn(phone.page, 'records')).toBe(0);
    await phone.goOnline();
    for (const name of ['王秀兰', '孙志强', '古丽娜尔·玉素甫']) await expect(phone.page.getByText(name).first()).toBeVisible();
    expect(await rowsIn(phone.page, 'records')).toBeGreaterThanOrEqual(10);
  });

  test('[2 6] the whole browser killed the moment 已保存 stands there: at the next start, with no signal, the meeting is there', async ({
    endpoint,
    newDesk,
  }) => {
    const desk = await newDesk();
    await signInAtDesk(desk);
    await importRoster(desk);
    const profile = mkdtempSync(join(tmpdir(), 'zhibu-profile-'));
    const executablePath = chromiumPath();
    const start = async (): Promise<Device> => {
      const context = await chromium.launchPersistentContext(profile, {
        args: [...chromiumSwitches],
        ...(executablePath === undefined ? {} : { executablePath }),
        viewport: { width: 390, height: 844 },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      });
      return new Device(context, await context.newPage(), endpoint.url, []);
    };
    const powerCut = async ({ context }: Device): Promise<void> => {
      const cdp = await context.browser()?.newBrowserCDPSession();
      const { processInfo } = (await cdp?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
      const main = processInfo.find(({ type }) => type === 'browser');
      if (!main) throw new Error('no browser process');
      const gone = new Promise((resolve) => context.once('close', resolve));
      process.kill(main.id, 'SIGKILL');
      await gone;
    };
    const first = await start();
    await signInOnPhone(first, accounts.secretary);
    await first.open('/meetings/new?kind=assembly');
    await first.goOffline();
    await writeMeeting(first, '拔电之前记的');
    await standing(first, /已保存/);
    const address = new URL(first.page.url()).pathname;
    await powerCut(first);

    await endpoint.stop();
    const second = await start();
    await second.open(address);
    await standing(second, /已保存/);
    await expect(second.page.getByText('拔电之前记的').first()).toBeVisible();
    expect(await rowsIn(second.page, 'outbox')).toBe(1);
    await endpoint.start();
    // The browser writes its cookies down every half minute: one that the cut took costs a sign-in, and no work.
    await second.page.evaluate(
      ({ login, password }) =>
        fetch('/api/v1/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-zhibu': '1' },
          body: JSON.stringify({ login, password }),
        }),
      accounts.secretary,
    );
    await second.open(address);
    await standing(second, /已送达/);
    await second.context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
});

test.describe('a phone that is gone', () => {
  test('[10] whose data the browser cleared signs in as a new phone; the desk still says what the old one had not handed in', async ({
    endpoint,
    newPhone,
    newDesk,
  }) => {
    const desk = await newDesk();
    await signInAtDesk(desk);
    await importRoster(desk);
    const line = await BadLine.before(endpoint.url);
    const phone = await newPhone(line.url);
    try {
      await signInOnPhone(phone, accounts.secretary);
      line.spoil = { what: 'down', on: /sync\/push/, left: Number.POSITIVE_INFINITY };
      await phone.open('/meetings/new?kind=assembly');
      await writeMeeting(phone, '清掉以前记的');
      await standing(phone, /已保存/);
      await phone.open('/');
      await desk.page.getByRole('link', { name: '手机', exact: true }).click();
      const rows = desk.page.getByRole('row', { name: /王秀兰/ });
      await expect(async () => {
        await desk.page.reload();
        await expect(rows.filter({ hasText: '1 条' })).toHaveCount(1, { timeout: 3000 });
      }).toPass();

      // The app is not open while the browser does that.
      await phone.kill();
      const other = await phone.context.newPage();
      const cdp = await phone.context.newCDPSession(other);
      await cdp.send('Storage.clearDataForOrigin', { origin: line.url, storageTypes: 'all' });
      line.spoil = undefined;
      await phone.reopen();
      await other.close();
      await signInOnPhone(phone, accounts.secretary);
      await phone.open('/roster');
      await expect(phone.page.getByText('孙志强').first()).toBeVisible();
      await expect(async () => {
        await desk.page.reload();
        await expect(rows).toHaveCount(2, { timeout: 3000 });
      }).toPass();
      await expect(rows.filter({ hasText: '1 条' })).toHaveCount(1);
    } finally {
      await line.close();
    }
  });

  test('[63] taken out of use at the desk empties itself at its next contact, says why, and the desk says since when', async ({
    newPhone,
    newDesk,
  }) => {
    const desk = await newDesk();
    await signInAtDesk(desk, accounts.admin);
    await importRoster(desk);
    const phone = await newPhone();
    await signInOnPhone(phone, accounts.secretary);
    await phone.open('/roster');
    await expect(phone.page.getByText('孙志强').first()).toBeVisible();

    await desk.page.getByRole('link', { name: '手机', exact: true }).click();
    const row = desk.page.getByRole('row', { name: /王秀兰/ });
    await row.getByRole('button', { name: '停用这台手机' }).click();
    const dialog = desk.page.getByRole('dialog', { name: /停用王秀兰的这台手机/ });
    await expect(dialog.getByText('它上次说都上报了')).toBeVisible();
    await dialog.getByRole('button', { name: '停用', exact: true }).click();
    await expect(row.getByText('等它下次连上就清空')).toBeVisible();

    await phone.open('/');
    await expect(phone.page.getByText('乡镇停用了这台手机，上面的记录已经清掉')).toBeVisible();
    expect((await rowsIn(phone.page, 'records')) ?? 0).toBe(0);
    await expect(async () => {
      await desk.page.reload();
      await expect(row.getByText(/已清空/)).toBeVisible({ timeout: 3000 });
    }).toPass();
  });
});

test('[56] two people on one phone: what the first left waits for her, goes in under her name alone, and the browser’s common cache holds nothing of either', async ({
  endpoint,
  newPhone,
  newDesk,
}) => {
  const desk = await newDesk();
  await signInAtDesk(desk);
  await importRoster(desk);
  const phone = await newPhone();
  await signInOnPhone(phone, accounts.secretary);
  await phone.open('/meetings/new?kind=assembly');
  await endpoint.stop();
  await writeMeeting(phone, '王秀兰没送出去的');
  await standing(phone, /已保存/);
  const address = new URL(phone.page.url()).pathname;
  await phone.open('/me');
  await phone.page.getByRole('button', { name: '换人用' }).click();
  await phone.page.getByRole('button', { name: '换人', exact: true }).click();
  await expect(phone.page.getByText('王秀兰还有 1 条，等本人登录后送出')).toBeVisible();
  await endpoint.start();

  const signIn = async ({ login, password }: { readonly login: string; readonly password: string }): Promise<void> => {
    await phone.page.getByLabel('账号').fill(login);
    await phone.page.getByLabel('密码').fill(password);
    await phone.page.getByRole('button', { name: '登录' }).click();
    await expect(phone.page.getByRole('button', { name: '换人用' })).toBeVisible();
  };
  await signIn(accounts.scribe);
  await phone.open('/roster');
  await expect(phone.page.getByText('孙志强').first()).toBeVisible();
  await phone.open('/meetings/new?kind=assembly');
  await writeMeeting(phone, '陈思远记的');
  await standing(phone, /已送达/);
  await openInbox(desk, 'waiting');
  const meetings = desk.page.getByRole('button', { name: /石桥村.* 支部党员大会/ });
  await expect(meetings).toHaveCount(1);

  await phone.open('/me');
  await phone.page.getByRole('button', { name: '换人用' }).click();
  await phone.page.getByRole('button', { name: '换人', exact: true }).click();
  await signIn(accounts.secretary);
  await phone.open(address);
  await standing(phone, /已送达/);
  await expect(phone.page.getByText(/王秀兰.*记下/).first()).toBeVisible();
  await openInbox(desk, 'waiting');
  await expect(meetings).toHaveCount(2);
  const cached = await phone.page.evaluate(async () => {
    const names = await caches.keys();
    return (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat().map(({ url }) => new URL(url).pathname);
  });
  expect(cached.length).toBeGreaterThan(0);
  expect(cached.filter((path) => path.startsWith('/api'))).toEqual([]);
});

test('[29] on a thin line that loses questions and answers, a day’s work goes in within a minute, each thing once', async ({
  endpoint,
  newPhone,
  newDesk,
}) => {
  const desk = await newDesk();
  await signInAtDesk(desk);
  await importRoster(desk);
  const line = await BadLine.before(endpoint.url);
  const phone = await newPhone(line.url);
  try {
    await signInOnPhone(phone, accounts.secretary);
    const cdp = await phone.context.newCDPSession(phone.page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 300,
      downloadThroughput: 50_000,
      uploadThroughput: 25_000,
    });
    line.spoil = { what: 'down', on: /sync\/push/, left: 1 };
    await phone.open('/meetings/new?kind=assembly');
    await writeMeeting(phone, '细线上记的一');
    line.spoil = { what: 'swallow', on: /sync\/(push|pull)/, left: 2 };
    await phone.open('/meetings/new?kind=assembly');
    await writeMeeting(phone, '细线上记的二');
    await expect(
      phone.page
        .locator('.zb-states')
        .getByText(/已送达/)
        .first(),
    ).toBeVisible({ timeout: 60_000 });
    await phone.open('/me/sync');
    await expect(phone.page.getByText('没有要等的，也没有退回的')).toBeVisible({ timeout: 60_000 });
    await openInbox(desk, 'waiting');
    await expect(desk.page.getByRole('button', { name: /石桥村.* 支部党员大会/ })).toHaveCount(2);
  } finally {
    await line.close();
  }
});
