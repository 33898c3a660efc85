import type { Page } from '@playwright/test';
import { BadLine, type Trouble } from './support/bad-line.ts';
import { importRoster, openInbox, signInAtDesk } from './support/desk-steps.ts';
import { accounts, next, signInOnPhone, standing, writeMeeting } from './support/phone-steps.ts';
import { type Device, expect, test } from './support/stage.ts';

// The numbers are those of docs/reliability.md.

const SYNC = /^\/api\/v1\/sync\//;

const saveMeeting = async (phone: Device, place: string): Promise<string> => {
  await phone.open('/meetings/new?kind=assembly');
  await writeMeeting(phone, place);
  return new URL(phone.page.url()).pathname;
};

/** What the township has, as its desk lists it. */
const meetingsAtDesk = async (desk: Device): Promise<number> => {
  await openInbox(desk, 'waiting');
  const list = desk.page.getByRole('button', { name: /石桥村.* 支部党员大会/ });
  await expect(list.first()).toBeVisible();
  return list.count();
};

/** Presses 现在再试一次 in the sync centre, which asks at once whatever the wait. */
const tryNow = async (phone: Device): Promise<void> => {
  await phone.open('/me/sync');
  await phone.page.getByRole('button', { name: '现在再试一次' }).click();
};

test.describe('a line that lies', () => {
  test('[22 26 27] a captive portal, answers that break off and answers that never come cost nothing but time', async ({
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
      for (const what of ['portal', 'cut', 'swallow', 'down'] satisfies Trouble[]) {
        line.spoil = { what, on: SYNC, left: Number.POSITIVE_INFINITY };
        const address = await saveMeeting(phone, `${what}时记的`);
        await standing(phone, /已保存/);
        const before = line.count(SYNC);
        await tryNow(phone);
        await expect.poll(() => line.count(SYNC)).toBeGreaterThan(before);
        await phone.open(address);
        await standing(phone, /已保存/);
      }
      line.spoil = undefined;
      await tryNow(phone);
      await expect(phone.page.getByText('没有要等的，也没有退回的')).toBeVisible();
      expect(await meetingsAtDesk(desk)).toBe(4);
    } finally {
      await line.close();
    }
  });

  test('[5 26] the first fetching of a branch, cut in the middle again and again, goes on until all is there', async ({
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
      line.spoil = { what: 'cut', on: /\/sync\/snapshot/, left: 3 };
      await signInOnPhone(phone, accounts.secretary);
      await phone.page.getByRole('link', { name: '名册' }).click();
      await expect(phone.page.getByText('孙志强').first()).toBeVisible({ timeout: 60_000 });
      expect(line.count(/snapshot/)).toBeGreaterThanOrEqual(4);
    } finally {
      await line.close();
    }
  });

  test('[30 31] a signal that comes and goes makes no storm, and what the browser says of it is only a hint', async ({
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
      line.asked.length = 0;
      for (let i = 0; i < 15; i += 1) {
        await phone.goOffline();
        await phone.goOnline();
      }
      await phone.page.evaluate(() => {
        Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
      });
      const address = await saveMeeting(phone, '信号时有时无');
      await standing(phone, /已送达/);
      expect(address).toMatch(/^\/meetings\//);
      expect(line.count(/hello$/)).toBeLessThanOrEqual(3);
      expect(line.count(/sync\/(push|pull)/)).toBeLessThanOrEqual(45);
    } finally {
      await line.close();
    }
  });
});

test.describe('tabs', () => {
  test('[2 3] killed with the answer under way, the meeting is there once after the next start', async ({
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
      line.spoil = { what: 'swallow', on: /sync\/push/, left: 1 };
      const address = await saveMeeting(phone, '答复在路上');
      await expect.poll(() => line.spoil?.left).toBe(0);
      await phone.kill();
      await phone.reopen(address);
      await standing(phone, /已送达/);
      expect(await meetingsAtDesk(desk)).toBe(1);
    } finally {
      await line.close();
    }
  });

  test('[15 16] two tabs without the lock between them write and hand in at once; each thing arrives once', async ({
    newPhone,
    newDesk,
  }) => {
    const desk = await newDesk();
    await signInAtDesk(desk);
    await importRoster(desk);
    const phone = await newPhone();
    await phone.context.addInitScript(() => {
      Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined });
    });
    await signInOnPhone(phone, accounts.secretary);
    const second: Page = await phone.context.newPage();
    await second.goto(`${new URL(phone.page.url()).origin}/roster`);
    await expect(second.getByText('王秀兰').first()).toBeVisible();
    await saveMeeting(phone, '第一页记的');
    await second.goto(`${new URL(phone.page.url()).origin}/meetings/new?kind=assembly`);
    const other = { page: second } as Device;
    await writeMeeting(other, '第二页记的');
    await standing(other, /已送达/);
    await standing(phone, /已送达/);
    expect(await meetingsAtDesk(desk)).toBe(2);
  });
});

