import { signInOnPhone } from './support/phone-steps.ts';
import { type Device, expect, test } from './support/stage.ts';
import { barriers, type Found, goTo, unheard, walkPhone } from './support/walk.ts';

const password = 'lianxi2026';

test.use({ filled: 'demo township' });

test('in the ordinary size every page can be used on a narrow screen, with poor sight and by ear: light, dark, English', async ({
  newPhone,
}) => {
  test.setTimeout(900_000);
  const phone = await newPhone();
  const { page } = phone;
  const before: Found = {};
  const look = async (where: string): Promise<void> => {
    const wrong = [...(await barriers(page)), ...(await unheard(page))];
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) wrong.push('wider than the screen');
    if (wrong.length > 0) before[where] = wrong;
  };
  await phone.open('/');
  for (const card of ['下一张', '下一张', '登录']) {
    const go = page.getByRole('button', { name: card, exact: true });
    await expect(go).toBeVisible();
    await look(`the card before ${card}`);
    await go.click();
  }
  await expect(page.getByLabel('账号')).toBeVisible();
  await look('sign-in');
  expect(before).toEqual({});
  await signInOnPhone(phone, { login: 'shiqiao', password }, /党支部/);
  const found = await walkPhone(phone, [
    { name: 'ordinary', size: '标准', theme: '浅色', language: 'zh-CN', text: 18, target: 48, axe: 'all' },
    { name: 'dark', size: '标准', theme: '深色', language: 'zh-CN', text: 18, target: 48, axe: 'colours' },
    { name: 'English', size: 'Standard', theme: 'Light', language: 'en', text: 18, target: 48, axe: 'none' },
  ]);
  expect(found).toEqual({});
});

async function signInAtDesk(desk: Device, login: string): Promise<void> {
  await desk.open('/township');
  await desk.page.getByLabel('账号').fill(login);
  await desk.page.getByLabel('密码').fill(password);
  await desk.page.getByRole('button', { name: '登录' }).click();
  await expect(desk.page.getByRole('navigation', { name: '主要' })).toBeVisible();
}

const deskPages = [
  '/',
  '/attention',
  '/overview',
  '/members',
  '/meetings',
  '/dues',
  '/year',
  '/plans',
  '/matters',
  '/posts',
  '/stays',
  '/settings',
  '/registers',
  '/phones',
  '/people',
  '/import',
  '/export',
  '/nowhere-at-all',
];

/** The smallest text of the desk in CSS pixels. */
const DESK_TEXT = 15;

test("the desk's pages can be used with poor sight and by ear, light, dark and in English, and from 1024 px on", async ({ newDesk }) => {
  test.setTimeout(900_000);
  const desk = await newDesk();
  const { page } = desk;
  await signInAtDesk(desk, 'guanli');
  await goTo(page, '/township/meetings');
  await page.getByRole('table').getByRole('button').first().click();
  await page.waitForURL(/\/records\//);
  const record = new URL(page.url()).pathname;
  const found: Found = {};
  for (const [name, theme, language, words, rules] of [
    ['light', 'light', '中文', /浅|Light/, undefined],
    ['dark', 'dark', '中文', /深|Dark/, ['color-contrast']],
    ['English', 'dark', 'English', /深|Dark/, []],
  ] as const) {
    await page.getByRole('button', { name: language, exact: true }).click();
    await page.getByRole('button', { name: words }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const path of [...deskPages, record.replace('/township', '')]) {
      await goTo(page, `/township${path}`);
      const wrong = [...(rules?.length === 0 ? [] : await barriers(page, rules)), ...(await unheard(page))];
      await page.setViewportSize({ width: 1024, height: 768 });
      const narrow = await page.evaluate((least) => {
        const small = [...document.querySelectorAll('body *')].filter((element) => {
          const box = element.getBoundingClientRect();
          const written = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
          return written && box.width > 2 && box.height > 2 && Number.parseFloat(getComputedStyle(element).fontSize) < least;
        });
        const wide = document.documentElement.scrollWidth > window.innerWidth ? [`${document.documentElement.scrollWidth} px wide`] : [];
        return [...wide, ...small.map((element) => `${getComputedStyle(element).fontSize}: ${element.textContent?.slice(0, 12)}`)];
      }, DESK_TEXT);
      await page.setViewportSize({ width: 1440, height: 900 });
      wrong.push(...narrow);
      if (wrong.length > 0) found[`${name} ${path}`] = wrong;
    }
  }
  expect(found).toEqual({});
  await desk.open('/township');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('the inbox is read, searched and judged with keys alone', async ({ newDesk }) => {
  const desk = await newDesk();
  const { page } = desk;
  await desk.open('/township');
  await page.getByLabel('账号').focus();
  await page.keyboard.type('zhenban');
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  const chosen = page.locator('[aria-current="true"].dk-inrow');
  await expect(page.getByRole('region', { name: '记录内容' })).toBeVisible();
  await page.keyboard.press('j');
  const second = await chosen.innerText();
  await page.keyboard.press('k');
  await expect(chosen).not.toHaveText(second);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox').or(page.locator('input:focus'))).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  const judged = await chosen.innerText();
  await page.keyboard.press('a');
  await expect(page.getByText(/已通过/)).toBeVisible();
  await expect(chosen).not.toHaveText(judged);
});

test('the gallery can be used with poor sight in every size, light and dark, and leaves no trace of what was tried', async ({
  newPhone,
}) => {
  const phone = await newPhone();
  await signInOnPhone(phone, { login: 'shiqiao', password }, /党支部/);
  const { page } = phone;
  const found: Found = {};
  await phone.open('/me/version');
  await page.getByRole('link', { name: '组件样张' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '组件样张' })).toBeVisible();
  for (const theme of ['浅色', '深色'])
    for (const size of ['标准', '长辈', '更大', '最大']) {
      await page.getByRole('radio', { name: theme, exact: true }).click({ force: true });
      await page.getByRole('radio', { name: size, exact: true }).click({ force: true });
      await expect(page.getByRole('radio', { name: size, exact: true })).toBeChecked();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      const wrong = [...(await barriers(page)), ...(wide ? ['wider than the screen'] : [])];
      if (wrong.length > 0) found[`${theme} ${size}`] = wrong;
    }
  expect(found).toEqual({});
  await page.getByRole('link', { name: '返回' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-size', 'normal');
});
