import type { Page } from '@playwright/test';

const PATIENCE_MS = 60_000;

/** The numbers that the page itself writes down; the clock is the page's, so that no message between processes is counted. */
type Marks = { usable?: number; pressed?: number; saved?: number; settled?: number };
declare global {
  var zhibuBench: Marks | undefined;
}

/**
 * Runs in the page before anything else: notes when the first page is usable. Usable is: the tabs stand, the page's own content from
 * the store stands in it (a row or figure, not only its frame), it has been painted, and the thread is free to take a tap.
 */
function noteUsable(): void {
  const marks: Marks = {};
  globalThis.zhibuBench = marks;
  const look = (): void => {
    // The figures at the foot are drawn in one go with the lists above them, from what the store answered.
    const drawn = document.querySelector('nav.zb-tabs') !== null && document.querySelector('main nav.zb-figures') !== null;
    if (!drawn) {
      requestAnimationFrame(look);
      return;
    }
    requestAnimationFrame(() => {
      const free = new MessageChannel();
      free.port1.onmessage = () => {
        marks.usable = performance.now();
      };
      free.port2.postMessage(null);
    });
  };
  requestAnimationFrame(look);
}

/** Milliseconds from asking for the address to a usable first page. */
export async function measureColdStart(page: Page, address: string): Promise<number> {
  await page.addInitScript(noteUsable);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.zhibuBench?.usable !== undefined, null, { timeout: PATIENCE_MS });
  return page.evaluate(() => globalThis.zhibuBench?.usable ?? Number.NaN);
}

/** Milliseconds from pressing the form's last button to the painted words of the toast that say it is saved, everybody of the branch marked present. */
export async function measureSaving(page: Page, address: string): Promise<number> {
  await page.goto(`${address}/meetings/new?kind=assembly&step=2`);
  const groups = page.locator('.zb-att-head button');
  await groups.first().waitFor({ timeout: PATIENCE_MS });
  while ((await groups.count()) > 0) await groups.first().click();
  const next = page.locator('.zb-page-foot button').last();
  for (let step = 2; step < 5; step += 1) {
    await next.click();
    await page.waitForURL((url) => url.searchParams.get('step') === String(step + 1), { timeout: PATIENCE_MS });
  }
  // The toast of marking a whole group is gone before the one that is waited for can come.
  await page.locator('.zb-toast').waitFor({ state: 'detached', timeout: PATIENCE_MS });
  await page.evaluate(() => {
    const marks: Marks = {};
    globalThis.zhibuBench = marks;
    addEventListener('click', (event) => (marks.pressed ??= event.timeStamp), { capture: true, once: true });
    const watch = new MutationObserver(() => {
      if (document.querySelector('.zb-toast') === null) return;
      watch.disconnect();
      // What is in the document is not on the screen yet.
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => {
          marks.saved ??= performance.now();
        };
        painted.port2.postMessage(null);
      });
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  await next.click();
  await page.waitForFunction(() => globalThis.zhibuBench?.saved !== undefined, null, { timeout: PATIENCE_MS });
  return page.evaluate(() => (globalThis.zhibuBench?.saved ?? Number.NaN) - (globalThis.zhibuBench?.pressed ?? Number.NaN));
}

const QUIET_MS = 400;
const WORDS = ['wang', 'ljs', 'liu'];

/** Milliseconds from each key in the roster's search box to the last change of the list that it caused, painted. */
export async function measureSearch(page: Page, address: string): Promise<number[]> {
  await page.goto(`${address}/roster`);
  const box = page.locator('input[type="search"], header input').first();
  await box.waitFor({ timeout: PATIENCE_MS });
  await page.locator('main a').first().waitFor({ timeout: PATIENCE_MS });
  // The pinyin keys are read in the background after the list stands; typing begins when they are there.
  await box.fill('wang');
  await page.waitForTimeout(3000);
  await box.fill('');
  await page.waitForTimeout(1000);
  const times: number[] = [];
  for (const word of WORDS) {
    await box.fill('');
    await page.waitForTimeout(QUIET_MS);
    await box.focus();
    for (const key of word) {
      await page.evaluate(awaitKey, QUIET_MS);
      await page.keyboard.press(key);
      await page.waitForFunction(() => globalThis.zhibuBench?.settled !== undefined, null, { timeout: PATIENCE_MS });
      times.push(await page.evaluate(() => globalThis.zhibuBench?.settled ?? Number.NaN));
    }
  }
  return times;
}

/** Runs in the page: notes the time from the next key to the paint after the last change before everything was quiet. */
function awaitKey(quietMs: number): void {
  const marks: Marks = {};
  globalThis.zhibuBench = marks;
  let pressed = 0;
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = (): void => {
    requestAnimationFrame(() => {
      last = performance.now();
    });
    clearTimeout(timer);
    timer = setTimeout(() => {
      watch.disconnect();
      marks.settled = Math.max(0, last - pressed);
    }, quietMs);
  };
  const watch = new MutationObserver(changed);
  addEventListener(
    'keydown',
    (event) => {
      pressed = event.timeStamp;
      watch.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
      changed();
    },
    { capture: true, once: true },
  );
}
