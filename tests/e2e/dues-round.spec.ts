import type { Locator } from '@playwright/test';
import { phrases } from '#server/seed/words.ts';
import { signInAtDesk } from './support/desk-steps.ts';
import { collectRound } from './support/effort.ts';
import { Hands } from './support/hands.ts';
import { isHidden, signInOnPhone } from './support/phone-steps.ts';
import { type Device, expect, test } from './support/stage.ts';

const password = 'lianxi2026';
const MOST_TAPS_FOR_62 = 70;
const MOST_TAPS_FOR_SEVERAL = 8;

test.use({ filled: 'branch of 62' });

async function offlinePhone(phone: Device): Promise<void> {
  await signInOnPhone(phone, { login: 'shiqiao', password }, /党支部/);
  await phone.open('/');
  await expect(phone.page.locator('nav.zb-figures')).toContainText('62');
  await phone.goOffline();
}

const ticks = ({ page }: Device): Locator => page.locator('.zb-tick');

test('62 people pay one by one without a signal in at most 70 taps; then it goes up, and the desk counts and signs', async ({
  newPhone,
  newDesk,
}) => {
  test.setTimeout(240_000);
  const phone = await newPhone();
  await offlinePhone(phone);
  const { page } = phone;

  await test.step('each of 62 is ticked, some paid for by family or another member', async () => {
    const hands = new Hands(page);
    expect(await collectRound(hands)).toBe(62);
    expect(hands.typed).toBe(0);
    expect(hands.taps).toBeLessThanOrEqual(MOST_TAPS_FOR_62);
    await expect(page.getByRole('button', { name: '看已交 62 人' })).toBeVisible();
  });

  const handedUp = await test.step('what is in hand goes up as one batch, still without a signal', async () => {
    await phone.open('/dues/remit');
    const button = page.getByRole('button', { name: /^上缴 \d+ 笔/ });
    const sum = /共 ([\d,.]+) 元/.exec((await button.textContent()) ?? '')?.[1] ?? '';
    await button.click();
    await expect(page.getByText('等乡镇收').first()).toBeVisible();
    return sum;
  });

  await test.step('with a signal the township has all of it', async () => {
    await phone.goOnline();
    await phone.open('/me/sync');
    await expect(page.getByText(/都已送达|全部已送达|已送达/).first()).toBeVisible({ timeout: 60_000 });
  });

  await test.step('the desk receives the batch, counts it, and signs', async () => {
    const desk = await newDesk();
    await signInAtDesk(desk, { login: 'zhenban', password, name: phrases.people.staff });
    await desk.page.getByRole('link', { name: '党费', exact: true }).click();
    await desk.page.getByRole('button', { name: '石桥村', exact: true }).click();
    const batch = desk.page.getByRole('row').filter({ hasText: handedUp }).filter({ hasText: '等收' });
    await batch.getByRole('button', { name: '收到' }).click();
    const received = desk.page.getByRole('row').filter({ hasText: handedUp }).filter({ hasText: '已收到' });
    await received.getByRole('button', { name: '点收' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByLabel('点出来多少元').fill(handedUp);
    await expect(dialog.getByText('一分不差，可以签收')).toBeVisible();
    await dialog.getByRole('button', { name: '签收' }).click();
    await expect(desk.page.getByRole('row').filter({ hasText: handedUp }).filter({ hasText: '已签收' })).toBeVisible();
  });

  await test.step('the phone hears that the township signed', async () => {
    await phone.open('/dues/remit');
    await expect(page.getByText('乡镇已签收').first()).toBeVisible({ timeout: 60_000 });
  });
});

test('several are ticked and confirmed once in at most 8 taps', async ({ newPhone }) => {
  const phone = await newPhone();
  await offlinePhone(phone);
  const hands = new Hands(phone.page);
  await hands.press('记一笔');
  await hands.sees('记一笔');
  await hands.press('收党费');
  await ticks(phone).first().waitFor();
  for (const person of [0, 3, 7, 20, 61]) await hands.tap(ticks(phone).nth(person));
  await hands.press(/^收下 5 人/);
  await expect(phone.page.getByRole('button', { name: '看已交 5 人' })).toBeVisible();
  await expect(ticks(phone)).toHaveCount(57);
  expect(hands.taps).toBeLessThanOrEqual(MOST_TAPS_FOR_SEVERAL);
});

test('a tab killed in the middle of a round loses no tick, no way of paying, no letter and nobody who has paid', async ({ newPhone }) => {
  const phone = await newPhone();
  await offlinePhone(phone);
  await phone.open('/dues/collect');
  for (const person of [0, 1, 2]) await ticks(phone).nth(person).click();
  await phone.page.getByRole('button', { name: /^收下 3 人/ }).click();
  await expect(ticks(phone)).toHaveCount(59);
  for (const person of [4, 9]) await ticks(phone).nth(person).click();
  await phone.page.getByRole('button', { name: '家属代交' }).click();
  await expect(phone.page.getByRole('button', { name: '家属代交' })).toHaveAttribute('aria-pressed', 'true');
  await isHidden(phone);
  await phone.kill();

  await phone.reopen('/dues/collect');
  await expect(ticks(phone)).toHaveCount(59);
  await expect(phone.page.getByRole('button', { name: '看已交 3 人' })).toBeVisible();
  await expect(phone.page.locator('.zb-tick[aria-pressed="true"]')).toHaveCount(2);
  await expect(phone.page.getByRole('button', { name: '家属代交' })).toHaveAttribute('aria-pressed', 'true');
  await phone.page.getByRole('button', { name: /^收下 2 人/ }).click();
  await expect(ticks(phone)).toHaveCount(57);
});
