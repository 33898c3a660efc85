// `node tests/e2e/support/plant-demo.ts FOLDER`: the practice township as an endpoint that starts on nothing makes it, with all its accounts.
import { join } from 'node:path';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import { openStore } from '#server/db/store.ts';
import { fillDemo } from '#server/seed/fill-demo.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('name a folder');
const store = await openStore({ flavour: 'sqlite', file: join(folder, 'zhibu.db') });
await fillDemo(store, dayInChina(instantAt(Date.now())));
await store.close();
