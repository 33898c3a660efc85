/** The languages of the screens: Chinese, in which every sentence is written first, and English for contributors. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a text is, one of the languages or anything else, read as a language; Chinese where it is none. */
export const asLanguage = (text: unknown): Language => languages.find((known) => known === text) ?? 'zh-CN';
