import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** How a phone can be set: the words on its chips for size, colour and language. */
export type PhoneMode = { readonly name: string; readonly size: string; readonly theme: string; readonly language: 'zh-CN' | 'en' };

/** A look of the phone, the smallest text and target it may have in CSS pixels, and which of axe's rules are asked in it. */
export type PhoneLook = PhoneMode & { readonly text: number; readonly target: number; readonly axe: 'all' | 'colours' | 'none' };

/** What was found on which page; only pages with something stand in it. */
export type Found = Record<string, string[]>;

/**
 * Goes through every page in every look on the narrowest phone: what runs over the edge, is small or low, has no name, is
 * out of order, by axe's judgement cannot be used, or does not say that it is practice.
 */
export async function walkPhone(phone: { readonly page: Page }, looks: readonly PhoneLook[]): Promise<Found> {
  const { page } = phone;
  await page.setViewportSize({ width: 360, height: 640 });
  const pages = await phonePages(page);
  const found: Found = {};
  for (const look of looks) {
    await setPhone(phone, look);
    for (const path of pages) {
      await goTo(page, path);
      let wrong = [...(await measured(page, look)), ...(await unheard(page))];
      // A page that was still changing is looked at again when it has come to rest; what is wrong then is wrong.
      if (wrong.length > 0) {
        await still(page);
        wrong = [...(await measured(page, look)), ...(await unheard(page))];
      }
      if (look.axe !== 'none') wrong.push(...(await barriers(page, look.axe === 'colours' ? ['color-contrast'] : undefined)));
      // Made-up data is never taken for real, whatever page it stands on.
      if (!(await page.locator('.zb-ribbon').first().isVisible())) wrong.push('no mark of the practice');
      if (wrong.length > 0) found[`${look.name} ${path}`] = wrong;
    }
  }
  return found;
}

const ROW = { size: 0, theme: 1, language: 2 } as const;

/** Sets the phone in its own settings, whatever language they are in now. */
export async function setPhone({ page }: { readonly page: Page }, mode: PhoneMode): Promise<void> {
  await goTo(page, '/me/look');
  const rows = page.getByRole('radiogroup');
  // The language goes first: the other chips are then pressed by what they are called in it.
  await rows
    .nth(ROW.language)
    .locator('label')
    .filter({ hasText: mode.language === 'en' ? 'English' : '中文' })
    .click();
  await expect(page.locator('html')).toHaveAttribute('lang', mode.language);
  const at = (row: number, word: string) => rows.nth(row).locator('label').getByText(word, { exact: true });
  await at(ROW.size, mode.size).click();
  await at(ROW.theme, mode.theme).click();
  await expect(rows.nth(ROW.theme).locator('label.zb-chip-chosen')).toContainText(mode.theme);
  await expect(rows.nth(ROW.size).locator('label.zb-chip-chosen')).toContainText(mode.size);
}

/** Opens another page of the app that is open, as a press on a link does; the document stays. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, path);
  await page.waitForURL((url) => url.pathname !== 'never');
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await still(page);
}

/** Waits until nothing has changed on the page for a moment: every part of it has read what it shows. */
async function still(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const done = (): void => {
          watch.disconnect();
          resolve();
        };
        let quiet = setTimeout(done, 120);
        const watch = new MutationObserver(() => {
          clearTimeout(quiet);
          quiet = setTimeout(done, 120);
        });
        watch.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
  );
}

/**
 * What keeps somebody with poor sight or no mouse from using a page, by axe's judgement; `rules` narrows it to what can
 * differ in a look whose other rules were judged in another.
 */
export async function barriers(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Read into the page once a document: it is half a megabyte, and most pages are reached without a new document.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (only) => {
    const judge = (window as unknown as { readonly axe: typeof axe }).axe;
    const { violations } = await judge.run(document, {
      resultTypes: ['violations'],
      runOnly: only ? { type: 'rule', values: [...only] } : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa'] },
    });
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.slice(0, 3).map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 80)}`),
    }));
  }, rules);
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`);
}

