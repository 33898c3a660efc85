// The phone's own engine, store and line in a page without screens. Its loop is left out: it would go by itself between the steps.
import '#domain/kernel/zod-without-eval.ts';
import { v7 } from 'uuid';
import type { AccountId, BranchId, DeviceId, RecordId } from '#domain/kernel/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import { sessionsHttp, townshipHttp } from '#phone/township-http.ts';
import type { Session } from '#protocol/session.ts';
import { saveRecord } from '#storage/commands.ts';
import { type BranchDb, branchDbName, openBranchDb } from '#storage/db.ts';
import { recordById, recordsOfKind } from '#storage/queries.ts';
import { dexieStore } from '#storage/store.ts';
import { syncBranch } from '#sync/sync-branch.ts';
import type { Contender } from './contender.ts';

const deviceId = v7() as DeviceId;
const now = () => Date.now();
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let db: BranchDb;
let session: Session & { readonly branchId: BranchId };
let greeted = false;

/** One run of the engine. The first one greets the township, as the app does at its start and every quarter of an hour. */
async function once(): Promise<void> {
  const { accountId, branchId } = session;
  const store = dexieStore(db, deviceId, now, 'bench');
  const township = townshipHttp((address, init) => fetch(address, init), accountId);
  const { stopped } = await syncBranch(store, township, { now, sleep }, branchId, { random: Math.random, hello: !greeted });
  if (stopped !== 'done') throw new Error(`the sync stopped: ${stopped}`);
  greeted = true;
}

const contender: Contender = {
  async open({ login, password }) {
    const signedIn = await sessionsHttp((address, init) => fetch(address, init)).signIn({ login, password });
    if (!signedIn.ok || signedIn.value.branchId === null) throw new Error('could not sign in');
    session = { ...signedIn.value, branchId: signedIn.value.branchId };
    db = openBranchDb(branchDbName(session.accountId));
    await db.open();
  },
  pull: once,
  push: once,
  settle: async () => undefined,
  async edit(edits) {
    const { accountId, name, branchId } = session;
    const writer = { accountId: accountId as AccountId, name, branchId, deviceId, now, newId: () => v7() };
    for (const { id, kind, field, value } of edits) {
      const shown = await recordById(db, id as RecordId);
      if (!shown) throw new Error(`no record ${id}`);
      const body = { ...shown.body, [field]: value };
      const saved = await saveRecord(db, writer, { id: shown.id, kind: kind as KindName, body, baseline: shown.body });
      if (!saved.ok) throw new Error(`not saved: ${saved.problem.code}`);
    }
  },
  roster: async () => (await recordsOfKind(db, 'member')).length,
  count: () => db.records.count(),
  valueOf: async (id, field) => (await recordById(db, id as RecordId))?.body[field as never],
};

window.contender = contender;
