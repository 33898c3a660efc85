import { addWords } from '#i18n/i18n.ts';

let words: Promise<void> | undefined;

/** The texts of all pages but the first, once. */
export function laterWords(): Promise<void> {
  words ??= import('#i18n/later-words.ts').then((module) => addWords(module.laterWords));
  return words;
}

let due: Promise<void> | undefined;

/** The sentences of 本月要办, once. */
export function dueWords(): Promise<void> {
  due ??= import('#i18n/due-words.ts').then((module) => addWords(module.dueWords));
  return due;
}
