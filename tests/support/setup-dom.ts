import 'fake-indexeddb/auto';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { deskWords } from '#i18n/desk-words.ts';
import { startI18n } from '#i18n/i18n.ts';
import { phoneWords } from '#i18n/phone-words.ts';

// A busy machine is slow, not wrong; what is there sooner is found sooner.
configure({ asyncUtilTimeout: 8_000 });

beforeAll(() => startI18n({ ...phoneWords, ...deskWords }));

beforeEach(() => {
  // A warning of React is a fault of ours; it fails the test that caused it.
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    throw new Error(words.map(String).join(' '));
  });
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});
