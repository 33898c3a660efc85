import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { asLanguage, type Language, languages } from './languages.ts';

type Words = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

let readEnglish: (() => Promise<Words>) | undefined;

/** Starts the Chinese words of one surface; resolves when texts can be read. English is read when it is asked for. */
export async function startI18n(words: Words, english?: () => Promise<Words>): Promise<void> {
  readEnglish = english;
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    supportedLngs: languages,
    resources: { 'zh-CN': words } as never,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  // English alone needs it: {{n}} {{n, plural(one: day; other: days)}}. The key stays one and the same in both languages.
  i18next.services.formatter?.add('plural', (count: unknown, _language, forms: Readonly<Record<string, string>>) =>
    String((Number(count) === 1 ? forms['one'] : forms['other']) ?? ''),
  );
}

/** Adds Chinese texts that were not needed at the start. */
export function addWords(words: Words): void {
  for (const [namespace, texts] of Object.entries(words)) i18next.addResourceBundle('zh-CN', namespace, texts);
}

/** Shows every screen in this language at once. Where its words cannot be read, the language stays as it is. */
export async function showLanguage(language: Language): Promise<void> {
  if (i18next.language === language) return;
  if (language === 'en' && !i18next.hasResourceBundle('en', 'common')) {
    const words = await readEnglish?.().catch(() => undefined);
    if (words === undefined) return;
    for (const [namespace, texts] of Object.entries(words)) i18next.addResourceBundle('en', namespace, texts);
  }
  await i18next.changeLanguage(language);
}

/** Tells of every change of the language that is shown. */
export function onLanguage(told: (language: Language) => void): void {
  i18next.on('languageChanged', (language) => told(asLanguage(language)));
}
