import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tooNewScript, tooNewStyle } from '#scripts/old-chromium.ts';

describe('a phone with Chromium 107', () => {
  test('can read every script and style sheet we write for it', () => {
    const found = ['domain', 'protocol', 'sync', 'storage', 'i18n', 'ui', 'phone', 'township'].flatMap((layer) =>
      readdirSync(join('src', layer), { recursive: true, encoding: 'utf8' }).flatMap((file) => {
        if (!/\.(?:ts|tsx|css)$/.test(file)) return [];
        const text = readFileSync(join('src', layer, file), 'utf8');
        // An import of a word file with its attribute is packed away by the build.
        const wrong = file.endsWith('.css') ? tooNewStyle(text) : tooNewScript(text.replace(/with \{ type: 'json' \}/g, ''));
        return wrong.map((what) => `${layer}/${file}: ${what}`);
      }),
    );
    expect(found).toEqual([]);
  });

  test.each([
    ['Map.groupBy(rows,e=>e.day)', 'Map.groupBy'],
    ['a.filter(Boolean).toSorted((e,t)=>e-t)', 'toSorted'],
    ['{signal:AbortSignal.any([a,b])}', 'AbortSignal.any'],
    ['x.values().map(e=>e+1).toArray()', 'helpers of iterators'],
    ['{;using a=b();}', 'using'],
  ])('would stop at %s', (script, what) => {
    expect(tooNewScript(script).join()).toContain(what);
  });

  test('is not troubled by what a library asks for first, nor by ordinary words', () => {
    expect(tooNewScript('typeof URL.canParse==`function`?URL.canParse(e):(new URL(e),!0)')).toEqual([]);
    expect(tooNewScript('z.union([a,b]);text("using a net");[...x].sort(y)')).toEqual([]);
  });

  test('needs a plain value before one that it cannot read', () => {
    expect(tooNewStyle('.a{height:100dvh}').join()).toContain('dvh');
    expect(tooNewStyle('.a{height:100vh;height:100dvh}')).toEqual([]);
    expect(tooNewStyle('.a{color:red;&:hover{color:blue}}').join()).toContain('rules inside rules');
  });
});
