import type { Page } from '@playwright/test';
import { asFromCamera } from '#tests/support/pictures.ts';
import { importRoster, openInbox, signInAtDesk } from './support/desk-steps.ts';
import { accounts, keptOnDisk, next, signInOnPhone, standing } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';

/** A picture as a camera takes it: 2400×1800, held upright, with a place in it. */
async function takenPicture(page: Page): Promise<Buffer> {
  const text = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 1800);
    const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    const data = pen.createImageData(2400, 1800);
    for (let i = 0; i < data.data.length; i += 4) {
      const light = 90 + ((i / 4) % 2400) / 24;
      for (let c = 0; c < 3; c++) data.data[i + c] = light + Math.random() * 110;
      data.data[i + 3] = 255;
    }
    pen.putImageData(data, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 })).arrayBuffer());
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  });
  return Buffer.from(asFromCamera(Buffer.from(text, 'latin1')));
}

test('a photo chosen with no signal follows its meeting to the township, cut in the middle, with the app and the township killed, and without its place', async ({
  endpoint,
  newPhone,
  newDesk,
}) => {
  test.setTimeout(240_000);
  const desk = await newDesk();
  const phone = await newPhone();
  const tile = () => phone.page.locator('.zb-photo-grid');

  await test.step('the secretary writes the minutes of a meeting with no signal, with a photo', async () => {
    await signInAtDesk(desk);
    await importRoster(desk);
    await signInOnPhone(phone, accounts.secretary);
    const picture = await takenPicture(phone.page);
    expect(picture.includes('GPSLatitude')).toBe(true);
    await phone.kill();
    await phone.goOffline();
    await endpoint.stop();
    await phone.reopen('/meetings/new?kind=assembly');
    const { page } = phone;
    await page.getByLabel('地点').fill('石桥村党群服务中心');
    await next(phone, '下一步：谁到了');
    await page.getByRole('button', { name: '第一党小组，这组都到了' }).click();
    await next(phone, '下一步：议题');
    await page.getByRole('button', { name: '加一个议题' }).click();
    await page.getByLabel('议题 1', { exact: true }).fill('讨论修渠');
    await page.getByLabel('从相册选').setInputFiles({ name: 'IMG_0612.jpg', mimeType: 'image/jpeg', buffer: picture });
    await expect(page.getByRole('img', { name: '第 1 张' })).toBeVisible();
    await page.getByLabel('从相册选').setInputFiles({ name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('不是照片') });
    await expect(page.getByText('这一张打不开，请换一张，或者直接拍')).toBeVisible();
    await keptOnDisk(phone);
  });

  await test.step('the tab is killed; the photo is in the form again', async () => {
    await phone.kill();
    await phone.reopen('/');
    await phone.page.getByRole('link', { name: /支部党员大会.*接着写/ }).click();
    await expect(phone.page.getByRole('img', { name: '第 1 张' })).toBeVisible();
    await next(phone, '下一步：决议');
    await next(phone, '看一遍');
    await next(phone, '记下这次会');
    await standing(phone, /已保存/);
    await expect(tile().getByText('等着传')).toBeVisible();
  });

  const pieces: number[] = [];
  await test.step('the line comes back and breaks in the middle of the photo: the words have their receipt', async () => {
    let passed = 0;
    await phone.context.route('**/api/v1/photos/**', async (route) => {
      const request = route.request();
      if (request.method() !== 'PATCH') return route.continue();
      passed += 1;
      pieces.push(Number(await request.headerValue('upload-offset')));
      return passed === 1 ? route.continue() : route.abort('connectionreset');
    });
    await endpoint.start();
    await phone.goOnline();
    await standing(phone, /已送达/);
    await expect.poll(() => pieces.length, { timeout: 30_000 }).toBeGreaterThan(1);
    await expect(tile().getByText('已送达')).toHaveCount(0);
    // The photo is stuck; another meeting is not.
    await phone.open('/meetings/new?kind=committee');
    await phone.page.getByLabel('地点').fill('村部二楼');
    for (const step of ['下一步：谁到了', '下一步：议题', '下一步：决议', '看一遍', '记下这次会']) await next(phone, step);
    await standing(phone, /已送达/);
    await phone.open('/me/sync');
    await expect(phone.page.getByText(/1 张等着传/)).toBeVisible();
  });

  await test.step('the app and the township are killed; the photo goes on where it was', async () => {
    await phone.kill();
    await endpoint.stop('SIGKILL');
    await endpoint.start();
    await phone.context.unroute('**/api/v1/photos/**');
    const first = phone.context.waitForEvent('request', (request) => request.method() === 'PATCH' && request.url().includes('/photos/'));
    await phone.reopen('/meetings');
    expect(Number(await (await first).headerValue('upload-offset'))).toBe(pieces[1]);
    expect(pieces[1]).toBeGreaterThan(0);
    await phone.page
      .getByRole('link', { name: /支部党员大会/ })
      .first()
      .click();
    await expect(tile().getByText('已送达')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('the township sees it, upright, and nothing of where it was taken', async () => {
    await openInbox(desk, 'waiting');
    await desk.page.getByRole('button', { name: /石桥村.* 支部党员大会/ }).click();
    const small = desk.page.getByRole('img', { name: '会议照片，第 1 张' });
    await expect(small).toBeVisible();
    await expect.poll(() => small.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([1200, 1600]);
    const bytes = await small.evaluate(async (image: HTMLImageElement) => {
      const answer = await fetch(image.src);
      return Array.from(new Uint8Array(await answer.arrayBuffer()), (byte) => String.fromCharCode(byte)).join('');
    });
    for (const trace of ['Exif', 'GPS', 'HUAWEI']) expect(bytes.includes(trace), trace).toBe(false);
    await desk.page.getByRole('button', { name: '看第 1 张大图' }).click();
    await expect(desk.page.getByRole('dialog', { name: '第 1 张，共 1 张' })).toBeVisible();
    await desk.page.keyboard.press('Escape');
    await expect(desk.page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('another phone of the branch fetches it when it opens the meeting', async () => {
    const other = await newPhone();
    await signInOnPhone(other, accounts.scribe);
    await other.open('/meetings');
    await other.page
      .getByRole('link', { name: /支部党员大会/ })
      .first()
      .click();
    await expect(other.page.getByRole('img', { name: '第 1 张' })).toBeVisible();
    await other.goOffline();
    await other.page.getByRole('button', { name: '看第 1 张大图' }).click();
    await expect(other.page.getByRole('dialog').locator('img[data-full="true"]')).toBeVisible();
  });
});
