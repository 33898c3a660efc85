import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { obligationWhats } from '#domain/rules/obligation.ts';

type Sentences = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
const sentencesIn = (language: string): Sentences => JSON.parse(readFileSync(`src/i18n/locales/${language}/due.json`, 'utf8'));
const emitted = Object.entries(obligationWhats).flatMap(([subject, whats]) => whats.map((what) => `${subject}.${what}`));

describe.each(['zh-CN', 'en'])('the sentences of 本月要办 in %s', (language) => {
  const said = sentencesIn(language);

  test.each(emitted)('%s says what it is and what is missing', (key) => {
    const [subject = '', what = ''] = key.split('.');
    expect(said[subject]?.[what]?.['name'] ?? '').not.toBe('');
    expect(said[subject]?.[what]?.['lack'] ?? '').not.toBe('');
  });

  test('and none is left over that nothing says', () => {
    const there = Object.entries(said).flatMap(([subject, whats]) => Object.keys(whats).map((what) => `${subject}.${what}`));
    expect(there.filter((key) => !emitted.includes(key))).toEqual([]);
  });
});
