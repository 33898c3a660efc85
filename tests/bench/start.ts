import { cpus, loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import type { FixtureName } from '#server/seed/fixtures.ts';
import { startEndpoint } from './endpoint.ts';
import { measureColdStart, measureSaving, measureSearch } from './measure.ts';
import { newPhone, type Phone, referenceWork, SLOW_DOWN, signInAndSync, slowDown } from './phone.ts';
import { type Figure, median, percentile, report } from './table.ts';
import { buildWhenNeeded, weighBuild } from './weigh-build.ts';

const YEARS = 3;
const COLD_STARTS = 7;
const SAVES = 5;
const REPEATS = 3;

type Times = { readonly cold: number[]; readonly saves: number[]; readonly keys: number[]; readonly reference: number[] };

/** A measurement that could not be made is a line in the table and not the end of the others. */
async function attempt(what: string, measure: () => Promise<void>): Promise<void> {
  try {
    await measure();
  } catch (error) {
    console.error(`Could not measure ${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A phone that has had its first sync of the fixture, the endpoint stopped since; both are gone afterwards. */
async function withSyncedPhone(fixture: FixtureName, use: (phone: Phone, address: string) => Promise<void>): Promise<void> {
  const endpoint = await startEndpoint(fixture, YEARS);
  const phone = newPhone();
  try {
    const online = await phone.open('online');
    await signInAndSync(online.page, endpoint);
    await online.close();
    await endpoint.stop();
    await use(phone, endpoint.address);
  } finally {
    await endpoint.remove();
    phone.remove();
  }
}

/** Opens the closed browser without a network and as slow as a cheap phone. */
async function opened(phone: Phone, use: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await phone.open('offline');
  try {
    await slowDown(page);
    await use(page);
  } finally {
    await close();
  }
}

/** B3: cold starts, the browser closed and opened again each time; then saving. */
const largeBranch = (times: Times): Promise<void> =>
  withSyncedPhone('B3', async (phone, address) => {
    for (let run = 0; run < COLD_STARTS; run += 1)
      await opened(phone, async (page) => {
        times.cold.push(await measureColdStart(page, address));
        times.reference.push(await referenceWork(page));
      });
    await attempt('saving', () =>
      opened(phone, async (page) => {
        for (let run = 0; run < SAVES; run += 1) times.saves.push(await measureSaving(page, address));
      }),
    );
  });

/** B4: the roster's search, key by key. */
const hugeBranch = (times: Times): Promise<void> =>
  withSyncedPhone('B4', (phone, address) =>
    opened(phone, async (page) => {
      for (let run = 0; run < REPEATS; run += 1) times.keys.push(...(await measureSearch(page, address)));
    }),
  );

/** What a phone has to load, how soon it is usable without a network, and how quickly it answers. Answers whether every target holds. */
export async function benchStart(): Promise<boolean> {
  buildWhenNeeded();
  const { script, precache, files } = weighBuild();
  const times: Times = { cold: [], saves: [], keys: [], reference: [] };
  await attempt('starting', () => largeBranch(times));
  await attempt('searching', () => hugeBranch(times));
  const slow = `${SLOW_DOWN}x slower, offline, endpoint stopped`;
  const list = (times: readonly number[]): string => times.map((time) => time.toFixed(0)).join(' ');
  const figures: Figure[] = [
    { id: 'scriptKb', what: 'JavaScript before the first screen', value: script / 1000, unit: 'kB', target: 220, of: 'gzip' },
    { id: 'precacheMb', what: 'whole precache', value: precache / 1e6, unit: 'MB', target: 1.5, of: `gzip, ${files} files` },
    {
      id: 'coldStartMs',
      what: `cold start to a usable first page, B3 x ${YEARS} years`,
      value: median(times.cold),
      unit: 'ms',
      target: 2500,
      of: `median of ${list(times.cold)}; ${slow}`,
    },
    {
      id: 'saveMs',
      what: 'saving a meeting of 62, press to saved',
      value: median(times.saves),
      unit: 'ms',
      target: 150,
      of: `median of ${list(times.saves)}; ${slow}`,
    },
    {
      id: 'searchKeyMs',
      what: `roster search per key, B4 x ${YEARS} years`,
      value: median(times.keys),
      unit: 'ms',
      target: 50,
      of: `median of ${times.keys.length} keys, 90 in 100 below ${percentile(times.keys, 90)?.toFixed(0) ?? '-'}; ${slow}`,
    },
  ];
  const [load = 0] = loadavg();
  if (load > cpus().length)
    console.log(`This machine is busy (load ${load.toFixed(1)} on ${cpus().length} processors): the times are longer than they are.`);
  return report('start', figures, median(times.reference) ?? 1);
}
