/** How many passed and failed. */
export type Counts = { readonly passed: number; readonly failed: number };

/** A stage of the gate with what came of it. */
export type Stage = Counts & { readonly name: string; readonly seconds: number };

/** Reads vitest's JSON report; a file that could not be run counts as one failure. */
export function countsOfVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, testResults } = report as {
    numPassedTests: number;
    numFailedTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  };
  const brokenFiles = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles };
}

/** Reads Playwright's JSON report; an error outside the tests counts as one failure. */
export function countsOfPlaywright(report: unknown): Counts {
  const { stats, errors } = report as { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + (stats.unexpected === 0 ? errors.length : 0) };
}

const sum = (stages: readonly Stage[]): Counts =>
  stages.reduce((all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }), { passed: 0, failed: 0 });

/** The stages as a table for a person. */
export function tableOf(stages: readonly Stage[]): string {
  const width = Math.max(...stages.map(({ name }) => name.length), 5);
  const row = (name: string, passed: string, failed: string, seconds: string): string =>
    `${name.padEnd(width)}  ${passed.padStart(6)}  ${failed.padStart(6)}  ${seconds.padStart(8)}`;
  return [
    row('stage', 'passed', 'failed', 'seconds'),
    ...stages.map((stage) => row(stage.name, `${stage.passed}`, `${stage.failed}`, stage.seconds.toFixed(1))),
  ].join('\n');
}

/** The line that ends every run of the gate. */
export const lastLine = (stages: readonly Stage[]): string => `${sum(stages).passed} passed, ${sum(stages).failed} failed`;
