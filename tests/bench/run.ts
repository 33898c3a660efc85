// `npm run bench -- NAME`: runs a benchmark; it prints a table and, last, one line of JSON with its figures.
import { benchStart } from './start.ts';

const benches: Readonly<Record<string, () => Promise<boolean>>> = { start: benchStart };

const [name = ''] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (!bench) {
  console.error(`There is no benchmark ${name === '' ? 'without a name' : name}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}
process.exit((await bench()) ? 0 : 1);
