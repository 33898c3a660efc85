import { expect, type Locator, type Page } from '@playwright/test';

/** How long the screen needs after an act until it stands, in milliseconds; the act is done inside. */
export type Timed = (page: Page, act: () => Promise<void>) => Promise<number>;

const untimed: Timed = async (_, act) => {
  await act();
  return 0;
};

/**
 * Somebody's hands on a phone: they press what the screen names and count what it cost. A press on a box before typing is a tap;
 * a character is one however it is put in; scrolling is not counted.
 */
export class Hands {
  readonly page: Page;
  readonly #timed: Timed;
  taps = 0;
  typed = 0;
  waitMs = 0;

  constructor(page: Page, timed: Timed = untimed) {
    this.page = page;
    this.#timed = timed;
  }

  /** Presses one thing. */
  async tap(target: Locator): Promise<void> {
    this.taps += 1;
    this.waitMs += await this.#timed(this.page, () => target.click());
  }

  /** Waits until the page of that title stands, as eyes do before the next press. */
  async sees(title: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }

  /** Presses the first button, link or chip on the screen that carries these words. */
  async press(words: string | RegExp): Promise<void> {
    await this.tap(this.page.locator('button, a, label.zb-chip').filter({ hasText: words, visible: true }).first());
  }

  /** Presses a button or link by its whole name, as it is read out. */
  async pressNamed(role: 'button' | 'link', name: string | RegExp): Promise<void> {
    await this.tap(this.page.getByRole(role, { name, exact: true }).first());
  }

  /** Presses a chip of a row of chips. */
  async choose(row: string, chip: string | RegExp): Promise<void> {
    await this.tap(this.page.getByRole('radiogroup', { name: row }).locator('label').filter({ hasText: chip }).first());
  }

  /** Presses the keyboard's own key that goes on to the next box. */
  async next(): Promise<void> {
    this.typed += 1;
    this.waitMs += await this.#timed(this.page, () => this.page.keyboard.press('Enter'));
  }

  /** Types into the box the pen stands in. */
  async typeHere(text: string): Promise<void> {
    this.typed += [...text].length;
    this.waitMs += await this.#timed(this.page, () => this.page.keyboard.type(text));
  }

  /** Goes into a box and types; `keys` when fewer are pressed than come to stand there, as with the dash of a day. */
  async type(box: string, text: string, keys = [...text].length): Promise<void> {
    // A label may go on with a note: 可不填.
    const field = this.page.getByLabel(new RegExp(`^${box}`)).first();
    // A box that was opened for writing is written in without another press.
    if (!(await field.evaluate((box) => box === document.activeElement))) await this.tap(field);
    this.typed += keys;
    this.waitMs += await this.#timed(this.page, () => field.fill(text));
  }
}
