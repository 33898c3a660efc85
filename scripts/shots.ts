// `npm run build && npm run shots`: the pictures of README, taken from the practice township in a real Chromium.
import { mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { EndpointProcess, plantDemo } from '#tests/e2e/support/endpoint-process.ts';
import { chromiumSwitches, findOrInstallChromium, HOW_TO_GET_CHROMIUM } from './find-chromium.ts';

const FOLDER = 'docs/screenshots';
const PASSWORD = 'lianxi2026';

/** Waits until the page stands still: fonts there, nothing under way, no picture of a page that is still being read. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function shoot(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });
  console.log(`${FOLDER}/${name}.png`);
}

async function phoneShots(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  await page.goto(url);
  await page.getByRole('button', { name: '跳过，去登录' }).click();
  await page.getByLabel('账号').fill('shiqiao');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '本月要办' }).waitFor();
  await page.goto(`${url}/meetings/new?kind=assembly`);
  await page.getByLabel('地点').fill('村党群服务中心');
  await page.getByRole('button', { name: '下一步：谁到了' }).click();
  await page
    .getByRole('button', { name: /这组都到了/ })
    .first()
    .click();
  // The list scrolls to nothing; a look at the first group with one person away.
  await page.locator('[data-state="present"]').nth(2).click();
  await page.getByRole('dialog').getByRole('button', { name: '请假' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '外出务工' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '就这样' }).click();
  await page.getByText('撤回').first().waitFor({ state: 'hidden' });
  await shoot(page, 'phone-meeting-form');
  for (const [name, path] of [
    ['phone-home', '/'],
    ['phone-roster', '/roster'],
    ['phone-log', '/log'],
    ['phone-visits', '/visits'],
    ['phone-me', '/me'],
  ] as const) {
    await page.goto(`${url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await shoot(page, name);
  }
  await page.close();
}

async function deskShots(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await page.goto(`${url}/township`);
  await page.getByLabel('账号').fill('zhenban');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation').waitFor();
  await page.goto(`${url}/township/?kind=meeting`);
  await page
    .getByRole('button', { name: /^用红笔标记/ })
    .nth(1)
    .click();
  await shoot(page, 'desk-inbox');
  for (const [name, path] of [
    ['desk-overview', '/overview'],
    ['desk-members', '/members'],
  ] as const) {
    await page.goto(`${url}/township${path}`);
    await page.getByRole('table').first().waitFor();
    await shoot(page, name);
  }
  await page.close();
}

const executablePath = findOrInstallChromium(console.log);
if (executablePath === undefined) throw new Error(HOW_TO_GET_CHROMIUM);
mkdirSync(FOLDER, { recursive: true });
const endpoint = await EndpointProcess.open(plantDemo);
const browser = await chromium.launch({ executablePath, args: [...chromiumSwitches] });
try {
  await phoneShots(browser, endpoint.url);
  await deskShots(browser, endpoint.url);
} finally {
  await browser.close();
  await endpoint.close();
}
