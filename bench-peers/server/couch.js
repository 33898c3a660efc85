import express from 'express';
import makeExpressPouchDb from 'express-pouchdb';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';

const BATCH = 1000;

/** PouchDB's own server over its memory store. */
export async function makeCouchEndpoint(documents) {
  const Memory = PouchDB.plugin(memory).defaults({ adapter: 'memory' });
  const db = new Memory('bench');
  for (let from = 0; from < documents.length; from += BATCH)
    await db.bulkDocs(documents.slice(from, from + BATCH).map(({ id, ...rest }) => ({ _id: id, ...rest })));
  const app = express();
  app.use('/db', makeExpressPouchDb(Memory, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: '/dev/null' }));
  return {
    async touch(edits) {
      for (const { id, field, value } of edits) {
        const doc = await db.get(id);
        await db.put({ ...doc, body: { ...doc.body, [field]: value } });
      }
    },
    async bodies() {
      const { rows } = await db.allDocs({ include_docs: true });
      return rows.map(({ id, doc }) => ({ id, body: doc.body }));
    },
    handle: (request, response) => app(request, response),
  };
}
