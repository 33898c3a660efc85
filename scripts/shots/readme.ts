import type { Browser } from '@playwright/test';
import { newDesk, newPhone, shoot, signInAtDesk, signInOnPhone } from './camera.ts';

const FOLDER = 'docs/screenshots';

async function phoneShots(browser: Browser, url: string): Promise<void> {
  const context = await newPhone(browser, 2);
  const page = await context.newPage();
  await signInOnPhone(page, url, 'shiqiao');
  await page.goto(`${url}/meetings/new?kind=assembly`);
  await page.getByLabel('地点').fill('村党群服务中心');
  await page.getByRole('button', { name: '下一步：谁到了' }).click();
  await page
    .getByRole('button', { name: /这组都到了/ })
    .first()
    .click();
  // The list scrolls to nothing; a look at the first group with one person away.
  await page.locator('[data-state="present"]').nth(2).click();
  await page.getByRole('dialog').getByRole('button', { name: '外出务工' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '就这样' }).click();
  await page.getByText('撤回').first().waitFor({ state: 'hidden' });
  await shoot(page, FOLDER, 'phone-meeting-form');
  for (const [name, path] of [
    ['phone-home', '/'],
    ['phone-roster', '/roster'],
    ['phone-log', '/log'],
    ['phone-visits', '/visits'],
    ['phone-me', '/me'],
  ] as const) {
    await page.goto(`${url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await shoot(page, FOLDER, name);
  }
  await context.close();
}

async function deskShots(browser: Browser, url: string): Promise<void> {
  const context = await newDesk(browser);
  const page = await context.newPage();
  await signInAtDesk(page, url, 'zhenban');
  await page.goto(`${url}/township/?kind=meeting`);
  await page
    .getByRole('button', { name: /^用红笔标记/ })
    .nth(1)
    .click();
  await shoot(page, FOLDER, 'desk-inbox');
  for (const [name, path] of [
    ['desk-overview', '/overview'],
    ['desk-members', '/members'],
  ] as const) {
    await page.goto(`${url}/township${path}`);
    await page.getByRole('table').first().waitFor();
    await shoot(page, FOLDER, name);
  }
  await context.close();
}

/** The pictures of README. */
export async function readmeShots(browser: Browser, url: string): Promise<void> {
  await phoneShots(browser, url);
  await deskShots(browser, url);
}
