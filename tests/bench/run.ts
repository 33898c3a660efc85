// `npm run bench -- NAME`: runs a benchmark; it prints a table and, last, one line of JSON with its figures.
import { benchDues } from './dues.ts';
import { benchEffort } from './effort.ts';
import { benchEndpoint } from './endpoint-load.ts';
import { benchImport } from './roster-import.ts';
import { benchStart } from './start.ts';
import { benchSync } from './sync/bench.ts';

const benches: Readonly<Record<string, (asked: readonly string[]) => Promise<boolean>>> = {
  start: benchStart,
  sync: benchSync,
  endpoint: benchEndpoint,
  effort: benchEffort,
  dues: benchDues,
  import: benchImport,
};

const [name = '', ...asked] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (!bench) {
  console.error(`There is no benchmark ${name === '' ? 'without a name' : name}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}
process.exit((await bench(asked)) ? 0 : 1);
