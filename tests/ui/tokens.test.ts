import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The custom properties that hold under these switches of <html>, the later and the more exact rule last. */
function tokensUnder(switches: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const css = readFileSync('src/ui/tokens.css', 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found = new Map<string, string>();
  for (const [, selectors = '', body = ''] of css.matchAll(/^((?::root|\[)[^{]*)\{([^}]*)\}/gm)) {
    const holds = selectors
      .split(',')
      .some((selector) =>
        [...selector.matchAll(/\[data-([a-z]+)="([a-z]+)"\]/g)].every(([, name = '', value]) => switches[name] === value),
      );
    if (!holds) continue;
    for (const [, name = '', value = ''] of body.matchAll(/(--zb-[a-z0-9-]+):\s*([^;]+);/g)) found.set(name, value.trim());
  }
  return found;
}

function colour(tokens: ReadonlyMap<string, string>, name: string): string {
  const value = tokens.get(`--zb-${name}`) ?? '';
  const other = /^var\(--zb-([a-z0-9-]+)\)$/.exec(value)?.[1];
  if (other !== undefined) return colour(tokens, other);
  if (!/^#[0-9a-f]{6}$/.test(value)) throw new Error(`${name} is no colour: ${value}`);
  return value;
}

/** By the formula of WCAG 2: 1 for two like colours, 21 for black on white. */
function contrast(one: string, other: string): number {
  const light = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, bright = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const PAPERS = ['page', 'surface', 'sunken'];
const WRITTEN = ['text', 'text-2', 'text-3', 'ink', 'red', 'approved', 'overdue'];
const STATES = ['saved', 'delivered', 'approved', 'returned', 'late', 'todo', 'overdue'];

/** Every pair of a colour that words are written in and a colour they lie on. */
const written: readonly (readonly [string, string])[] = [
  ...PAPERS.flatMap((paper) => WRITTEN.map((ink) => [ink, paper] as const)),
  ...STATES.map((state) => [state, `${state}-wash`] as const),
  ['ink', 'ink-wash'],
  ['text', 'ink-wash'],
  ['text-2', 'ink-wash'],
  ['red', 'red-wash'],
  ['on-action', 'action'],
  // The toast and the badge 假 are written in reverse.
  ['page', 'text'],
  ['surface', 'saved'],
  ['surface', 'approved'],
];

/** What has to be seen but not read: the edge of a box, the ring round what has the focus. */
const drawn = PAPERS.flatMap((paper) => ['edge', 'focus'].map((line) => [line, paper] as const));

const looks = ['light', 'dark'].flatMap((theme) => [
  { surface: 'phone', size: 'normal', theme },
  { surface: 'phone', size: 'elder', theme },
  { surface: 'phone', size: 'elder', letters: 'large', theme },
  { surface: 'phone', size: 'max', theme },
  { surface: 'desk', theme },
]);

const below = (tokens: ReadonlyMap<string, string>, pairs: typeof written, least: number): string[] =>
  pairs.flatMap(([one, other]) => {
    const found = contrast(colour(tokens, one), colour(tokens, other));
    return found < least ? [`${one} on ${other} ${found.toFixed(2)}`] : [];
  });

describe.each(looks)('in the look %o', (look) => {
  const tokens = tokensUnder(look);

  test('every word can be read: 4.5 to 1 at least', () => {
    expect(below(tokens, written, 4.5)).toEqual([]);
  });

  test('every edge and the focus can be seen: 3 to 1 at least', () => {
    expect(below(tokens, drawn, 3)).toEqual([]);
  });
});

test('a pair that is too pale is named', () => {
  const pale = new Map([
    ['--zb-text-3', '#9aa5a9'],
    ['--zb-page', '#eef1f0'],
  ]);
  expect(below(pale, [['text-3', 'page']], 4.5)).toEqual(['text-3 on page 2.22']);
  expect(contrast('#000000', '#ffffff')).toBe(21);
});

const px = (tokens: ReadonlyMap<string, string>, name: string): number => Number.parseFloat(tokens.get(`--zb-${name}`) ?? '');

test.each([
  ['normal', { size: 'normal' }, 18, 48],
  ['elder', { size: 'elder' }, 22, 60],
  ['larger', { size: 'elder', letters: 'large' }, 26, 60],
  ['largest', { size: 'max' }, 30, 60],
  ['desk', { surface: 'desk' }, 15, 36],
] as const)('the %s size keeps its smallest letters and targets', (_name, look, letters, target) => {
  const tokens = tokensUnder(look);
  expect(Math.min(...['note', 'body', 'name', 'title', 'figure'].map((step) => px(tokens, `fs-${step}`)))).toBe(letters);
  expect(Math.min(...['touch', 'row', 'button', 'bar', 'tabbar'].map((part) => px(tokens, part)))).toBeGreaterThanOrEqual(target);
});

const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({ path, css: readFileSync(join('src', path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }));

test('only the tokens write a colour', () => {
  const others = sheets.filter(({ path }) => !path.endsWith('tokens.css'));
  expect(others.length).toBeGreaterThan(8);
  expect(
    others.flatMap(({ path, css }) => (css.match(/#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(/gi) ?? []).map((found) => `${path} ${found}`)),
  ).toEqual([]);
});

test('whatever moves takes the one duration, which is nothing where less motion is wished', () => {
  const moving = sheets.flatMap(({ path, css }) =>
    (css.match(/(?:transition|animation)[a-z-]*:[^;]+/g) ?? [])
      .filter((rule) => !rule.includes('var(--zb-move)'))
      .map((rule) => `${path} ${rule}`),
  );
  expect(moving).toEqual([]);
  expect(sheets.find(({ path }) => path.endsWith('tokens.css'))?.css).toMatch(
    /@media \(prefers-reduced-motion: reduce\) \{\s*:root \{\s*--zb-move: 0ms;/,
  );
  expect(sheets.filter(({ css }) => /scroll-behavior:\s*smooth/.test(css))).toEqual([]);
});

test('where a system sets its own colours, what is chosen and what is marked keeps an edge', () => {
  const forced = sheets
    .flatMap(({ css }) => [...css.matchAll(/@media \(forced-colors: active\) \{([\s\S]*?\n)\}/g)].map(([, body]) => body))
    .join('');
  for (const part of [
    '.zb-chip-chosen',
    '.zb-chip[aria-pressed="true"]',
    '.zb-input[aria-invalid="true"]',
    '.zb-tabs a[aria-current]',
    '.zb-att[data-state="present"]',
    '.dk-inrow[aria-current]',
  ])
    expect(forced).toContain(part);
});

test('docs/design.md tells the colours as they are', () => {
  const tokens = readFileSync('src/ui/tokens.css', 'utf8');
  const told = readFileSync('docs/design.md', 'utf8').match(/#[0-9a-f]{6}\b/g) ?? [];
  expect(told.length).toBeGreaterThan(40);
  expect(told.filter((value) => !tokens.includes(value))).toEqual([]);
});

test('no two features style the same class: a sheet that was loaded once stays, whatever page comes next', () => {
  const of = new Map<string, Set<string>>();
  for (const { path, css } of sheets.filter((sheet) => sheet.path.startsWith('phone/features/')))
    for (const [, name = ''] of css.matchAll(/^\.(zb-[a-z-]+)(?=[^{};]*\{)/gm)) of.set(name, (of.get(name) ?? new Set()).add(path));
  expect([...of].filter(([, paths]) => paths.size > 1).map(([name, paths]) => `${name}: ${[...paths].join(', ')}`)).toEqual([]);
});
