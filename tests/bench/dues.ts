import { cpus, loadavg } from 'node:os';
import { sql } from 'kysely';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import { hashPassword } from '#server/passwords.ts';
import { loginOf, PRACTICE_PASSWORD, practiceServices } from '#server/seed/fill.ts';
import { seedBranches } from '#server/seed/township.ts';
import { writeBranch, writeTownship } from '#server/seed/write.ts';
import { postgresAnswers } from '#tests/support/endpoint.ts';
import { startReal } from '#tests/support/real-endpoint.ts';
import { type Place, postgresPlace, sqlitePlace } from './places.ts';
import { type Figure, median, report } from './table.ts';

const YEARS = 3;
const WARMING = 3;
const RUNS = 15;
const MOST_MS = 300;

type Measured = { readonly ms: number | null; readonly of: string };

/** What the desk waits for every year of a township, one after the other, from an endpoint of its own until the last byte is read. */
async function reconcile(open: () => Promise<Place>): Promise<Measured> {
  const { store, place, remove } = await open();
  const today = dayInChina(instantAt(Date.now()));
  const services = practiceServices(store, today);
  const passwordHash = await hashPassword(PRACTICE_PASSWORD);
  for (const branch of seedBranches('T3', YEARS, today)) {
    if (branch.position === 0) await writeTownship(services, branch.township, { staff: 'zhenban', admin: 'guanli' }, passwordHash);
    // The rest of a township's records is in nobody's way here, and takes ten times as long to write.
    const records = branch.records
      .filter(({ kind }) => kind === 'member' || kind.startsWith('dues'))
      .map((record) => ({ ...record, mended: null }));
    await writeBranch(services, { ...branch, records }, { login: loginOf(branch, 0), passwordHash, handIns: 'month' });
  }
  const counted = await store.db
    .selectFrom('dues_ledger')
    .select((e) => ['what', e.fn.countAll().as('n')])
    .groupBy('what')
    .execute();
  const many = (what: string): number => Number(counted.find((row) => row.what === what)?.n ?? 0);
  // The database does this by itself within a minute of so much being written.
  await sql`analyze`.execute(store.db);
  const endpoint = await startReal(place);
  try {
    const headers = { 'Content-Type': 'application/json', 'X-Zhibu': '1' };
    const body = JSON.stringify({ login: 'zhenban', password: PRACTICE_PASSWORD });
    const signedIn = await fetch(`${endpoint.address}/api/v1/session`, { method: 'POST', headers, body });
    const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]);
    // The records begin in the middle of a year, so three years of them lie in four.
    const years = Array.from({ length: YEARS + 1 }, (_, back) => Number(today.slice(0, 4)) - back);
    const once = async (): Promise<number> => {
      const begun = performance.now();
      let batches = 0;
      for (const year of years) {
        const answer = await fetch(`${endpoint.address}/api/v1/desk/dues?year=${year}`, {
          headers: { ...headers, cookie: cookie.join('; ') },
        });
        const { rows } = (await answer.json()) as { rows: { batches: object[] }[] };
        batches += rows.reduce((sum, row) => sum + row.batches.length, 0);
      }
      const took = performance.now() - begun;
      if (batches !== many('batch')) throw new Error(`the desk was told of ${batches} batches, there are ${many('batch')}`);
      return took;
    };
    for (let i = 0; i < WARMING; i += 1) await once();
    const times: number[] = [];
    for (let i = 0; i < RUNS; i += 1) times.push(await once());
    return { ms: median(times), of: `${many('entry')} entries, ${many('batch')} batches, four answers together, median of ${RUNS}` };
  } finally {
    await endpoint.kill();
    await remove();
  }
}

/** How long the desk takes to reconcile the largest township over three years. Answers whether it is within its target. */
export async function benchDues(): Promise<boolean> {
  console.log(`${cpus().length} cores (${cpus()[0]?.model ?? '?'}), load ${loadavg()[0]?.toFixed(1)}`);
  const places = [['SQLite', sqlitePlace] as const, ...((await postgresAnswers()) ? [['PostgreSQL', postgresPlace] as const] : [])];
  if (places.length === 1) console.log('PostgreSQL did not answer: SQLite only.');
  const figures: Figure[] = [];
  for (const [name, open] of places) {
    const { ms, of } = await reconcile(open);
    figures.push({ id: name.toLowerCase(), what: `reconcile T3, ${YEARS} years, ${name}`, value: ms, unit: 'ms', target: MOST_MS, of });
  }
  return report('dues', figures, figures[0]?.value ?? 1);
}
