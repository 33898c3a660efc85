// `npm run retention -- --check`: says whose words would go today; without --check takes them away, as the endpoint does by itself once a day.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { v7 } from 'uuid';
import { openStore } from '#server/db/store.ts';
import { readEnvironment } from '#server/environment.ts';
import { blankWords } from './blank-words.ts';

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const environment = readEnvironment(process.env);
if (!environment.ok) stop(environment.sentences.join('\n'));
const { dataDir, databaseUrl } = environment.value;
const file = join(dataDir, 'zhibu.db');
// To open a store that is not there would make an empty one.
if (databaseUrl === null && !existsSync(file)) stop(`There is no store in ${dataDir} (DATA_DIR).`);
const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values;
const store = await openStore(databaseUrl === null ? { flavour: 'sqlite', file } : { flavour: 'postgres', url: databaseUrl });
const { records, operations } = await blankWords({ store, now: () => Date.now(), newId: v7 }, { check });
await store.close();
const done = check ? 'would lose' : 'lost';
process.stdout.write(
  `${records} visits and closed matters ${done} their words and photos; their counts and days stay\n${operations} entries of their history ${check ? 'would be' : 'were'} emptied\n`,
);
