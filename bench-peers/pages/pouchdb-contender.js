import PouchDB from 'pouchdb-browser';

let db;
let remote;
let members = [];

/** PouchDB with these replication options. */
export const pouchdb = (options) => ({
  async open(given) {
    members = given.members;
    db = new PouchDB('bench');
    remote = new PouchDB(`${location.origin}/db/bench`);
    await db.info();
  },
  async pull() {
    await db.replicate.from(remote, options);
  },
  async push() {
    await db.replicate.to(remote, options);
  },
  // Its first hand-in compares every document with the other side. It is let do so before the measured one.
  async settle() {
    await db.replicate.to(remote, options);
  },
  async edit(edits) {
    for (const { id, field, value } of edits) {
      const doc = await db.get(id);
      await db.put({ ...doc, body: { ...doc.body, [field]: value } });
    }
  },
  // It has no index over a field unless one is built, so it is told whom to look for.
  roster: async () => (await db.allDocs({ include_docs: true, keys: members })).rows.filter((row) => row.doc).length,
  count: async () => (await db.info()).doc_count,
  valueOf: async (id, field) => (await db.get(id)).body[field],
});
