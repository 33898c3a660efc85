import { expect, test } from './support/stage.ts';

test.use({ filled: 'demo township' });

test('at the desk a press on a village opens its own names, of posts without anybody and of members without a post', async ({
  newDesk,
}) => {
  const desk = await newDesk();
  const { page } = desk;
  await desk.open('/township/posts');
  await page.getByLabel('账号').fill('zhenban');
  await page.getByLabel('密码').fill('lianxi2026');
  await page.getByRole('button', { name: '登录' }).click();
  const first = page.getByRole('button', { name: '石桥村' });
  await first.click();
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByText(/^没有岗位，\d+ 人$/)).toBeVisible();
  const third = page.getByRole('button', { name: '大坪村' });
  await expect(third).toHaveAttribute('aria-expanded', 'false');
  await third.click();
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByText(/^没有人的岗位，\d+ 个$/)).toBeVisible();
});
