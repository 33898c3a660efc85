import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { afterEach, expect, test } from 'vitest';
import { englishPhoneWords } from '#i18n/english-phone-words.ts';
import { showLanguage, startI18n } from '#i18n/i18n.ts';
import { phoneWords } from '#i18n/phone-words.ts';
import { readAppearance } from '#phone/appearance.ts';
import { LanguageChoice } from '#phone/language-choice.tsx';
import { type DeviceServices, DeviceServicesContext } from '#phone/services.tsx';
import { useShownAppearance } from '#phone/use-appearance.ts';
import { type DeviceDb, openDeviceDb } from '#storage/device.ts';

afterEach(() => showLanguage('zh-CN'));

function Page() {
  useShownAppearance();
  return (
    <main>
      <p>{i18next.t('signIn:title')}</p>
      <LanguageChoice />
    </main>
  );
}

const open = (deviceDb: DeviceDb) =>
  render(
    <DeviceServicesContext value={{ deviceDb } as DeviceServices}>
      <Page />
    </DeviceServicesContext>,
  );

test('English is read when it is first chosen, shows at once, and stays chosen on this phone', async () => {
  let read = 0;
  await startI18n(phoneWords, async () => {
    read += 1;
    return englishPhoneWords;
  });
  const deviceDb = openDeviceDb('language-stays');
  open(deviceDb);
  expect(await screen.findByRole('button', { name: '中文', pressed: true })).toBeDefined();
  expect(read).toBe(0);
  await userEvent.click(screen.getByRole('button', { name: 'English' }));
  expect(await screen.findByRole('group', { name: /^Language/ })).toBeDefined();
  expect(await screen.findByRole('button', { name: 'English', pressed: true })).toBeDefined();
  expect([read, (await readAppearance(deviceDb)).language]).toEqual([1, 'en']);
  await userEvent.click(screen.getByRole('button', { name: '中文' }));
  expect(await screen.findByRole('group', { name: /^语言/ })).toBeDefined();
  expect(read).toBe(1);
});

test('where English cannot be read the screens stay Chinese', async () => {
  await startI18n(phoneWords, () => Promise.reject(new Error('no network')));
  i18next.removeResourceBundle('en', 'common');
  await showLanguage('en');
  expect([i18next.language, i18next.t('signIn:title')]).toEqual(['zh-CN', '登录']);
});
