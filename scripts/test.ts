// `npm test`: every stage of the gate in order, past one that fails, so that one run tells everything.
// The last line is "N passed, N failed"; a stage that is not a run of tests counts as one.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findOrInstallChromium, HOW_TO_GET_CHROMIUM } from './find-chromium.ts';
import { findPostgres } from './find-postgres.ts';
import { type Counts, countsOfPlaywright, countsOfVitest, lastLine, type Stage, tableOf } from './verdict.ts';

const VITEST_REPORT = '.cache/vitest.json';
const BROWSER_REPORT = '.cache/browser.json';

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs a program of the project's own Node with its output shown; answers whether it ended well. */
function run(script: string, args: readonly string[], env: Environment = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

const stages: Stage[] = [];

/** One stage: its heading, its work, its row in the table. A report that cannot be read counts as one failure. */
async function stage(
  name: string,
  work: () => Promise<boolean>,
  report?: { file: string; read: (json: unknown) => Counts },
): Promise<boolean> {
  console.log(`\n── ${name} ──`);
  if (report) rmSync(report.file, { force: true });
  const begun = performance.now();
  const well = await work();
  const seconds = (performance.now() - begun) / 1000;
  let counts: Counts = { passed: well ? 1 : 0, failed: well ? 0 : 1 };
  if (report) {
    try {
      counts = report.read(JSON.parse(readFileSync(report.file, 'utf8')));
      // A run that ended badly although each test passed (a fault outside a test) is a failure too.
      if (!well && counts.failed === 0) counts = { ...counts, failed: 1 };
      if (counts.passed + counts.failed === 0) counts = { passed: 0, failed: 1 };
    } catch {
      counts = { passed: 0, failed: 1 };
    }
  }
  stages.push({ name, seconds, ...counts });
  return counts.failed === 0;
}

const local = (path: string): string => `node_modules/${path}`;

mkdirSync('.cache', { recursive: true });
await stage('lint', () => run(local('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings', '.']));
await stage('types', () => run(local('typescript/bin/tsc'), ['-p', '.']));
await stage('dead code', () => run(local('knip/bin/knip.js'), []));

const postgres = await findPostgres();
console.log(
  postgres
    ? '\nPostgreSQL answers: the endpoint is tested on SQLite and on PostgreSQL.'
    : '\nNo PostgreSQL answers (DATABASE_URL, local server): the endpoint is tested on SQLite only.',
);
await stage(
  postgres ? 'unit, component, endpoint (SQLite, PostgreSQL)' : 'unit, component, endpoint (SQLite only)',
  () =>
    run(local('vitest/vitest.mjs'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`], {
      DATABASE_URL: postgres,
    }),
  { file: VITEST_REPORT, read: countsOfVitest },
);

const built = await stage('build', () => run(local('vite/bin/vite.js'), ['build', '--logLevel', 'warn']));
if (built) {
  await stage('size budget', () => run('scripts/size.ts', []));
  await stage('oldest browser', () => run('scripts/oldest.ts', []));
} else stages.push({ name: 'size budget (no build)', seconds: 0, passed: 0, failed: 1 });

/** A wrong CHROMIUM_PATH is a failed stage, not the end of the report. */
function findChromium(): string | undefined {
  try {
    return findOrInstallChromium(console.log);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return undefined;
  }
}

const chromium = built ? findChromium() : undefined;
if (built && chromium)
  await stage(
    'browser',
    () =>
      run(local('@playwright/test/cli.js'), ['test', '-c', 'tests/e2e/playwright.config.ts'], {
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER_REPORT,
        DATABASE_URL: undefined,
      }),
    {
      file: BROWSER_REPORT,
      read: countsOfPlaywright,
    },
  );
else {
  if (built) console.error(HOW_TO_GET_CHROMIUM);
  stages.push({ name: built ? 'browser (no Chromium)' : 'browser (no build)', seconds: 0, passed: 0, failed: 1 });
}

console.log(`\n${tableOf(stages)}\n`);
console.log(lastLine(stages));
process.exitCode = stages.some((one) => one.failed > 0) ? 1 : 0;
