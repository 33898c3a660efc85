import { writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromiumPath, chromiumSwitches } from '#scripts/find-chromium.ts';
import { signInOnPhone } from './support/phone-steps.ts';
import { Device, expect, test } from './support/stage.ts';
import { goTo } from './support/walk.ts';

const password = 'lianxi2026';

test.use({ filled: 'demo township' });

test("a card on one phone's screen is read by the camera of another, offline, and the camera goes off with the page", async ({
  endpoint,
  newPhone,
}, testInfo) => {
  const home = await newPhone();
  await signInOnPhone(home, { login: 'shiqiao', password }, /石桥村/);
  await home.goOffline();
  const { page } = home;
  await goTo(page, '/floating/form?direction=out');
  await page.getByLabel('谁', { exact: true }).selectOption({ index: 4 });
  await page.getByLabel('从哪天起').fill('2026-02-20');
  await page.getByLabel('在哪里').fill('东莞市长安镇');
  await page.getByRole('radiogroup', { name: '原因' }).locator('label').getByText('外出务工', { exact: true }).click();
  await page.getByLabel('本支部联系人').selectOption({ index: 1 });
  await page.getByRole('button', { name: '记下这次登记' }).click();
  await page.getByRole('link', { name: '出示活动证' }).click();
  const name = (await page.locator('.zb-card-facts dd').first().textContent()) ?? '';
  expect(name).not.toBe('');
  // A film of one picture: the whole screen, as it is held before a camera.
  const film = testInfo.outputPath('screen.mjpeg');
  await page.getByRole('img', { name: '活动证二维码' }).scrollIntoViewIfNeeded();
  writeFileSync(film, await page.screenshot({ type: 'jpeg', quality: 80 }));

  const executablePath = chromiumPath();
  const withCamera = await chromium.launch({
    args: [
      ...chromiumSwitches,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const context = await withCamera.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const faults: string[] = [];
    const host = new Device(context, await context.newPage(), endpoint.url, faults);
    await signInOnPhone(host, { login: 'liuwan', password }, /柳湾村/);
    await host.goOffline();
    await goTo(host.page, '/floating');
    await host.page.evaluate(() => {
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (asked) => {
        const stream = await real(asked);
        Object.assign(window, { seen: stream.getTracks() });
        return stream;
      };
    });
    await host.page.getByRole('link', { name: '扫码' }).click();
    await expect(host.page.getByRole('heading', { name: `${name}的活动证` })).toBeVisible();
    await expect(host.page.getByRole('button', { name: '登记为流入党员' })).toBeVisible();
    const states = await host.page.evaluate(() =>
      (window as unknown as { seen: MediaStreamTrack[] }).seen.map((track) => track.readyState),
    );
    expect(states, 'the camera is let go of as soon as the code is read').toEqual(['ended']);
    expect(faults).toEqual([]);
  } finally {
    await withCamera.close();
  }
});
