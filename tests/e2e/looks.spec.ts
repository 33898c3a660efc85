import { signInOnPhone } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';
import { walkPhone } from './support/walk.ts';

test.use({ filled: 'demo township' });

test('in the large sizes every page keeps to a narrow screen, and can be used with poor sight and by ear', async ({ newPhone }) => {
  test.setTimeout(900_000);
  const phone = await newPhone();
  await signInOnPhone(phone, { login: 'shiqiao', password: 'lianxi2026' }, /党支部/);
  const found = await walkPhone(phone, [
    // The sizes above 长辈 change lengths only; what axe judges is the same in them.
    { name: 'elder', size: '长辈', theme: '浅色', language: 'zh-CN', text: 22, target: 60, axe: 'all' },
    { name: 'larger', size: '更大', theme: '浅色', language: 'zh-CN', text: 26, target: 60, axe: 'none' },
    { name: 'largest', size: '最大', theme: '浅色', language: 'zh-CN', text: 30, target: 60, axe: 'none' },
    { name: 'English, elder', size: 'Elder', theme: 'Light', language: 'en', text: 22, target: 60, axe: 'none' },
  ]);
  expect(found).toEqual({});
});
