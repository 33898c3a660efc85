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

/** A person's name, 1 to 50 characters, exactly as registered: rare characters and · are kept, nothing is normalised. */
export const PersonName = line(100).refine((name) => name.trim() === name && [...name].length >= 1 && [...name].length <= 50, {
  error: 'name.length',
});
