import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Json } from '#domain/kernel/json.ts';
import { PRACTICE_PASSWORD } from '#server/seed/fill.ts';
import type { Bundle } from './bundle.ts';
import { between } from './counts.ts';
import type { Edit } from './edit.ts';
import { type ContenderEndpoint, type Name, startContender } from './endpoints.ts';
import { openPage } from './page.ts';
import { LOGIN, type Prepared } from './prepare.ts';
import { editOf, MEMBERS } from './records.ts';

/** One measured step: how long, what went over the wire and how long the endpoint's processor worked for it. */
export type Measured = {
  readonly ms: number;
  readonly up: number;
  readonly down: number;
  readonly requests: number;
  readonly cpuMs: number;
};

/** What one sitting with one contender measured, by step. */
export type Sitting = {
  readonly steps: Readonly<Record<string, Measured>>;
  /** What its endpoint held at the end, as a fingerprint; null where nothing was handed in. */
  readonly state: string | null;
};

/** Which steps a sitting has after the first sync. */
export type Course = {
  readonly line: 'loopback' | 'thin';
  /** Other phones' changes fetched: 1 and 100. */
  readonly changes: boolean;
  /** Hand-ins: a is 1,000 records edited once, b 20 records edited 50 times. */
  readonly handIns: readonly ('a' | 'b')[];
};

const STILL_TIMES = 5;
const OTHERS = 100;
const EDITS = 1000;
const OFTEN = 20;

type Act = 'pull' | 'push' | 'settle';

/** Runs in the page; the time is the page's own. */
const timed = (page: Page, act: Act): Promise<number> =>
  page.evaluate(async (act) => {
    const contender = window.contender;
    if (!contender) throw new Error('no contender');
    const started = performance.now();
    await contender[act]().catch((error: Error) => {
      // Minified, an error's class does not say which one it was.
      throw new Error(`${error.name} ${error.message}`);
    });
    return performance.now() - started;
  }, act);

/** Runs in the page: milliseconds for saving edits on the phone. */
const saved = (page: Page, edits: readonly Edit[]): Promise<number> =>
  page.evaluate(async (edits) => {
    const started = performance.now();
    await window.contender?.edit(edits);
    return performance.now() - started;
  }, edits);

/** Runs in the page: milliseconds until the store gives the whole roster, looked for every few milliseconds while the sync goes on. */
const untilRoster = (page: Page, members: number): Promise<number> =>
  page.evaluate(async (members) => {
    const contender = window.contender;
    if (!contender) throw new Error('no contender');
    const started = performance.now();
    let failed: unknown;
    contender.pull().catch((error: unknown) => {
      failed = error;
    });
    while ((await contender.roster()) < members) {
      if (failed !== undefined) throw failed;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return performance.now() - started;
  }, members);

async function measured(endpoint: ContenderEndpoint, work: () => Promise<number>): Promise<Measured> {
  const before = await endpoint.counts();
  const ms = await work();
  return { ms, ...between(before, await endpoint.counts()) };
}

/** The edits of a sitting; no record is in two of the lists. */
export function editsFor({ records }: Prepared): Record<'one' | 'hundred' | 'a' | 'b', readonly Edit[]> {
  // The newest meetings are the ones that are still worked on. Where there are few, everything is edited.
  const newest = records.toReversed();
  const [one, hundred] = [newest.slice(0, 1), newest.slice(1, 1 + OTHERS)];
  const room = newest.length > EDITS + OTHERS + OFTEN ? newest.slice(1 + OTHERS) : newest;
  const often = newest.slice(1 + OTHERS + EDITS, 1 + OTHERS + EDITS + OFTEN);
  const rounds = Array.from({ length: EDITS / OFTEN }, (_, round) => round);
  return {
    one: one.map((record) => editOf(record, 1)),
    hundred: hundred.map((record, i) => editOf(record, i)),
    a: room.slice(0, EDITS).map((record, i) => editOf(record, i)),
    b: rounds.flatMap((round) => often.map((record, i) => editOf(record, 100 + round * 7 + i))),
  };
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value as { readonly [key: string]: Json }).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

async function fingerprint(endpoint: ContenderEndpoint): Promise<string> {
  const bodies = [...(await endpoint.bodies())].sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash('sha256');
  for (const [id, body] of bodies) hash.update(id).update(JSON.stringify(sorted(body)));
  return hash.digest('base64url');
}

type Use = (page: Page, endpoint: ContenderEndpoint, thin: () => Promise<void>) => Promise<void>;

async function opened(name: Name, prepared: Prepared, scripts: Bundle, use: Use): Promise<void> {
  const endpoint = await startContender(name, prepared);
  try {
    const { page, thin, close } = await openPage(endpoint, scripts);
    try {
      const given = { login: LOGIN, password: PRACTICE_PASSWORD, members: prepared.members };
      await page.evaluate(async (given) => window.contender?.open(given), given);
      await use(page, endpoint, thin);
    } finally {
      await close();
    }
  } finally {
    await endpoint.stop();
  }
}

async function see(page: Page, edits: readonly Edit[], what: string): Promise<void> {
  const last = edits.at(-1);
  if (!last) return;
  const seen = await page.evaluate(({ id, field }) => window.contender?.valueOf(id, field), last);
  if (seen !== last.value) throw new Error(`${what} did not reach the phone`);
}

/** Milliseconds from the beginning of the first sync until the store gives a roster of 200, the rest still coming. */
export async function firstRoster(name: Name, prepared: Prepared, scripts: Bundle): Promise<number> {
  let ms = Number.NaN;
  await opened(name, prepared, scripts, async (page) => {
    ms = await untilRoster(page, MEMBERS);
  });
  return ms;
}

/** One sitting: a phone that has never seen the branch, from its first sync through the steps of the course. */
export async function sitting(name: Name, prepared: Prepared, scripts: Bundle, course: Course): Promise<Sitting> {
  const steps: Record<string, Measured> = {};
  let state: string | null = null;
  await opened(name, prepared, scripts, async (page, endpoint, thin) => {
    if (course.line === 'thin') await thin();
    steps['first'] = await measured(endpoint, () => timed(page, 'pull'));
    const count = await page.evaluate(() => window.contender?.count());
    if (count !== prepared.size) throw new Error(`${name} has ${count} of ${prepared.size} records after its first sync`);
    if (course.handIns.length > 0) await timed(page, 'settle');

    // A single look takes so little time that its luck would show; the middle of several stands for it.
    const looks: Measured[] = [];
    for (let i = 0; i < STILL_TIMES; i += 1) looks.push(await measured(endpoint, () => timed(page, 'pull')));
    steps['still'] = looks.toSorted((x, y) => x.ms - y.ms)[Math.floor(STILL_TIMES / 2)] as Measured;

    const edits = editsFor(prepared);
    if (course.changes)
      for (const what of ['one', 'hundred'] as const) {
        await endpoint.touch(edits[what]);
        steps[what] = await measured(endpoint, () => timed(page, 'pull'));
        await see(page, edits[what], `the change of another phone (${name})`);
      }
    for (const what of course.handIns) {
      const saving = await measured(endpoint, () => saved(page, edits[what]));
      if (what === 'a') steps['save'] = saving;
      steps[what] = await measured(endpoint, () => timed(page, 'push'));
    }
    if (course.handIns.length > 0) state = await fingerprint(endpoint);
  });
  return { steps, state };
}
