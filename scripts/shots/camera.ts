import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';

export const PASSWORD = 'lianxi2026';

/** Waits until the page stands still: fonts there, nothing under way, and nothing written anew over some pictures of the screen. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    await document.fonts.ready;
    // A line that says "just now" and a list that is still being read both write into the page before they are done.
    const STILL = 15;
    let still = 0;
    const watcher = new MutationObserver(() => {
      still = 0;
    });
    watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    while (still < STILL) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      still += 1;
    }
    watcher.disconnect();
  });
}

/** Takes the picture of what is on the screen. */
export async function shoot(page: Page, folder: string, name: string): Promise<void> {
  await settled(page);
  const path = join(folder, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  console.log(path);
}

const place = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const;

/** A phone that has never seen the app. */
export const newPhone = (browser: Browser, scale: number): Promise<BrowserContext> =>
  browser.newContext({ ...place, viewport: { width: 390, height: 844 }, deviceScaleFactor: scale, isMobile: true, hasTouch: true });

/** A desk. */
export const newDesk = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ ...place, viewport: { width: 1440, height: 900 } });

/** Signs a secretary in, past the three cards. */
export async function signInOnPhone(page: Page, url: string, login: string, password = PASSWORD): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: '跳过，去登录' }).click();
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '本月要办' }).waitFor();
}

/** Signs somebody in at the desk. */
export async function signInAtDesk(page: Page, url: string, login: string): Promise<void> {
  await page.goto(`${url}/township`);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation').waitFor();
}
