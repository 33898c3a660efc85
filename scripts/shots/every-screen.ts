import { type Browser, expect, type Page } from '@playwright/test';
import { accounts } from '#tests/e2e/support/cast.ts';
import { goTo, type PhoneMode, phonePages, setPhone } from '#tests/e2e/support/walk.ts';
import { newDesk, newPhone, shoot, signInAtDesk } from './camera.ts';
import { busyPhone, heldWork } from './states.ts';

const FOLDER = 'docs/screens';

type Look = PhoneMode & { readonly folder: string; readonly width: number; readonly height: number };

const large = { width: 390, height: 844 };
const looks: readonly Look[] = [
  { folder: 'phone', name: 'ordinary', size: '标准', theme: '浅色', language: 'zh-CN', ...large },
  { folder: 'phone-max', name: 'largest', size: '最大', theme: '浅色', language: 'zh-CN', ...large },
  { folder: 'phone-elder', name: 'elder', size: '长辈', theme: '浅色', language: 'zh-CN', ...large },
  { folder: 'phone-dark', name: 'dark', size: '标准', theme: '深色', language: 'zh-CN', ...large },
  { folder: 'phone-en', name: 'English', size: 'Standard', theme: 'Light', language: 'en', ...large },
  { folder: 'phone-360', name: 'narrow', size: '标准', theme: '浅色', language: 'zh-CN', width: 360, height: 640 },
];

/** "/roster/0192…/edit?step=2" as the name of a file: "roster-one-edit-2". */
const nameOf = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'one')
    .replace(/[?&](?:kind|only|draft)=\w+/g, '')
    .replace(/[?&]step=/g, '-')
    .replace(/^\/(?:township\/?)?/, '')
    .replaceAll('/', '-') || 'home';

/** Two addresses may have one name: a returned meeting and another one. */
function named(paths: readonly string[]): (readonly [name: string, path: string])[] {
  const taken = new Map<string, number>();
  return paths.map((path) => {
    const name = nameOf(path);
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return [before === 0 ? name : `${name}-${before + 1}`, path] as const;
  });
}

/** What a phone shows before anybody is known, in the practice village, and when its store cannot be opened. */
async function beforeSigningIn(browser: Browser, url: string): Promise<void> {
  for (const presses of [0, 3]) {
    const folder = `${FOLDER}/${presses === 0 ? 'phone' : 'phone-max'}`;
    const context = await newPhone(browser, 1);
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole('button', { name: '下一张' }).waitFor();
    for (let i = 0; i < presses; i += 1) await page.getByRole('button', { name: /字大一点/ }).click();
    await shoot(page, folder, 'start-card-1');
    await page.getByRole('button', { name: '下一张' }).click();
    await shoot(page, folder, 'start-card-2');
    await page.getByRole('button', { name: '下一张' }).click();
    await shoot(page, folder, 'start-card-3');
    await page.getByRole('button', { name: '先试一试' }).click();
    await page.getByText('记一次会试试').waitFor();
    await shoot(page, folder, 'practice-home');
    await page.getByText('记一次会试试').click();
    await page.getByLabel('地点').waitFor();
    await shoot(page, folder, 'practice-meeting');
    await page.goto(url);
    await page.getByText('退出练习').click();
    await page.getByLabel('账号').waitFor();
    await shoot(page, folder, 'sign-in-first');
    await context.close();
  }
  const broken = await newPhone(browser, 1);
  await broken.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no store', 'InvalidStateError');
    };
  });
  const page = await broken.newPage();
  await page.goto(url);
  await page.getByText('手机的存储打不开').waitFor();
  await shoot(page, `${FOLDER}/phone`, 'store-trouble');
  await broken.close();
}

/** A village whose roster has not come yet. */
async function emptyVillage(browser: Browser, url: string): Promise<void> {
  const context = await newPhone(browser, 1);
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: '跳过，去登录' }).click();
  await page.getByLabel('账号').fill(accounts.secretary.login);
  await page.getByLabel('密码').fill(accounts.secretary.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('先把名册导进来').waitFor();
  for (const path of ['/', '/roster', '/meetings', '/visits', '/roster/groups', '/roster/offices', '/me/sync']) {
    await goTo(page, path);
    await shoot(page, `${FOLDER}/phone`, `empty-${nameOf(path)}`);
  }
  await context.close();
}

/** Opens the sheet that asks about somebody, on the list that is open. */
async function openAbsence(page: Page, list: string): Promise<void> {
  await goTo(page, list);
  await page.locator('[data-state="present"], .zb-att-away').first().click();
  await page.getByRole('dialog').waitFor();
}

async function signedIn(browser: Browser, url: string): Promise<void> {
  const page = await busyPhone(browser, url);
  const { pathname, search } = new URL(page.url());
  const list = pathname + search;
  await goTo(page, '/me/sync');
  const open = await page
    .locator('main a[href^="/me/sync/0"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  await goTo(page, '/meetings');
  const waiting = (await page.locator('main a[href^="/meetings/0"]').first().getAttribute('href')) ?? '';
  const paths = named([...new Set([...(await phonePages(page)), list, waiting, ...open])]);
  for (const look of looks) {
    await page.setViewportSize(large);
    await setPhone({ page }, look);
    await page.setViewportSize({ width: look.width, height: look.height });
    for (const [name, path] of paths) {
      await goTo(page, path);
      await shoot(page, `${FOLDER}/${look.folder}`, name);
    }
    await openAbsence(page, list);
    await shoot(page, `${FOLDER}/${look.folder}`, 'absence-sheet');
    await page.getByRole('dialog').getByRole('button').last().click();
  }
  await page.context().close();
}

async function desk(browser: Browser, url: string): Promise<void> {
  await heldWork(browser, url);
  const context = await newDesk(browser);
  const page = await context.newPage();
  await page.goto(`${url}/township`);
  await page.getByLabel('账号').waitFor();
  await shoot(page, `${FOLDER}/desk`, 'sign-in');
  await signInAtDesk(page, url, 'guanli');
  await goTo(page, '/township/meetings');
  await page.getByRole('table').getByRole('button').first().click();
  await page.waitForURL(/\/records\//);
  const record = new URL(page.url()).pathname;
  const places = ['', 'attention', 'overview', 'members', 'meetings', 'phones', 'people', 'import', 'export'];
  for (const [folder, language, words, theme] of [
    ['desk', '中文', /浅|Light/, 'light'],
    ['desk-dark', '中文', /深|Dark/, 'dark'],
    ['desk-en', 'English', /浅|Light/, 'light'],
  ] as const) {
    await page.getByRole('button', { name: language, exact: true }).click();
    await page.getByRole('button', { name: words }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const [name, path] of named([...places.map((place) => `/township/${place}`), record])) {
      await goTo(page, path);
      await shoot(page, `${FOLDER}/${folder}`, name === 'home' ? 'inbox' : name);
    }
  }
  await context.close();
}

/** Every screen in every look: phone 390×844 and 360×640, desk 1440×900. */
export async function everyScreen(browser: Browser, demo: string, empty: string): Promise<void> {
  await beforeSigningIn(browser, demo);
  await emptyVillage(browser, empty);
  await signedIn(browser, demo);
  await desk(browser, demo);
}
