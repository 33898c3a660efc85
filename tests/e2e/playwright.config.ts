import { defineConfig } from '@playwright/test';
import { chromiumPath, chromiumSwitches } from '#scripts/find-chromium.ts';

const executablePath = chromiumPath();

/** The built app in a real Chromium. Each test has an endpoint process of its own, which it may stop and start. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  globalSetup: './support/needs-build.ts',
  // Each test has an endpoint and browser profiles of its own; two cores carry two of them.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../../.cache/browser.json' }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { args: [...chromiumSwitches], ...(executablePath === undefined ? {} : { executablePath }) },
  },
});
