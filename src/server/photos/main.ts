// `npm run photos -- --check`: says how the photos stand; without --check also takes away what is due and what the disk has damaged.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '#server/db/store.ts';
import { readEnvironment } from '#server/environment.ts';
import { photoDays, sweepPhotos } from './sweep.ts';

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const environment = readEnvironment(process.env);
if (!environment.ok) stop(environment.sentences.join('\n'));
const { dataDir, databaseUrl } = environment.value;
const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values;
const store = await openStore(
  databaseUrl === null ? { flavour: 'sqlite', file: join(dataDir, 'zhibu.db') } : { flavour: 'postgres', url: databaseUrl },
);
const report = await sweepPhotos({ store, now: () => Date.now(), log: () => undefined }, { check, read: true });
await store.close();
const done = check ? 'would go' : 'gone';
process.stdout.write(
  [
    `${report.whole} photos whole, ${report.half} on their way`,
    `${report.missing} named by a record and not here: phones that have them are asked`,
    `${report.unnamed} ${done}: named by no record for ${photoDays.unnamed} days`,
    `${report.givenUp} ${done}: half, and nothing more came for ${photoDays.half} days`,
    `${report.damaged} damaged on the disk${check ? '' : ', dropped and asked for again'}`,
    '',
  ].join('\n'),
);
process.exitCode = report.damaged > 0 ? 1 : 0;
