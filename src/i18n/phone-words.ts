import { dueWords } from './due-words.ts';
import { firstWords } from './first-words.ts';
import { laterWords } from './later-words.ts';

/** Every text of the phone, by feature. */
export const phoneWords = { ...firstWords, ...dueWords, ...laterWords };
