import type { Page } from '@playwright/test';

const PATIENCE_MS = 60_000;
const WORD = 'zhibu-bench';

/**
 * The number that the page itself writes down, by its own clock. It comes as a line of the console: to ask the page while it works
 * would have the driver's own script read in there, a third of a megabyte, and that would be measured too.
 */
async function told(page: Page): Promise<number> {
  const line = await page.waitForEvent('console', { predicate: (line) => line.text().startsWith(WORD), timeout: PATIENCE_MS });
  return Number(line.text().slice(WORD.length));
}

/**
 * Runs in the page before anything else: notes when the first page is usable. Usable is: the tabs stand, the page's own content from
 * the store stands in it (a row or figure, not only its frame), it has been painted, and the thread is free to take a tap.
 */
function noteUsable(): void {
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
        console.info(`zhibu-bench ${performance.now()}`);
      };
      free.port2.postMessage(null);
    });
  };
  requestAnimationFrame(look);
}

/** Milliseconds from asking for the address to a usable first page. */
export async function measureColdStart(page: Page, address: string): Promise<number> {
  await page.addInitScript(noteUsable);
  const usable = told(page);
  await page.goto(address, { waitUntil: 'commit' });
  return usable;
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
  const place = await next.boundingBox();
  if (!place) throw new Error('the last button is not on the screen');
  await page.evaluate(() => {
    let pressed = Number.NaN;
    addEventListener(
      'click',
      (event) => {
        pressed = event.timeStamp;
      },
      { capture: true, once: true },
    );
    const watch = new MutationObserver(() => {
      if (document.querySelector('.zb-toast') === null) return;
      watch.disconnect();
      // What is in the document is not on the screen yet.
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => console.info(`zhibu-bench ${performance.now() - pressed}`);
        painted.port2.postMessage(null);
      });
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  const saved = told(page);
  // Pressed by its place: a press by name would have the driver look through the page meanwhile.
  await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  return saved;
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
      const settled = told(page);
      await page.keyboard.press(key);
      times.push(await settled);
    }
  }
  return times;
}

/** Runs in the page: notes the time from the next key to the paint after the last change before everything was quiet. */
function awaitKey(quietMs: number): void {
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
      console.info(`zhibu-bench ${Math.max(0, last - pressed)}`);
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
