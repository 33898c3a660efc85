import type { Locator, Page } from '@playwright/test';
import { type EffortSize, effortSizes } from './support/effort.ts';
import { Hands } from './support/hands.ts';
import { signInOnPhone } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';

const password = 'lianxi2026';
const MOST_TAPS = 8;
const MOST_MS = 30_000;
const SLOW_DOWN = 6;
const MATTER = '路灯坏了三天，夜里看不见';

test.use({ filled: 'demo township with all its people' });

/** A hand that holds the phone and presses with its thumb: what lies in the upper third of the screen it does not reach. */
class OneHand extends Hands {
  readonly outOfReach: string[] = [];

  override async tap(target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    const height = this.page.viewportSize()?.height ?? 0;
    if (box === null || box.y < height / 3)
      this.outOfReach.push(`${(await target.innerText()) || (await target.getAttribute('aria-label'))}: ${box?.y}`);
    await super.tap(target);
  }
}

const setSize = async (page: Page, size: EffortSize): Promise<void> => {
  await page.locator('label').filter({ hasText: effortSizes[size] }).first().click();
  await expect(page.locator('html')).toHaveAttribute('data-size', size);
};

for (const [size, viewport] of [
  ['normal', { width: 390, height: 844 }],
  ['elder', { width: 360, height: 640 }],
] as const)
  test(`a group leader at the door, with one hand and no signal, writes a visit with a matter in ${MOST_TAPS} taps and a short text, ${size} size; then it is at the desk`, async ({
    newPhone,
    newDesk,
  }) => {
    const phone = await newPhone();
    await phone.page.setViewportSize(viewport);
    await signInOnPhone(phone, { login: 'shiqiao-zu1', password }, /党支部/);
    await phone.open('/me/look');
    await setSize(phone.page, size);
    await phone.open('/');
    const { page } = phone;
    await expect(page.locator('nav.zb-tabs')).toBeVisible();
    await phone.goOffline();
    const cdp = await phone.context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
    const hand = new OneHand(page);

    const begun = performance.now();
    await hand.tap(page.locator('nav.zb-tabs a').filter({ hasText: '走访' }));
    await hand.sees('走访');
    await hand.press('记走访');
    await hand.sees('记走访');
    await hand.choose('哪一户', /\d/);
    await hand.choose('来做什么', '问需');
    await hand.choose('有没有事', '有事要办');
    await hand.type('说的什么', MATTER);
    await hand.press('记下这一户');
    await expect(page.locator('.zb-ledger').getByText('有事在办')).toBeVisible();
    const tookMs = performance.now() - begun;

    expect(hand.outOfReach).toEqual([]);
    expect(hand.taps).toBeLessThanOrEqual(MOST_TAPS);
    expect(tookMs).toBeLessThan(MOST_MS);

    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await phone.goOnline();
    await phone.open('/me/sync');
    await expect(page.getByRole('heading', { name: '都已送达' })).toBeVisible({ timeout: 60_000 });
    const desk = await newDesk();
    await desk.open('/township/matters');
    await desk.page.getByLabel('账号').fill('zhenban');
    await desk.page.getByLabel('密码').fill(password);
    await desk.page.getByRole('button', { name: '登录' }).click();
    const passed = desk.page.getByRole('row').filter({ hasText: MATTER });
    await expect(desk.page.getByRole('row').filter({ hasText: '石桥村' }).last()).toBeVisible();
    await expect(passed).toHaveCount(0);

    await phone.open('/matters');
    await page.getByRole('link', { name: new RegExp(MATTER) }).click();
    await page.getByRole('button', { name: '上交乡镇' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '上交' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await phone.open('/me/sync');
    await expect(page.getByRole('heading', { name: '都已送达' })).toBeVisible({ timeout: 60_000 });
    await desk.open('/township/matters');
    await expect(passed).toContainText('石桥村');
    await expect(passed).toContainText('0 天');
  });