test.describe('the phone’s own store', () => {
  test('[8] on a full phone the words of the day are still kept, or the form stays with all that is in it', async ({
    newPhone,
    newDesk,
  }) => {
    const desk = await newDesk();
    await signInAtDesk(desk);
    await importRoster(desk);
    const phone = await newPhone();
    await signInOnPhone(phone, accounts.secretary);
    await phone.goOffline();
    const { page } = phone;
    const cdp = await phone.context.newCDPSession(page);
    const { origin } = new URL(page.url());
    await phone.open('/meetings/new?kind=assembly');
    await page.getByLabel('地点').fill('存满了也要记');
    const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: used + 60_000 });
    await page.getByRole('button', { name: '下一步：谁到了' }).click();
    await page.getByRole('button', { name: '第一党小组，这组都到了' }).click();
    await next(phone, '下一步：议题');
    await page.getByRole('button', { name: '加一个议题' }).click();
    await page.getByLabel('议题 1', { exact: true }).fill('讨论修渠');
    await next(phone, '下一步：决议');
    await next(phone, '看一遍');
    await next(phone, '记下这次会');
    const full = page.getByText('手机满了，这一条还没存上');
    await expect(page.locator('.zb-states').or(full).first()).toBeVisible();
    await cdp.send('Storage.overrideQuotaForOrigin', { origin });
    // Where even the ballast was not enough the form still stands there with everything in it.
    if (!(await page.locator('.zb-states').first().isVisible())) await next(phone, '记下这次会');
    await standing(phone, /已保存/);
    await expect(page.getByText('存满了也要记').first()).toBeVisible();
  });

  test('[11] a browser that keeps nothing says so instead of letting anybody type', async ({ newPhone }) => {
    const phone = await newPhone();
    await phone.context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('A mutation operation was attempted on a database that did not allow mutations.', 'InvalidStateError');
      };
    });
    await phone.open('/');
    await expect(phone.page.getByText('手机的存储打不开')).toBeVisible();
    await expect(phone.page.getByRole('textbox')).toHaveCount(0);
  });

  test('[12 13] a newer version of the app in another page takes the store over; the older page says so, and nothing is gone', async ({
    newPhone,
    newDesk,
  }) => {
    const desk = await newDesk();
    await signInAtDesk(desk);
    await importRoster(desk);
    const phone = await newPhone();
    await signInOnPhone(phone, accounts.secretary);
    await phone.goOffline();
    await saveMeeting(phone, '新版本来之前');
    const newer = (): Promise<number> =>
      phone.page.evaluate(async () => {
        const name =
          (await indexedDB.databases()).map((found) => found.name ?? '').find((found) => /^zhibu-[0-9a-f]{8}-/.test(found)) ?? '';
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const asked = indexedDB.open(name, 9_990);
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
        const waiting = await new Promise<number>((resolve) => {
          const count = db.transaction('outbox').objectStore('outbox').count();
          count.onsuccess = () => resolve(count.result);
        });
        db.close();
        return waiting;
      });
    expect(await newer()).toBe(1);
    await expect(phone.page.getByText('这一页太旧了')).toBeVisible();
    await phone.page.getByRole('button', { name: '重新打开' }).click();
    await expect(phone.page.getByText('这一页太旧了')).toBeVisible();
    expect(await newer()).toBe(1);
  });
});