/** What somebody who listens to the page would stumble over: a heading out of order, a thing to press or to fill in that has no name. */
export async function unheard(page: Page): Promise<string[]> {
  const snapshot = await page.locator('body').ariaSnapshot();
  const wrong = snapshot
    .split('\n')
    .filter((line) => /^\s*- (?:button|link|textbox|searchbox|checkbox|radio|combobox|spinbutton|switch|tab|option)\b(?! ")/.test(line))
    .map((line) => `no name: ${line.trim()}`);
  const levels = [...snapshot.matchAll(/^\s*- '?heading\b[^\n]*\[level=(\d)\]/gm)].map(([, level]) => Number(level));
  if (levels.filter((level) => level === 1).length !== 1)
    wrong.push(`headings of the first level: ${levels.filter((level) => level === 1).length}`);
  for (const [i, level] of levels.entries()) if (level > (levels[i - 1] ?? 0) + 1) wrong.push(`heading ${i + 1} jumps to level ${level}`);
  return wrong;
}

/** What runs over the right edge, is written too small or is too low for a thumb; each as a sentence that names it. */
function measured(page: Page, least: { readonly text: number; readonly target: number }): Promise<string[]> {
  return page.evaluate(({ text, target }) => {
    const wrong: string[] = [];
    const width = document.scrollingElement?.scrollWidth ?? 0;
    if (width > window.innerWidth) wrong.push(`${width} px wide`);
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      // Words only for a screen reader stand in a box of one pixel.
      if (box.width <= 2 || box.height <= 2) continue;
      const words = (element.textContent ?? '').trim().slice(0, 12);
      // A year's ledger is as wide as its paper; it scrolls in its own named part, which a key can reach.
      const scrolls = element.closest('section.zb-dues-scroll') !== null && !element.matches('section');
      if (box.right > window.innerWidth + 1 && !scrolls) wrong.push(`over the edge: ${element.className} ${words}`);
      const written = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (written && size < text) wrong.push(`${size} px: ${words}`);
      if (!element.matches('a, button, input, select, textarea')) continue;
      const pressed = (element.closest('label') ?? element).getBoundingClientRect();
      // The letters beside the roster share the height of the screen; 按字母找 is their large form.
      const letters = element.closest('nav[aria-label="按首字母找"], nav[aria-label="Find by first letter"]') !== null;
      if (pressed.height < target - 0.5 && !letters) wrong.push(`${Math.round(pressed.height)} px high: ${words}`);
    }
    return wrong;
  }, least);
}

/** Every address of the phone that needs no record, and those of records that the demo village has. */
export async function phonePages(page: Page): Promise<string[]> {
  const firstLink = (at: string, start: string) =>
    goTo(page, at).then(() => page.locator(`main a[href^="${start}"]`).first().getAttribute('href', { timeout: 15_000 }));
  const member = await firstLink('/roster', '/roster/0');
  const meeting = await firstLink('/meetings', '/meetings/0');
  const away = await firstLink('/floating', '/floating/0');
  const stay = [`${away}`, `${away}/card`];
  const ofRecords = [];
  for (const [list, start] of [
    ['/areas', '/areas/0'],
    ['/posts', '/posts/0'],
    ['/plans', '/plans/0'],
    ['/talks', '/talks/0'],
    ['/visits', '/visits/0'],
    ['/matters', '/matters/0'],
    ['/roster/transfers', '/roster/transfers/0'],
    ['/dues', '/dues/member/0'],
  ] as const)
    ofRecords.push(`${await firstLink(list, start)}`);
  ofRecords.push(`${await firstLink(ofRecords[1] ?? '', '/posts/assignments/0')}`);
  await goTo(page, '/');
  const returned = await page
    .locator('main a[href^="/meetings/0"], main a[href^="/roster/0"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return [
    '/',
    '/roster',
    '/roster/new',
    '/roster/setup',
    '/roster/groups',
    '/roster/offices',
    '/roster/transfers',
    '/roster/check',
    '/organisation/terms',
    '/organisation/changes',
    '/floating',
    '/floating/form?direction=out',
    '/floating/scan',
    ...stay,
    `${member}`,
    `${member}/edit`,
    '/roster/registers',
    '/roster/registers/members',
    '/roster/structure',
    '/roster/counted',
    ...ofRecords,
    '/areas',
    '/areas/rota',
    '/posts',
    '/posts/catalogue',
    '/posts/coverage',
    '/posts/log',
    '/posts/pledges',
    '/posts/plates',
    '/posts/board',
    '/dues',
    '/dues/collect',
    '/dues/assess',
    '/dues/remit',
    '/dues/year',
    '/due',
    '/due/year',
    '/roster/check/result',
    '/plans',
    '/plans/new',
    '/guides/assembly',
    '/book',
    '/paper',
    '/talks',
    '/talks/new',
    '/appraisals/new',
    '/log',
    '/visits',
    '/visits/new',
    '/visits/quiet',
    '/matters',
    '/matters/new',
    '/matters/book',
    '/meetings',
    `${meeting}`,
    `${meeting}/edit?step=2&only=1`,
    ...new Set(returned),
    '/meetings/new?kind=assembly',
    '/meetings/new?kind=assembly&step=2',
    '/meetings/new?kind=assembly&step=3',
    '/meetings/new?kind=assembly&step=4',
    '/meetings/new?kind=assembly&step=5',
    '/me',
    '/me/look',
    '/me/photos',
    '/me/health',
    '/me/version',
    '/me/sync',
    '/me/sync/file',
    '/me/sync/aside',
    '/me/install',
    '/help',
    '/help/meetingForm',
    '/gallery',
    '/sign-in',
    '/nowhere-at-all',
  ];
}
