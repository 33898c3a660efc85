// The phone's own sync in a page without screens: what src/phone/main.tsx would start, and nothing beside it.
import '#domain/kernel/zod-without-eval.ts';
import { v7 } from 'uuid';
import type { AccountId, BranchId, DeviceId, RecordId } from '#domain/kernel/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { DeviceServices } from '#phone/services.tsx';
import { startSync } from '#phone/start-sync.ts';
import { sessionsHttp } from '#phone/township-http.ts';
import type { Session } from '#protocol/session.ts';
import { saveRecord } from '#storage/commands.ts';
import { type BranchDb, branchDbName, openBranchDb } from '#storage/db.ts';
import { recordById, recordsOfKind } from '#storage/queries.ts';
import type { Contender } from './contender.ts';

const deviceId = v7() as DeviceId;
const now = () => Date.now();

let db: BranchDb;
let session: Session & { readonly branchId: BranchId };

/** One run of the phone's loop, from its start to its rest. */
async function once(): Promise<void> {
  // Of the phone's services the loop uses these two.
  const loop = startSync(db, session, { deviceId, now } as DeviceServices);
  try {
    await new Promise<void>((resolve, reject) => {
      loop.subscribe(() => {
        const { phase, lastFailure, lastContactAt } = loop.state();
        if (lastFailure !== null) reject(new Error(`the sync stopped: ${lastFailure}`));
        else if (phase === 'idle' && lastContactAt !== null) resolve();
      });
    });
  } finally {
    loop.stop();
  }
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
