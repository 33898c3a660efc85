import { showLanguage } from '#i18n/i18n.ts';
import { asLanguage, type Language } from '#i18n/languages.ts';

const KEY = 'zhibu.desk.language';

/** The language chosen in this browser; Chinese where none was. */
export function keptLanguage(notebook: Pick<Storage, 'getItem'>): Language {
  try {
    return asLanguage(notebook.getItem(KEY));
  } catch {
    return 'zh-CN';
  }
}

/** Shows the desk in this language and keeps the choice for the next start. */
export async function chooseLanguage(notebook: Pick<Storage, 'setItem'>, language: Language): Promise<void> {
  await showLanguage(language);
  try {
    notebook.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing still shows what was chosen until the page is closed.
  }
}
