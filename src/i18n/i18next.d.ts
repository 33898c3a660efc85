import type { deskWords } from './desk-words.ts';
import type { phoneWords } from './phone-words.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof phoneWords & typeof deskWords;
    returnNull: false;
  }
}
