import { z } from 'zod';

// Control characters and bidi overrides can make a name read as another; line breaks belong to long text only.
const FORBIDDEN_IN_LINE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;
const FORBIDDEN_IN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** One line of words of at most `max` UTF-16 units; kept exactly as typed, may be empty. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !FORBIDDEN_IN_LINE.test(text), { error: 'text.hiddenCharacters' });

/** Long words with line breaks, of at most `max` UTF-16 units; kept exactly as typed, may be empty. */
export const longText = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !FORBIDDEN_IN_TEXT.test(text), { error: 'text.hiddenCharacters' });

// What takes no room at all, or turns the order of the letters: two names that look alike must be alike. Variation selectors stay, for they tell rare characters apart.
const HIDDEN_IN_NAME =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|\p{Cs}/gu;

/** A typed or pasted name without characters that cannot be seen; everything that can be seen is left as it is. */
export const withoutHidden = (name: string): string => name.replace(HIDDEN_IN_NAME, '');

/** A person's name, 1 to 50 characters, exactly as registered: rare characters and · are kept, nothing is normalised. */
export const PersonName = line(100)
  .refine((name) => withoutHidden(name) === name, { error: 'text.hiddenCharacters' })
  .refine((name) => name.trim() === name && [...name].length >= 1 && [...name].length <= 50, {
    error: 'name.length',
  });
