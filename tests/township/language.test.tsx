import i18next from 'i18next';
import { afterEach, expect, test } from 'vitest';
import { deskWords } from '#i18n/desk-words.ts';
import { englishDeskWords } from '#i18n/english-desk-words.ts';
import { showLanguage, startI18n } from '#i18n/i18n.ts';
import { chooseLanguage, keptLanguage } from '#township/language.ts';
import { noteOf } from '#township/record/marks.ts';

afterEach(() => showLanguage('zh-CN'));

const notebook = () => {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
};

const shut = {
  getItem: (): string => {
    throw new Error('storage is off');
  },
  setItem: (): void => {
    throw new Error('storage is off');
  },
};

test('the desk begins in Chinese, and stays in English once it was chosen in this browser', async () => {
  await startI18n(deskWords, async () => englishDeskWords);
  const own = notebook();
  expect(keptLanguage(own)).toBe('zh-CN');
  await chooseLanguage(own, 'en');
  expect([i18next.t('deskShell:nav.inbox'), keptLanguage(own)]).toEqual(['Inbox', 'en']);
});

test('a browser that keeps nothing still shows the language that was chosen', async () => {
  await startI18n(deskWords, async () => englishDeskWords);
  expect(keptLanguage(shut)).toBe('zh-CN');
  await chooseLanguage(shut, 'en');
  expect(i18next.t('deskShell:nav.inbox')).toBe('Inbox');
});

test('what the township writes to a village is Chinese whatever the desk shows', async () => {
  await startI18n(deskWords, async () => englishDeskWords);
  await showLanguage('en');
  expect(noteOf({ path: 'place', label: 'Place', stock: '地点没写', words: '写村部', proposal: '' })).toBe('地点没写、写村部');
});
