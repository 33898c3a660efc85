import { cpus, loadavg } from 'node:os';
import { v7 } from 'uuid';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import type { Store } from '#server/db/store.ts';
import { fillStore } from '#server/seed/fill.ts';
import { actorOf } from '#server/sessions.ts';
import { push } from '#server/sync/push.ts';
import { booksOf } from '#tests/support/books.ts';
import { postgresAnswers } from '#tests/support/endpoint.ts';
import { type RealEndpoint, startReal } from '#tests/support/real-endpoint.ts';
import { type HandedIn, handInAtOnce } from './load/hand-in.ts';
import { transactionsOf, writeRaw } from './load/raw.ts';
import { type Secretary, servicesOn, township } from './load/township.ts';
import { twoWeeks } from './load/work.ts';
import { type Place, postgresPlace, sqlitePlace } from './places.ts';
import { type Figure, median, percentile, report } from './table.ts';

/** How many times what the bare inserts cost: a share of 0.3 of what the database itself can do. */
const MOST_TIMES_RAW = 3.33;
/** How much more a push may cost in a branch with ten years behind it than in one with one year. */
const MOST_GROWTH = 1.5;
const YEARS = [1, 3, 10] as const;
const PUSHES_PER_HISTORY = 40;
const RAW_TIMES = 3;
/** How often one secretary's two weeks are handed in to each program before it counts: a program at work is warm. */
const WARMING = 8;
const LANES = { sqlite: 1, postgres: 10 } as const;

/** Whether everything that was handed in is there, once. */
async function isWhole(store: Store, secretaries: readonly Secretary[], load: HandedIn): Promise<boolean> {
  for (const { branchId, members } of secretaries) {
    const books = await booksOf(store, branchId);
    const handedIn = (load.pushes.get(branchId) ?? []).flat();
    const here = new Set(books.accepted);
    if (books.complaints.length > 0 || here.size !== handedIn.length + members.length || !handedIn.every((id) => here.has(id))) {
      console.error(`branch ${branchId}: ${books.complaints.join('; ') || 'something is missing or there twice'}`);
      return false;
    }
  }
  return true;
}

/** The same rows in a fresh database of the same kind, with nothing but their inserts; the middle of several times. */
async function rawMs(open: () => Promise<Place>, source: Store, load: HandedIn): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < RAW_TIMES; i += 1) times.push(await rawOnce(open, source, load));
  return median(times) ?? Number.NaN;
}

async function rawOnce(open: () => Promise<Place>, source: Store, load: HandedIn): Promise<number> {
  const { store, remove } = await open();
  try {
    for (const row of await source.db.selectFrom('townships').selectAll().execute())
      await store.db.insertInto('townships').values(row).execute();
    for (const row of await source.db.selectFrom('branches').selectAll().execute())
      await store.db.insertInto('branches').values(row).execute();
    return await writeRaw(store, await transactionsOf(source, load), LANES[store.flavour]);
  } finally {
    await remove();
  }
}

