import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { get, post } from './gzipped.js';

const PULL = 1000;
const PUSH = 1000;
const text = { type: 'string' };

// Its storage has no index over the entries of a list, so it goes without that one of ours.
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 36 },
    branchId: { type: 'string', maxLength: 36 },
    kind: { type: 'string', maxLength: 40 },
    day: { type: 'string', maxLength: 10 },
    standing: { type: 'string', maxLength: 20 },
    rev: { type: 'number' },
    body: { type: 'object' },
    review: { type: 'object' },
    createdByName: text,
    firstWrittenAt: text,
    handedInAt: text,
    updatedByName: text,
    updatedAt: text,
  },
  required: ['id', 'branchId', 'kind', 'day', 'standing', 'rev', 'body'],
  indexes: ['kind', ['kind', 'day'], 'standing', 'branchId'],
};

let db;

async function once() {
  const replication = replicateRxCollection({
    collection: db.records,
    replicationIdentifier: 'bench',
    live: false,
    retryTime: 1000,
    pull: {
      batchSize: PULL,
      handler: async (at, limit) => get(`/rxdb/pull?seq=${at?.seq ?? 0}&limit=${limit}`),
    },
    push: { batchSize: PUSH, handler: (rows) => post('/rxdb/push', rows) },
  });
  const errors = [];
  replication.error$.subscribe((error) => errors.push(error));
  await replication.awaitInitialReplication();
  if (errors.length > 0) throw errors[0];
}

window.contender = {
  async open() {
    db = await createRxDatabase({ name: 'bench', storage: getRxStorageDexie(), multiInstance: false, eventReduce: true });
    await db.addCollections({ records: { schema } });
  },
  pull: once,
  push: once,
  settle: async () => undefined,
  async edit(edits) {
    for (const { id, field, value } of edits) {
      const doc = await db.records.findOne(id).exec();
      await doc.incrementalPatch({ rev: doc.rev + 1, body: { ...doc.toJSON().body, [field]: value } });
    }
  },
  roster: async () => (await db.records.find({ selector: { kind: 'member' } }).exec()).length,
  count: () => db.records.count().exec(),
  valueOf: async (id, field) => (await db.records.findOne(id).exec())?.toJSON().body[field],
};
