import { expect } from '@playwright/test';
import { accounts } from './cast.ts';
import type { Device } from './stage.ts';

type Login = { readonly login: string; readonly password: string };

/** Signs in on a phone and waits until its branch's records are there and it could go on without a network. */
export async function signInOnPhone(phone: Device, who: Login, branchName: string | RegExp = '石桥村党支部'): Promise<void> {
  await phone.open('/');
  const { page } = phone;
  await skipCards(phone);
  await page.getByLabel('账号').fill(who.login);
  await page.getByLabel('密码').fill(who.password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { name: branchName })).toBeVisible();
  await phone.isReadyForNoNetwork();
}

/** Goes past the three cards of a new phone, where they are shown. */
export async function skipCards({ page }: Device): Promise<void> {
  const skip = page.getByRole('button', { name: '跳过，去登录' });
  await skip.or(page.getByLabel('账号')).first().waitFor();
  if (await skip.isVisible()) await skip.click();
}

/** Presses the filled button at the bottom. */
export const next = (phone: Device, name: string): Promise<void> => phone.page.getByRole('button', { name, exact: true }).click();

/** Waits until the top bar says that what was typed is on the disk. */
export const keptOnDisk = (phone: Device): Promise<void> => expect(phone.page.locator('[data-kept="kept"]')).toBeVisible();

/**
 * The moment in which another app comes to the front: the page hears of it, and lives on for as long as the browser needs
 * for what the page has asked of it until then, and no longer.
 */
export const isHidden = ({ page }: Device): Promise<void> =>
  page.evaluate(async () => {
    document.dispatchEvent(new Event('visibilitychange'));
    for (const { name } of await indexedDB.databases())
      await new Promise<void>((done) => {
        const opening = indexedDB.open(name ?? '');
        opening.onsuccess = () => {
          const db = opening.result;
          if (!db.objectStoreNames.contains('drafts')) return done();
          db.transaction('drafts', 'readwrite').oncomplete = () => done();
        };
      });
  });

/** Chooses somebody for a role through the search. */
export async function choosePerson(phone: Device, role: string, name: string): Promise<void> {
  const { page } = phone;
  await page
    .getByRole('radiogroup', { name: role })
    .getByRole('radio', { name: /选人|选别人/ })
    .click();
  const sheet = page.getByRole('dialog', { name: `选${role}` });
  await sheet.getByLabel('找人').fill(name);
  await sheet.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('radiogroup', { name: role }).getByRole('radio', { name })).toBeChecked();
}

/** Gives the person the meeting's page shows its standing in words. */
export const standing = (phone: Device, words: string | RegExp): Promise<void> =>
  expect(phone.page.locator('.zb-states').getByText(words).first()).toBeVisible();

/** Writes a small meeting that is complete enough, from its first step; the phone is left on the meeting's page. */
export async function writeMeeting(phone: Device, place: string): Promise<void> {
  const { page } = phone;
  await page.getByLabel('地点').fill(place);
  await next(phone, '下一步：谁到了');
  await page.getByRole('button', { name: '第一党小组，这组都到了' }).click();
  await next(phone, '下一步：议题');
  await page.getByRole('button', { name: '加一个议题' }).click();
  await page.getByLabel('议题 1', { exact: true }).fill('讨论修渠');
  await next(phone, '下一步：决议');
  await next(phone, '看一遍');
  await next(phone, '记下这次会');
  await expect(page).toHaveURL(/\/meetings\/[0-9a-f-]{36}$/);
}

export { accounts };