async function measureLoad(open: () => Promise<Place>, branches: number, programs: number): Promise<Figure[]> {
  const { store, place, remove } = await open();
  const running: RealEndpoint[] = [];
  try {
    const secretaries = await township(store, branches);
    for (let i = 0; i < programs; i += 1) running.push(await startReal(place));
    // Each program has read its code and made its connections before it counts.
    const [warm] = secretaries.splice(-1);
    for (let i = 0; warm && i < WARMING; i += 1) for (const { address } of running) await handInAtOnce([warm], [address]);
    const load = await handInAtOnce(
      secretaries,
      running.map(({ address }) => address),
    );
    for (const program of running.splice(0)) await program.stop();
    const raw = await rawMs(open, store, load);
    const perSecond = (load.operations / load.wallMs) * 1000;
    const id = `${store.flavour}${branches}x${programs}`;
    const on = `${store.flavour === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, ${branches} branches, ${programs} program${programs > 1 ? 's' : ''}`;
    const of = `${load.operations} operations in ${load.latencies.length} pushes, ${Math.round(perSecond)} a second; raw ${Math.round((load.operations / raw) * 1000)}`;
    const figure = (name: string, value: number | null, unit: string, target: number): Figure => ({
      id: `${id}.${name}`,
      what: `${on}: ${name}`,
      value,
      unit,
      target,
      of,
    });
    return [
      figure('cost of raw inserts x', load.wallMs / raw, 'x', MOST_TIMES_RAW),
      figure('each operation', load.wallMs / load.operations, 'ms', 10),
      figure('push p50', percentile(load.latencies, 50), 'ms', 10_000),
      figure('push p95', percentile(load.latencies, 95), 'ms', 15_000),
      figure('push p99', percentile(load.latencies, 99), 'ms', 20_000),
      figure('lost or doubled', (await isWhole(store, secretaries, load)) ? 0 : 1, '', 0),
    ];
  } finally {
    for (const program of running) await program.kill();
    await remove();
  }
}

/** What a push costs when nothing disturbs it, in a branch that has so many years behind it, in milliseconds, in this process. */
async function pushAfter(years: number): Promise<number | null> {
  const { store, remove } = await sqlitePlace();
  try {
    await fillStore(store, { fixture: 'B3', years, today: dayInChina(instantAt(Date.now())), handIns: 'month' }, () => undefined);
    const account = await store.db.selectFrom('accounts').selectAll().where('role', '=', 'secretary').executeTakeFirstOrThrow();
    const actor = actorOf(account);
    if (actor.branchId === null) throw new Error('a secretary without a branch');
    const rows = await store.db.selectFrom('records').select('id').where('kind', '=', 'member').limit(25).execute();
    const secretary: Secretary = { branchId: actor.branchId, cookie: '', members: rows.map(({ id }) => id) };
    const times: number[] = [];
    for (let i = 0; i < PUSHES_PER_HISTORY; i += 1) {
      const operations = (twoWeeks(secretary)[0] ?? []).slice(0, 4);
      const begun = performance.now();
      await push(servicesOn(store), actor, { protocol: 1, deviceId: v7() as never, branchId: actor.branchId, witness: null, operations });
      times.push(performance.now() - begun);
    }
    return percentile(times, 10);
  } finally {
    await remove();
  }
}

/** What the endpoint bears when a township or a county hands in two weeks of work at once. Answers whether every target holds. */
export async function benchEndpoint(asked: readonly string[]): Promise<boolean> {
  const sizes = asked.length > 0 ? asked.map(Number) : [47, 272];
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model ?? '?'}), load ${loadavg()[0]?.toFixed(1)}; the secretaries run on the same machine.`,
  );
  const figures: Figure[] = [];
  for (const branches of sizes) figures.push(...(await measureLoad(sqlitePlace, branches, 1)));
  if (await postgresAnswers())
    for (const branches of sizes) for (const programs of [1, 2, 4]) figures.push(...(await measureLoad(postgresPlace, branches, programs)));
  else console.log('PostgreSQL did not answer: SQLite only.');
  const costs = new Map<number, number | null>();
  for (const years of YEARS) costs.set(years, await pushAfter(years));
  const first = costs.get(1) ?? null;
  for (const [years, cost] of costs)
    figures.push({
      id: `history${years}`,
      what: `a push after ${years} years`,
      value: cost,
      unit: 'ms',
      target: 50,
      of: '4 meetings, SQLite, in process',
    });
  const last = costs.get(10) ?? null;
  figures.push({
    id: 'historyGrowth',
    what: 'after ten years, times that after one',
    value: first === null || last === null ? null : last / first,
    unit: 'x',
    target: MOST_GROWTH,
    of: 'the history must not be felt',
  });
  return report('endpoint', figures, first ?? 1);
}
