import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumSwitches, findOrInstallChromium, HOW_TO_GET_CHROMIUM } from '#scripts/find-chromium.ts';
import { PRACTICE_PASSWORD } from '#server/seed/fill.ts';
import type { Endpoint } from './endpoint.ts';

/** How much slower than this machine the phone is made. */
export const SLOW_DOWN = 6;

/** A phone's browser with its store on disk: it can be closed and opened again without the network. */
export type Phone = {
  /** Opens the browser anew; `page` is blank. */
  readonly open: (network: 'online' | 'offline') => Promise<{ readonly page: Page; readonly close: () => Promise<void> }>;
  readonly remove: () => void;
};

/** A phone that has never seen the app. */
export function newPhone(): Phone {
  const executablePath = findOrInstallChromium((line) => console.log(line));
  if (executablePath === undefined) throw new Error(HOW_TO_GET_CHROMIUM);
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-phone-'));
  return {
    open: async (network) => {
      const context: BrowserContext = await chromium.launchPersistentContext(folder, {
        executablePath,
        args: [...chromiumSwitches],
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        offline: network === 'offline',
      });
      const page = context.pages()[0] ?? (await context.newPage());
      page.on('pageerror', (error) => console.error(`  the page threw: ${error.message}`));
      return { page, close: () => context.close() };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Makes the page's own thread as slow as a cheap phone's. Workers and the browser's own processes stay quick. */
export async function slowDown(page: Page, rate: number = SLOW_DOWN): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

const SYNC_MS = 180_000;

/** Signs in with the network and waits until the whole branch and the app itself are on the phone. */
export async function signInAndSync(page: Page, endpoint: Endpoint): Promise<void> {
  await page.goto(endpoint.address);
  // A new phone shows its three cards first; they stand before anything that is measured.
  await page.locator('.zb-bar-act').first().click();
  await page.locator('input[name="login"]').fill(endpoint.login);
  await page.locator('input[name="password"]').fill(PRACTICE_PASSWORD);
  await page.locator('button[type="submit"]').click();
  await page.locator('nav.zb-tabs').waitFor({ timeout: SYNC_MS });
  const until = Date.now() + SYNC_MS;
  while ((await page.evaluate(recordsOnPhone)) < endpoint.records) {
    if (Date.now() > until) throw new Error(`of ${endpoint.records} records only ${await page.evaluate(recordsOnPhone)} reached the phone`);
    await page.waitForTimeout(500);
  }
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** Runs in the page: how many records the fullest database of this origin holds. */
async function recordsOnPhone(): Promise<number> {
  const names = (await indexedDB.databases()).flatMap((found) => found.name ?? []);
  const counts = names.map(
    (name) =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => resolve(0);
        opening.onsuccess = () => {
          const db = opening.result;
          if (!db.objectStoreNames.contains('records')) {
            db.close();
            resolve(0);
            return;
          }
          const counting = db.transaction('records').objectStore('records').count();
          counting.onsuccess = () => {
            db.close();
            resolve(counting.result);
          };
          counting.onerror = () => resolve(0);
        };
      }),
  );
  return Math.max(0, ...(await Promise.all(counts)));
}

/** Milliseconds of a fixed piece of work on the page's thread: parsing, sorting and joining as the app does them. */
export const referenceWork = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const once = (): number => {
      const started = performance.now();
      const rows = Array.from({ length: 4000 }, (_, i) => ({
        id: `${(i * 7919) % 4001}`,
        words: 'abcdefgh'.repeat(4),
        marks: { a: i, b: [i, i + 1] },
      }));
      const copy = JSON.parse(JSON.stringify(rows)) as typeof rows;
      copy.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
      const byId = new Map(copy.map((row) => [row.id, row.words.toUpperCase()]));
      if (byId.size < 2) throw new Error('the work was not done');
      return performance.now() - started;
    };
    const times = Array.from({ length: 9 }, once).sort((a, b) => a - b);
    return times[4] ?? 0;
  });
