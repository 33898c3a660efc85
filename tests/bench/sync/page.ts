import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumSwitches, findOrInstallChromium, HOW_TO_GET_CHROMIUM } from '#scripts/find-chromium.ts';
import type { Bundle } from './bundle.ts';
import type { ContenderEndpoint } from './endpoints.ts';

/** The thin line: a round trip of 300 ms, 50 kB a second each way. */
const THIN = { offline: false, latency: 300, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/** A contender's page in a browser that has never been used. */
export type OpenPage = { readonly page: Page; readonly thin: () => Promise<void>; readonly close: () => Promise<void> };

const HTML = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/bench/page.js"></script>';

/** Opens a contender's page at its endpoint's address, with a fresh profile on disk. */
export async function openPage(endpoint: ContenderEndpoint, scripts: Bundle): Promise<OpenPage> {
  const executablePath = findOrInstallChromium((line) => console.log(line));
  if (executablePath === undefined) throw new Error(HOW_TO_GET_CHROMIUM);
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-phone-'));
  const context = await chromium.launchPersistentContext(folder, { executablePath, args: [...chromiumSwitches] });
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => console.error(`  the page threw: ${error.message}`));
  // The page comes from here and not from the endpoint, under whose address it has to stand.
  await page.route('**/bench/**', (route) => {
    const name = new URL(route.request().url()).pathname.slice('/bench/'.length);
    const script = scripts.get(name);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: HTML });
    return script === undefined ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: script });
  });
  await page.goto(`${endpoint.address}/bench/`);
  await page.waitForFunction(() => window.contender !== undefined);
  // As long as a route stands, every request of the page waits for the driver.
  await page.unrouteAll();
  return {
    page,
    thin: async () => {
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', THIN);
    },
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
