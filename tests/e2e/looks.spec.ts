import type { Page } from '@playwright/test';
import { signInOnPhone } from './support/phone-steps.ts';
import { type Device, expect, test } from './support/stage.ts';

const demo = { login: 'shiqiao', password: 'lianxi2026' };

/** The four sizes of letters: what 我的 calls them, the smallest text and the smallest target in CSS pixels. */
const sizes = [
  { name: '标准', size: 'normal', text: 18, target: 48 },
  { name: '长辈', size: 'elder', text: 22, target: 60 },
  { name: '更大', size: 'elder', text: 26, target: 60 },
  { name: '最大', size: 'max', text: 30, target: 60 },
] as const;

const pages = [
  '/',
  '/roster',
  '/roster/new',
  '/roster/setup',
  '/roster/groups',
  '/roster/offices',
  '/log',
  '/visits',
  '/meetings',
  '/meetings/new?kind=assembly',
  '/meetings/new?kind=assembly&step=2',
  '/meetings/new?kind=assembly&step=3',
  '/meetings/new?kind=assembly&step=4',
  '/meetings/new?kind=assembly&step=5',
  '/me',
  '/me/look',
  '/me/health',
  '/me/version',
  '/me/sync',
  '/me/install',
  '/help',
  '/help/meetingForm',
  '/gallery',
];

/** What runs over the right edge, is written too small or is too low for a thumb; each as a sentence that names it. */
function measured(page: Page, least: { readonly text: number; readonly target: number }): Promise<string[]> {
  return page.evaluate(({ text, target }) => {
    const wrong: string[] = [];
    const width = document.scrollingElement?.scrollWidth ?? 0;
    if (width > window.innerWidth) wrong.push(`${width} px wide`);
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      // Words only for a screen reader stand in a box of one pixel.
      if (box.width <= 2 || box.height <= 2) continue;
      const words = (element.textContent ?? '').trim().slice(0, 12);
      if (box.right > window.innerWidth + 1) wrong.push(`over the edge: ${element.className} ${words}`);
      const written = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (written && size < text) wrong.push(`${size} px: ${words}`);
      if (!element.matches('a, button, input, select, textarea')) continue;
      const pressed = (element.closest('label') ?? element).getBoundingClientRect();
      // The letters beside the roster share the height of the screen; 按字母找 is their large form.
      const letters = element.closest('nav[aria-label="按首字母找"]') !== null;
      if (pressed.height < target - 0.5 && !letters) wrong.push(`${Math.round(pressed.height)} px high: ${words}`);
    }
    return wrong;
  }, least);
}

async function chooseSize(phone: Device, { name, size }: (typeof sizes)[number]): Promise<void> {
  await phone.open('/me/look');
  await phone.page.getByRole('radio', { name, exact: true }).click({ force: true });
  await expect(phone.page.getByRole('radio', { name, exact: true })).toBeChecked();
  await expect(phone.page.locator('html')).toHaveAttribute('data-size', size);
}

test.use({ filled: 'demo township' });

test('on a narrow phone every page keeps to the screen, its words large and its targets high enough, in all four sizes', async ({
  newPhone,
}) => {
  test.setTimeout(300_000);
  const phone = await newPhone();
  await signInOnPhone(phone, demo, /党支部/);
  await phone.page.setViewportSize({ width: 360, height: 640 });
  const found: Record<string, string[]> = {};
  for (const size of sizes) {
    await chooseSize(phone, size);
    for (const path of pages) {
      await phone.open(path);
      await expect(phone.page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(phone.page.locator('html')).toHaveAttribute('data-size', size.size);
      const wrong = await measured(phone.page, size);
      if (wrong.length > 0) found[`${size.name} ${path}`] = wrong;
    }
  }
  expect(found).toEqual({});
});
