import { startEndpoint } from './endpoint.ts';
import { measureColdStart, measureSaving, measureSearch } from './measure.ts';
import { newPhone, referenceWork, SLOW_DOWN, signInAndSync, slowDown } from './phone.ts';
import { type Figure, median, percentile, report } from './table.ts';
import { buildWhenNeeded, weighBuild } from './weigh-build.ts';

const YEARS = 3;
const COLD_STARTS = 7;
const SAVES = 5;
const REPEATS = 3;

type Times = {
  readonly cold: readonly number[];
  readonly saves: readonly number[];
  readonly keys: readonly number[];
  readonly reference: readonly number[];
};

/** B3: cold starts and saving, the browser closed and opened again each time, the endpoint stopped. */
async function largeBranch(): Promise<Omit<Times, 'keys'>> {
  const endpoint = await startEndpoint('B3', YEARS);
  const phone = newPhone();
  try {
    const online = await phone.open('online');
    await signInAndSync(online.page, endpoint);
    await online.close();
    await endpoint.stop();
    const cold: number[] = [];
    const reference: number[] = [];
    for (let run = 0; run < COLD_STARTS; run += 1) {
      const offline = await phone.open('offline');
      await slowDown(offline.page);
      cold.push(await measureColdStart(offline.page, endpoint.address));
      reference.push(await referenceWork(offline.page));
      await offline.close();
    }
    const offline = await phone.open('offline');
    await slowDown(offline.page);
    const saves: number[] = [];
    for (let run = 0; run < SAVES; run += 1) saves.push(await measureSaving(offline.page, endpoint.address));
    await offline.close();
    return { cold, saves, reference };
  } finally {
    await endpoint.remove();
    phone.remove();
  }
}

/** B4: the roster's search, key by key, the endpoint stopped. */
async function hugeBranch(): Promise<readonly number[]> {
  const endpoint = await startEndpoint('B4', YEARS);
  const phone = newPhone();
  try {
    const online = await phone.open('online');
    await signInAndSync(online.page, endpoint);
    await online.close();
    await endpoint.stop();
    const offline = await phone.open('offline');
    await slowDown(offline.page);
    const keys: number[] = [];
    for (let run = 0; run < REPEATS; run += 1) keys.push(...(await measureSearch(offline.page, endpoint.address)));
    await offline.close();
    return keys;
  } finally {
    await endpoint.remove();
    phone.remove();
  }
}

/** A measurement that could not be made is a line in the table and not the end of the others. */
async function attempt<T>(what: string, measure: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await measure();
  } catch (error) {
    console.error(`Could not measure ${what}: ${error instanceof Error ? error.message : String(error)}`);
    return otherwise;
  }
}

/** What a phone has to load, how soon it is usable without a network, and how quickly it answers. Answers whether every target holds. */
export async function benchStart(): Promise<boolean> {
  buildWhenNeeded();
  const { script, precache, files } = weighBuild();
  const branch = await attempt('starting and saving', largeBranch, { cold: [], saves: [], reference: [] });
  const keys = await attempt('searching', hugeBranch, []);
  const slow = `${SLOW_DOWN}x slower, offline, endpoint stopped`;
  const list = (times: readonly number[]): string => times.map((time) => time.toFixed(0)).join(' ');
  const figures: Figure[] = [
    { id: 'scriptKb', what: 'JavaScript before the first screen', value: script / 1000, unit: 'kB', target: 220, of: 'gzip' },
    { id: 'precacheMb', what: 'whole precache', value: precache / 1e6, unit: 'MB', target: 1.5, of: `gzip, ${files} files` },
    {
      id: 'coldStartMs',
      what: `cold start to a usable first page, B3 x ${YEARS} years`,
      value: median(branch.cold),
      unit: 'ms',
      target: 2500,
      of: `median of ${list(branch.cold)}; ${slow}`,
    },
    {
      id: 'saveMs',
      what: 'saving a meeting of 62, press to saved',
      value: median(branch.saves),
      unit: 'ms',
      target: 150,
      of: `median of ${list(branch.saves)}; ${slow}`,
    },
    {
      id: 'searchKeyMs',
      what: `roster search per key, B4 x ${YEARS} years`,
      value: median(keys),
      unit: 'ms',
      target: 50,
      of: `median of ${keys.length} keys, 90 in 100 below ${percentile(keys, 90)?.toFixed(0) ?? '-'}; ${slow}`,
    },
  ];
  return report('start', figures, median(branch.reference) ?? 1);
}
