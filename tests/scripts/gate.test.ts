import { describe, expect, test } from 'vitest';
import { countsOfPlaywright, countsOfVitest, lastLine } from '#scripts/verdict.ts';
import { firstScreenScripts, precached } from '#scripts/weigh.ts';

describe('the last line', () => {
  test('adds tests and stages', () => {
    const stages = [
      { name: 'lint', seconds: 1, passed: 1, failed: 0 },
      { name: 'unit', seconds: 9, passed: 41, failed: 2 },
    ];
    expect(lastLine(stages)).toBe('42 passed, 2 failed');
  });

  test('a test file that could not be run is a failure, not silence', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(countsOfVitest(report)).toEqual({ passed: 3, failed: 1 });
  });

  test('a browser test that passed only at the second try has failed', () => {
    expect(countsOfPlaywright({ stats: { expected: 4, unexpected: 0, flaky: 1 }, errors: [] })).toEqual({ passed: 4, failed: 1 });
    expect(countsOfPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [{}] })).toEqual({ passed: 0, failed: 1 });
  });
});

describe('the size budget', () => {
  const files: Record<string, string> = {
    'assets/main.js': 'import{a as b}from"./shared.js";import"./side.js";const x=()=>import("./later.js");',
    'assets/shared.js': 'export{q}from"./deep.js";',
    'assets/side.js': '',
    'assets/deep.js': '',
  };

  test('counts what a page loads before it shows anything, and nothing that it loads later', () => {
    const html =
      '<script type="module" crossorigin src="/assets/main.js"></script><link rel="modulepreload" crossorigin href="/assets/shared.js">';
    expect(firstScreenScripts(html, (file) => files[file] ?? '').sort()).toEqual([
      'assets/deep.js',
      'assets/main.js',
      'assets/shared.js',
      'assets/side.js',
    ]);
  });

  test("reads the worker's own list", () => {
    const worker = 'x([{"revision":null,"url":"assets/main.js"},{revision:"a1",url:`index.html`}]);const y={url:1}';
    expect(precached(worker)).toEqual(['assets/main.js', 'index.html']);
  });
});
