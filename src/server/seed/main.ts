// `npm run seed -- --fixture T2 --years 3`: fills an empty store with made-up practice data.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayInChina, instantAt, LocalDate } from '#domain/kernel/local-date.ts';
import { openStore, type StorePlace } from '#server/db/store.ts';
import { isEmpty } from '#server/repos/townships.ts';
import { fillStore, PRACTICE_PASSWORD } from './fill.ts';
import { fixtures, isFixtureName } from './fixtures.ts';

const MOST_YEARS = 10;

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function asked(): {
  fixture: string;
  years: string;
  today?: string | undefined;
  'data-dir'?: string | undefined;
  database?: string | undefined;
} {
  try {
    return parseArgs({
      options: {
        fixture: { type: 'string', default: 'T2' },
        years: { type: 'string', default: '1' },
        today: { type: 'string' },
        'data-dir': { type: 'string' },
        database: { type: 'string' },
      },
    }).values;
  } catch (error) {
    return stop(
      `${error instanceof Error ? error.message : String(error)}\nUse: npm run seed -- --fixture T2 --years 3 [--today 2026-11-22] [--data-dir FOLDER | --database postgres://…]`,
    );
  }
}

const words = asked();
const { fixture } = words;
if (!isFixtureName(fixture)) stop(`There is no fixture ${fixture}. There are: ${Object.keys(fixtures).join(', ')}.`);
const years = Number(words.years);
if (!Number.isInteger(years) || years < 1 || years > MOST_YEARS)
  stop(`--years is ${words.years}; it must be a whole number from 1 to ${MOST_YEARS}.`);
const today = LocalDate.safeParse(words.today ?? dayInChina(instantAt(Date.now())));
if (!today.success) stop(`--today is ${words.today}; it must be a day such as 2026-11-22.`);

const url = words['data-dir'] === undefined ? (words.database ?? process.env['DATABASE_URL']) : undefined;
const place: StorePlace =
  url === undefined || url === ''
    ? { flavour: 'sqlite', file: join(words['data-dir'] ?? process.env['DATA_DIR'] ?? './data', 'zhibu.db') }
    : { flavour: 'postgres', url };
const store = await openStore(place);
if (!(await isEmpty(store.db))) {
  await store.close();
  stop(
    `There is already data in ${place.flavour === 'sqlite' ? place.file : 'this database'}. Practice data goes only into an empty store; choose another with --data-dir or DATABASE_URL.`,
  );
}

const started = performance.now();
let made = 0;
const filled = await fillStore(store, { fixture, years, today: today.data, handIns: 'month' }, (branch, login) => {
  made += 1;
  console.log(
    `${String(made).padStart(4)} of ${fixtures[fixture].branches}  ${login.padEnd(12)}  ${branch.township.name} ${branch.name}  ${branch.records.length} records`,
  );
});
await store.close();
const seconds = (performance.now() - started) / 1000;
console.log(
  `${fixture}, ${years} year(s) up to ${today.data}: ${filled.townships} township(s), ${filled.branches} branches, ${filled.members} members, ${filled.meetings} meetings, ${filled.records} records in ${seconds.toFixed(1)} s. Practice accounts: password ${PRACTICE_PASSWORD}, township desk zhenban.`,
);
