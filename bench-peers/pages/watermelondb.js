import { appSchema, Database, Model, Q, tableSchema } from '@nozbe/watermelondb';
import lokijs from '@nozbe/watermelondb/adapters/lokijs';
import { synchronize } from '@nozbe/watermelondb/sync';
import { get, post } from './gzipped.js';

// It is published for a bundler that unwraps default exports.
const LokiJSAdapter = lokijs.default ?? lokijs;

const words = ['created_by_name', 'first_written_at', 'handed_in_at', 'updated_by_name', 'stamped_at', 'review', 'body'];
const schema = appSchema({
  version: 1,
  tables: [
    tableSchema({
      name: 'records',
      columns: [
        { name: 'branch_id', type: 'string', isIndexed: true },
        { name: 'kind', type: 'string', isIndexed: true },
        { name: 'day', type: 'string', isIndexed: true },
        { name: 'standing', type: 'string', isIndexed: true },
        { name: 'rev', type: 'number' },
        ...words.map((name) => ({ name, type: 'string' })),
      ],
    }),
  ],
});

class Row extends Model {
  static table = 'records';
}

let adapter;
let db;
const records = () => db.get('records');

/** It answers from memory; this resolves when what it has is in IndexedDB too. */
const saved = () =>
  new Promise((resolve, reject) => adapter._driver.loki.saveDatabase((error) => (error ? reject(error) : resolve(undefined))));

async function once() {
  await synchronize({
    database: db,
    sendCreatedAsUpdated: true,
    pullChanges: ({ lastPulledAt }) => get(`/watermelondb/pull?since=${lastPulledAt ?? 0}`),
    pushChanges: async ({ changes, lastPulledAt }) => {
      await post('/watermelondb/push', { changes, lastPulledAt });
    },
  });
  await saved();
}

window.contender = {
  async open() {
    adapter = new LokiJSAdapter({ schema, dbName: 'bench', useWebWorker: false, useIncrementalIndexedDB: true });
    db = new Database({ adapter, modelClasses: [Row] });
    await records().query().fetchCount();
  },
  pull: once,
  push: once,
  settle: async () => undefined,
  async edit(edits) {
    for (const { id, field, value } of edits)
      await db.write(async () => {
        const row = await records().find(id);
        await row.update((next) => {
          next._setRaw('rev', next._raw.rev + 1);
          next._setRaw('body', JSON.stringify({ ...JSON.parse(next._raw.body), [field]: value }));
        });
      });
    await saved();
  },
  roster: async () => (await records().query(Q.where('kind', 'member')).fetch()).length,
  count: () => records().query().fetchCount(),
  valueOf: async (id, field) => JSON.parse((await records().find(id))._raw.body)[field],
};
