import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const page = readFileSync('docs/reliability.md', 'utf8');
const spec = readFileSync('src/sync/SPEC.md', 'utf8');

type Entry = { readonly number: string; readonly tests: readonly Named[]; readonly hasReason: boolean };
type Named = { readonly file: string; readonly title: string };

/** The entries of the page: "- **12** what happens", below it the tests and, where there is one, the reason. */
function entriesOf(text: string): Entry[] {
  const parts = text.split(/^- (?=\*\*[SNP]?\d+\*\* )/m).slice(1);
  return parts.map((part) => {
    const own = part.split(/^(?:- |#)/m)[0] ?? '';
    return {
      number: /^\*\*([SNP]?\d+)\*\*/.exec(own)?.[1] ?? '',
      tests: testsIn(own),
      hasReason: /^ {2}- Reason: \S.{20,}/m.test(own),
    };
  });
}

const testsIn = (text: string): Named[] =>
  [...text.matchAll(/^ {2}- `([^`]+)` › (.+)$/gm)].map(([, file = '', title = '']) => ({ file, title }));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether each part, "group › test", is the first argument of a test or of a group of them. */
function hasTest({ file, title }: Named): boolean {
  if (!existsSync(file)) return false;
  const source = readFileSync(file, 'utf8');
  return title.split(' › ').every((part) => {
    const written = escaped(part).replace(/['"]/g, '\\\\?$&');
    return new RegExp(`(?:\\b(?:test|describe)|\\))\\(\\s*(['"\`])${written}\\1`).test(source);
  });
}

/** The numbers that the rules of sync give themselves. */
const specNumbers = (letter: 'S' | 'N' | 'P'): string[] =>
  [...spec.matchAll(new RegExp(`^- \\*\\*(${letter}\\d+) `, 'gm'))].map(([, number = '']) => number);

/** Why a page does not hold, line by line; empty when it does. */
function complaints(text: string, numbers: readonly string[]): string[] {
  const entries = entriesOf(text);
  const known = new Map(entries.map((entry) => [entry.number, entry]));
  const gone = testsIn(text)
    .filter((named) => !hasTest(named))
    .map(({ file, title }) => `${file} has no test "${title}"`);
  const bare = numbers.filter((number) => {
    const entry = known.get(number);
    return !entry || (entry.tests.length === 0 && !entry.hasReason);
  });
  return [...gone, ...bare.map((number) => `${number} has neither a test nor a reason`)];
}

const faults = Array.from({ length: 81 }, (_, i) => String(i + 1));
const ruled = [...specNumbers('S'), ...specNumbers('N'), ...specNumbers('P')];

describe('docs/reliability.md', () => {
  test('names a test that exists, or a reason, for every fault, every rule and every invariant', () => {
    expect(ruled).toEqual(expect.arrayContaining(['S1', 'S22', 'N1', 'N11', 'P1', 'P5']));
    expect(complaints(page, [...faults, ...ruled])).toEqual([]);
  });

  test('names each number once, and none that there is not', () => {
    const numbers = entriesOf(page).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.toSorted()).toEqual([...faults, ...ruled].toSorted());
  });

  test('for each rule and invariant of sync at least one named test carries its number', () => {
    const without = entriesOf(page).filter(({ number, tests }) => {
      const [letter = '', count = ''] = [number[0], number.slice(1)];
      if (letter !== 'S' && letter !== 'N') return false;
      // "N1–N8" carries those between as well.
      const carries = (title: string): boolean =>
        new RegExp(`\\b${number}\\b`).test(title) ||
        [...title.matchAll(new RegExp(`\\b${letter}(\\d+)–${letter}(\\d+)\\b`, 'g'))].some(
          ([, from, to]) => Number(from) <= Number(count) && Number(count) <= Number(to),
        );
      return !tests.some(({ title }) => carries(title));
    });
    expect(without.map(({ number }) => number)).toEqual([]);
  });

  test('a test that was renamed, a file that went and a fault without a word are found', () => {
    const planted = [
      '- **1** It breaks. *It holds.*',
      '  - `tests/reliability.test.ts` › a test that nobody wrote',
      '  - `tests/no-such-file.test.ts` › anything',
      '- **2** It breaks too. *It holds.*',
    ].join('\n');
    expect(complaints(planted, ['1', '2', '3'])).toEqual([
      'tests/reliability.test.ts has no test "a test that nobody wrote"',
      'tests/no-such-file.test.ts has no test "anything"',
      '2 has neither a test nor a reason',
      '3 has neither a test nor a reason',
    ]);
  });

  test('a number in the title of a fault test is one that the page knows', () => {
    const files = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(^|\/)faults.*\.(test|spec)\.tsx?$/.test(name),
    );
    expect(files.length).toBeGreaterThan(5);
    const known = new Set([...faults, ...ruled]);
    const strange = files.flatMap((name) => {
      const source = readFileSync(join('tests', name), 'utf8');
      const marks = [...source.matchAll(/test\(\s*['"`][^\n]*?\[((?:[SNP]?\d+ ?)+)\]/g)].flatMap(([, numbers = '']) =>
        numbers.trim().split(' '),
      );
      return marks.filter((number) => !known.has(number)).map((number) => `${name}: ${number}`);
    });
    expect(strange).toEqual([]);
  });
});
