import { randomInt } from 'node:crypto';

// Read out over the telephone and typed on a small keyboard: no letter that looks like a figure, no capitals.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const IN_A_GROUP = 4;

/** A password that a person can read out: three groups of four, 59 bits. */
export const oneTimePassword = (): string =>
  Array.from({ length: GROUPS }, () => Array.from({ length: IN_A_GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');
