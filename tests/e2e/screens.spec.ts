import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { signInOnPhone } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';

const demo = { login: 'shiqiao', password: 'lianxi2026' };
const demoDesk = { login: 'zhenban', password: 'lianxi2026' };

/** What keeps somebody with poor sight or no mouse from using a page, by axe's judgement. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    );
}

test.use({ filled: 'demo township' });

test('the five tabs and the meeting form can be used with poor sight, and nothing runs over the edge of the screen', async ({
  newPhone,
}) => {
  const phone = await newPhone();
  await signInOnPhone(phone, demo, /党支部/);
  const found: Record<string, string[]> = {};
  for (const path of [
    '/',
    '/roster',
    '/log',
    '/visits',
    '/me',
    '/me/sync',
    '/meetings',
    '/meetings/new?kind=assembly',
    '/meetings/new?kind=assembly&step=2',
  ]) {
    await phone.open(path);
    await expect(phone.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(phone.page.getByText('练习', { exact: true }).first()).toBeVisible();
    const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    const wrong = [...(await barriers(phone.page)), ...(wide ? ['wider than the screen'] : [])];
    if (wrong.length > 0) found[path] = wrong;
  }
  expect(found).toEqual({});
});

test("the desk's pages can be used with poor sight, light and dark, and the choice is there at the next start", async ({ newDesk }) => {
  test.setTimeout(240_000);
  const desk = await newDesk();
  await desk.open('/township');
  await desk.page.getByLabel('账号').fill(demoDesk.login);
  await desk.page.getByLabel('密码').fill(demoDesk.password);
  await desk.page.getByRole('button', { name: '登录' }).click();
  await expect(desk.page.getByRole('navigation', { name: '主要' })).toBeVisible();
  const found: Record<string, string[]> = {};
  for (const [word, theme] of [
    ['浅', 'light'],
    ['深', 'dark'],
  ] as const) {
    await desk.page.getByRole('group', { name: '颜色' }).getByRole('button', { name: word, exact: true }).click();
    for (const path of [
      '/township/',
      '/township/overview',
      '/township/members',
      '/township/meetings',
      '/township/import',
      '/township/export',
    ]) {
      await desk.open(path);
      await expect(desk.page.locator('html')).toHaveAttribute('data-theme', theme);
      await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(desk.page.getByText('练习数据').first()).toBeVisible();
      const wrong = await barriers(desk.page);
      if (wrong.length > 0) found[`${theme} ${path}`] = wrong;
    }
  }
  expect(found).toEqual({});
});

test('the gallery can be used with poor sight in every size, light and dark, and leaves no trace of what was tried', async ({
  newPhone,
}) => {
  const phone = await newPhone();
  await signInOnPhone(phone, demo, /党支部/);
  const { page } = phone;
  const found: Record<string, string[]> = {};
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
