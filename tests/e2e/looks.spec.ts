import { signInOnPhone } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';
import { goTo, measured, type PhoneMode, phonePages, setPhone } from './support/walk.ts';

/** The four sizes of letters: what 我的 calls them, the smallest text and the smallest target in CSS pixels. */
const sizes: readonly (PhoneMode & { readonly text: number; readonly target: number })[] = [
  { name: 'ordinary', size: '标准', theme: '跟手机', language: 'zh-CN', text: 18, target: 48 },
  { name: 'elder', size: '长辈', theme: '跟手机', language: 'zh-CN', text: 22, target: 60 },
  { name: 'larger', size: '更大', theme: '跟手机', language: 'zh-CN', text: 26, target: 60 },
  { name: 'largest', size: '最大', theme: '跟手机', language: 'zh-CN', text: 30, target: 60 },
  { name: 'English', size: 'Standard', theme: 'As the phone', language: 'en', text: 18, target: 48 },
  { name: 'English, elder', size: 'Elder', theme: 'As the phone', language: 'en', text: 22, target: 60 },
];

test.use({ filled: 'demo township' });

test('on a narrow phone every page keeps to the screen, its words large and its targets high enough, in all four sizes', async ({
  newPhone,
}) => {
  test.setTimeout(600_000);
  const phone = await newPhone();
  await signInOnPhone(phone, { login: 'shiqiao', password: 'lianxi2026' }, /党支部/);
  const { page } = phone;
  await page.setViewportSize({ width: 360, height: 640 });
  const pages = await phonePages(page);
  const found: Record<string, string[]> = {};
  for (const size of sizes) {
    await setPhone(phone, size);
    for (const path of pages) {
      await goTo(page, path);
      const wrong = await measured(page, size);
      if (wrong.length > 0) found[`${size.name} ${path}`] = wrong;
    }
  }
  expect(found).toEqual({});
});
