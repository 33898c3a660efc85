import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Starts the words of one surface. Resolves when texts can be read; zh-CN is the source and the fallback. */
export async function startI18n(resources: Record<string, Record<string, unknown>>): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': resources } as never,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** Adds texts that were not needed at the start. */
export function addWords(resources: Record<string, Record<string, unknown>>): void {
  for (const [namespace, words] of Object.entries(resources)) i18next.addResourceBundle('zh-CN', namespace, words);
}
