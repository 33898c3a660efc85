import type { Page } from '@playwright/test';
import { signInOnPhone } from './support/phone-steps.ts';
import { type Device, expect, test } from './support/stage.ts';
import { goTo } from './support/walk.ts';

const password = 'lianxi2026';

test.use({ filled: 'demo township' });

const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click();
const chip = (page: Page, label: string, name: string): Promise<void> =>
  page.getByRole('radiogroup', { name: label }).locator('label').getByText(name, { exact: true }).click();

/** What another phone's camera would see of this one's screen. */
const photoOf = ({ page }: Device, label: string): Promise<Buffer> => page.getByRole('img', { name: label }).screenshot();

/** Reads a photo of a code, as somebody does whose camera was refused. */
async function readPhoto({ page }: Device, photo: Buffer): Promise<void> {
  await goTo(page, '/floating');
  await page.getByRole('link', { name: '扫码' }).click();
  await expect(page.getByText('摄像头没打开')).toBeVisible();
  await page.getByLabel('用照片').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: photo });
}

test('a member away shows her card, a branch elsewhere reads and stamps it, and her own takes the stamp in, all without a network', async ({
  endpoint,
  newPhone,
}) => {
  const home = await newPhone();
  const host = await newPhone();
  await Promise.all([
    signInOnPhone(home, { login: 'shiqiao', password }, /石桥村/),
    signInOnPhone(host, { login: 'liuwan', password }, /柳湾村/),
  ]);
  for (const phone of [home, host]) await phone.goOffline();
  await endpoint.stop();

  await test.step('home registers her', async () => {
    const { page } = home;
    await goTo(page, '/floating/form?direction=out');
    await press(page, '记下这次登记');
    await expect(page.getByText('请选联系人，规定要指定一名')).toBeVisible();
    await page.getByLabel('谁', { exact: true }).selectOption({ index: 4 });
    await page.getByLabel('从哪天起').fill('2026-02-20');
    await page.getByLabel('在哪里').fill('东莞市长安镇');
    await chip(page, '原因', '外出务工');
    await page.getByLabel('本支部联系人').selectOption({ index: 1 });
    await page.getByLabel('党费交至').fill('202609');
    await press(page, '记下这次登记');
    await page.getByRole('link', { name: '出示活动证' }).click();
    await expect(page.getByRole('heading', { name: '流动党员活动证', level: 1 })).toBeVisible();
  });
  const name = (await home.page.locator('.zb-card-facts dd').first().textContent()) ?? '';
  const address = new URL(home.page.url()).pathname.replace('/card', '');
  const card = await photoOf(home, '活动证二维码');
  const digits = (await home.page.locator('.zb-card-number').textContent()) ?? '';

  await test.step('the host reads the card and keeps her part', async () => {
    const { page } = host;
    await readPhoto(host, card);
    await expect(page.getByRole('heading', { name: `${name}的活动证` })).toBeVisible();
    await press(page, '登记为流入党员');
    await expect(page.getByLabel('姓名')).toHaveValue(name);
    await page.getByLabel('住在哪里').fill('柳湾村三组');
    await chip(page, '原因', '外出务工');
    await press(page, '记下这次登记');
    await press(page, '记到会');
    await chip(page, '什么会', '主题党日');
    await press(page, '记下到会');
    await press(page, '记党费');
    await page.getByLabel('一共多少元').fill('15.00');
    await press(page, '记下党费');
    await press(page, '写意见');
    await page.getByLabel('对他参加组织生活的意见').fill('按时参加，肯帮忙。');
    await press(page, '记下意见');
    await page.getByRole('link', { name: '出示回执码' }).click();
    await expect(page.getByText('到会 1 次，党费 1 笔')).toBeVisible();
  });
  const stamp = await photoOf(host, '回执二维码');

  await test.step('home takes the stamp in, once', async () => {
    const { page } = home;
    await readPhoto(home, stamp);
    await expect(page.getByText('新到会 1 次，新交党费 1 笔，有新的意见')).toBeVisible();
    await press(page, '收进来');
    await expect(page).toHaveURL(new RegExp(`${address}$`));
    for (const words of ['主题党日', '15.00 元', '按时参加，肯帮忙。']) await expect(page.getByText(words)).toBeVisible();
    await readPhoto(home, stamp);
    await expect(page.getByText('里面的内容都收过了')).toBeVisible();
  });

  await test.step('what is not right is said plainly', async () => {
    await readPhoto(home, card);
    await expect(home.page.getByText('这是本支部发出去的活动证')).toBeVisible();
    await readPhoto(host, stamp);
    await expect(host.page.getByText('这张回执不是本支部流动党员的')).toBeVisible();
    const { page } = host;
    await press(page, '扫别的码');
    const box = page.getByLabel('输入短号');
    await box.fill(digits.replace(/\d(?=\D*$)/, (last) => String((Number(last) + 1) % 10)));
    await press(page, '看这个号');
    await expect(page.getByText('数字里有一位不对')).toBeVisible();
    await press(page, '扫别的码');
    await box.fill(digits);
    await press(page, '看这个号');
    await expect(page.getByRole('heading', { name: '活动证短号' })).toBeVisible();
  });

  await endpoint.start();
  for (const phone of [home, host]) {
    await phone.goOnline();
    await goTo(phone.page, '/');
    await expect(phone.page.getByText('都已送达')).toBeVisible();
  }
});
