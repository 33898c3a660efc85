import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { EndpointProcess, plant, plantDemo, plantDemoPeople, plantLarge } from './endpoint-process.ts';

/** A person's device: a browser profile of its own. Its page can be killed and opened again. */
export class Device {
  readonly context: BrowserContext;
  readonly #url: string;
  readonly #faults: string[];
  #page: Page;

  constructor(context: BrowserContext, page: Page, url: string, faults: string[]) {
    this.context = context;
    this.#page = page;
    this.#url = url;
    this.#faults = faults;
    context.on('page', (opened) => watch(opened, faults));
    watch(page, faults);
  }

  get page(): Page {
    return this.#page;
  }

  /** What went wrong in the console: errors, exceptions, violations of the content security policy. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  async open(path = '/'): Promise<void> {
    await this.#page.goto(`${this.#url}${path}`);
  }

  /** Takes the tab away without a word to the page, as a phone does that needs its memory. */
  async kill(): Promise<void> {
    await this.#page.close({ runBeforeUnload: false });
  }

  /** A new tab in the same browser. */
  async reopen(path = '/'): Promise<void> {
    this.#page = await this.context.newPage();
    await this.open(path);
  }

  async goOffline(): Promise<void> {
    await this.context.setOffline(true);
  }

  async goOnline(): Promise<void> {
    await this.context.setOffline(false);
  }

  /** Everything the app needs to open with no network is on the device. */
  async isReadyForNoNetwork(): Promise<void> {
    // The worker is ready when it has stored every file; it takes the page over at the next start.
    await this.#page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  }
}

// A request without a network is written into the console by the browser itself; that is no fault of ours.
const OF_THE_NETWORK = /Failed to load resource|net::ERR_|EventSource's response has a MIME type/;

function watch(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    const words = message.text();
    if (message.type() === 'error' && !OF_THE_NETWORK.test(words)) faults.push(words);
  });
  page.on('pageerror', (error) => faults.push(String(error)));
}

type Stage = {
  /** What the endpoint's store holds at the start. */
  filled: 'two empty villages' | 'demo township' | 'demo township with all its people' | 'branch of 62';
  /** The township's endpoint; a test may stop and start it. */
  endpoint: EndpointProcess;
  /** A phone, 390×844; `url` when it does not ask the endpoint itself. */
  newPhone: (url?: string) => Promise<Device>;
  /** A desk, 1440×900. */
  newDesk: () => Promise<Device>;
};

const plantOf = {
  'two empty villages': plant,
  'demo township': plantDemo,
  'demo township with all its people': plantDemoPeople,
  'branch of 62': plantLarge,
} as const;

/** A test with a township, phones and desks. It fails when any of them wrote an error into its console. */
export const test = base.extend<Stage>({
  filled: ['two empty villages', { option: true }],
  endpoint: async ({ filled }, use) => {
    const endpoint = await EndpointProcess.open(plantOf[filled]);
    await use(endpoint);
    await endpoint.close();
  },
  newPhone: async ({ browser, endpoint, contextOptions }, use) => {
    const devices: Device[] = [];
    await use(async (url = endpoint.url) => {
      const context = await browser.newContext({
        ...contextOptions,
        viewport: { width: 390, height: 844 },
        isMobile: true,
        hasTouch: true,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      });
      const device = new Device(context, await context.newPage(), url, []);
      devices.push(device);
      return device;
    });
    for (const device of devices) expect.soft(device.faults, 'console of a phone').toEqual([]);
    for (const device of devices) await device.context.close();
  },
  newDesk: async ({ browser, endpoint, contextOptions }, use) => {
    const devices: Device[] = [];
    await use(async () => {
      const context = await browser.newContext({
        ...contextOptions,
        viewport: { width: 1440, height: 900 },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      });
      const device = new Device(context, await context.newPage(), endpoint.url, []);
      devices.push(device);
      return device;
    });
    for (const device of devices) expect.soft(device.faults, 'console of a desk').toEqual([]);
    for (const device of devices) await device.context.close();
  },
});

export { expect };
