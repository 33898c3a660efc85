import type { Browser, Page } from '@playwright/test';
import { newPhone, PASSWORD, signInOnPhone } from './camera.ts';

/** A made-up picture of a meeting on a threshing floor, as a JPEG: sky, hills, a house, people on benches. */
async function drawnPicture(page: Page): Promise<Buffer> {
  const text = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1600, 1200);
    const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    const fill = (colour: string, draw: () => void): void => {
      pen.fillStyle = colour;
      pen.beginPath();
      draw();
      pen.fill();
    };
    fill('#bcd3dd', () => pen.rect(0, 0, 1600, 620));
    fill('#7d9a7f', () => pen.ellipse(380, 640, 620, 260, 0, 0, Math.PI * 2));
    fill('#6a8a70', () => pen.ellipse(1250, 660, 640, 300, 0, 0, Math.PI * 2));
    fill('#cbb892', () => pen.rect(0, 620, 1600, 580));
    fill('#e7e1d6', () => pen.rect(980, 380, 460, 300));
    fill('#5e5a57', () => pen.rect(940, 330, 540, 70));
    for (let i = 0; i < 18; i += 1)
      fill(['#3c4a5a', '#6b4b3a', '#4a5b46', '#7a6a58'][i % 4] ?? '', () => {
        const x = 160 + (i % 6) * 220;
        const y = 760 + Math.floor(i / 6) * 130;
        pen.rect(x - 34, y, 68, 90);
        pen.arc(x, y - 26, 30, 0, Math.PI * 2);
      });
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })).arrayBuffer());
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  });
  return Buffer.from(text, 'latin1');
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

async function rewriteNotes(page: Page, url: string, meeting: string, notes: string): Promise<void> {
  await page.goto(`${url}${meeting}/edit?step=3&only=1`);
  await page.getByLabel('发言要点').fill(notes);
  await press(page, '记下改动');
  await press(page, '补上漏写的');
  await page.getByText('已保存，待上报').waitFor();
}

/**
 * A phone with what a secretary's phone has on a bad day: an edit that another phone wrote over, a meeting with photos that waits for a
 * signal, a form that was begun. It has no network when it comes back, and stands at the form's list of people.
 */
export async function busyPhone(browser: Browser, url: string): Promise<Page> {
  const page = await (await newPhone(browser, 1)).newPage();
  const other = await (await newPhone(browser, 1)).newPage();
  await signInOnPhone(page, url, 'shiqiao');
  await signInOnPhone(other, url, 'shiqiao');
  await page.goto(`${url}/meetings`);
  const meeting = (await page.locator('main a[href^="/meetings/0"]').first().getAttribute('href')) ?? '';
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`${url}/`);
  await page.context().setOffline(true);
  await rewriteNotes(page, url, meeting, '支书说先修东渠，石料由合作社出；谭红军说工钱按天算，谁来谁记。');
  await rewriteNotes(other, url, meeting, '代录：东渠西渠一起修，石料另议。');
  await other
    .getByText(/已送达/)
    .first()
    .waitFor();
  await other.context().close();
  await page.context().setOffline(false);
  await page.goto(`${url}${meeting}`);
  await page
    .getByText(/有没收下的改动|写的不一样|待处理/)
    .first()
    .waitFor();

  await page.context().setOffline(true);
  await page.goto(`${url}/meetings/new?kind=committee`);
  await page.getByLabel('地点').fill('村部二楼会议室');
  await press(page, '下一步：谁到了');
  await page
    .getByRole('button', { name: /这组都到了/ })
    .first()
    .click();
  await press(page, '下一步：议题');
  await press(page, '加一个议题');
  await page.getByLabel('议题 1', { exact: true }).fill('东渠石料的价钱');
  const picture = await drawnPicture(page);
  await page.getByLabel('从相册选').setInputFiles({ name: 'IMG_0612.jpg', mimeType: 'image/jpeg', buffer: picture });
  await page.getByRole('img', { name: '第 1 张' }).waitFor();
  for (const name of ['下一步：决议', '看一遍', '记下这次会']) await press(page, name);
  await page.getByText('已保存，待上报').waitFor();

  await page.goto(`${url}/meetings/new?kind=assembly`);
  await page.getByLabel('地点').fill('村党群服务中心');
  await press(page, '下一步：谁到了');
  await page
    .getByRole('button', { name: /这组都到了/ })
    .first()
    .click();
  await page.locator('[data-state="present"]').nth(2).click();
  await page.getByRole('dialog').getByRole('button', { name: '外出务工' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '就这样' }).click();
  await page.getByText('撤回').first().waitFor({ state: 'hidden' });
  return page;
}

/** Has a secretary moved to another village while work of hers is still on her phone, so that the desk holds it. */
export async function heldWork(browser: Browser, url: string): Promise<void> {
  const page = await (await newPhone(browser, 1)).newPage();
  await signInOnPhone(page, url, 'liuwan');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`${url}/meetings/new?kind=committee`);
  await page.context().setOffline(true);
  await page.getByLabel('地点').fill('柳湾老学校');
  for (const name of ['下一步：谁到了', '下一步：议题', '下一步：决议', '看一遍', '记下这次会']) await press(page, name);
  await page.getByText('已保存，待上报').waitFor();
  const headers = { 'Content-Type': 'application/json', 'X-Zhibu': '1' };
  const signedIn = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ login: 'guanli', password: PASSWORD }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const people = (await (await fetch(`${url}/api/v1/desk/people`, { headers: { ...headers, cookie } })).json()) as {
    people: { id: string; login: string; branchId: string | null }[];
  };
  const of = (login: string) => people.people.find((person) => person.login === login);
  const moved = await fetch(`${url}/api/v1/desk/people/${of('liuwan')?.id}/move`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify({ branchId: of('daping')?.branchId, role: 'secretary', groupId: null }),
  });
  if (!moved.ok) throw new Error(`nobody was moved: ${moved.status} ${await moved.text()}`);
  await page.context().setOffline(false);
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  await page.context().close();
}
