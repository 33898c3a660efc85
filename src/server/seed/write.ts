import type { Actor } from '#domain/access.ts';
import { formatHlc } from '#domain/kernel/hlc.ts';
import type { AccountId, DeviceId } from '#domain/kernel/ids.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#protocol/version.ts';
import { carrySettings } from '#server/desk/settings.ts';
import { createAccount } from '#server/repos/accounts.ts';
import { createBranch } from '#server/repos/branches.ts';
import { createTownship } from '#server/repos/townships.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import type { Services } from '#server/services.ts';
import { push } from '#server/sync/push.ts';
import type { SeedRecord } from './branch.ts';
import type { PlacedBranch, SeedTownship } from './township.ts';
import { phrases } from './words.ts';

/** Who may be signed in as, and how the branch's history is cut into hand-ins: by day, or by month where there are many branches. */
export type BranchWriting = { readonly login: string; readonly passwordHash: string; readonly handIns: 'day' | 'month' };

const CUT = { day: 10, month: 7 } as const;

/** Adds a township that is marked as practice, with its two desk accounts. */
export async function writeTownship(
  services: Services,
  township: SeedTownship,
  logins: { readonly staff: string; readonly admin: string },
  passwordHash: string,
): Promise<void> {
  const { db } = services.store;
  const at = instantAt(services.now());
  await createTownship(db, { id: township.id, name: township.name, practice: true }, at);
  const desk = { townshipId: township.id, branchId: null, groupId: null, passwordHash };
  await createAccount(db, { ...desk, id: services.newId(), login: logins.staff, name: phrases.people.staff, role: 'townshipStaff' }, at);
  await createAccount(db, { ...desk, id: services.newId(), login: logins.admin, name: phrases.people.admin, role: 'townshipAdmin' }, at);
}

/** Adds a branch, its secretary's account and all its records, as if a phone had handed them in one evening after the other. */
export async function writeBranch(services: Services, branch: PlacedBranch, writing: BranchWriting): Promise<Actor> {
  const { store } = services;
  const secretaryName = branch.roster.secretary.body.name;
  const actor: Actor = {
    accountId: services.newId() as AccountId,
    name: secretaryName,
    role: 'secretary',
    townshipId: branch.township.id,
    branchId: branch.id,
    groupId: null,
  };
  await createBranch(store.db, {
    id: branch.id,
    townshipId: branch.township.id,
    name: branch.name,
    position: branch.position,
    secretaryName,
  });
  await createAccount(
    store.db,
    {
      id: actor.accountId,
      townshipId: branch.township.id,
      branchId: branch.id,
      groupId: null,
      login: writing.login,
      name: secretaryName,
      role: 'secretary',
      passwordHash: writing.passwordHash,
    },
    instantAt(services.now()),
  );
  const by = { accountId: actor.accountId, name: secretaryName };
  const carrying = { flavour: store.flavour, by, at: instantAt(services.now()), newId: services.newId };
  await store.write((tx) => carrySettings(tx, { id: branch.id, townshipId: branch.township.id }, carrying));
  const handIns = Map.groupBy(branch.records, (record) => record.handedInAt.slice(0, CUT[writing.handIns]));
  const seqs = new Map<string, number>();
  await store.write(async (tx) => {
    for (const records of handIns.values()) {
      const at = records.at(-1)?.handedInAt as Instant;
      const { written } = await writeRecords(tx, records, {
        flavour: store.flavour,
        branchId: branch.id,
        by: actor,
        at,
        newId: services.newId,
      });
      for (const record of written) seqs.set(record.id, record.seq);
    }
  });
  await mend(services, actor, branch, seqs);
  return actor;
}

/** Hands in the answers to what was sent back, through the same door as a phone does. */
async function mend(services: Services, actor: Actor, branch: PlacedBranch, seqs: ReadonlyMap<string, number>): Promise<void> {
  const mended = branch.records
    .filter((record) => record.mended !== null)
    .sort((a, b) => ((a.mended?.at ?? '') < (b.mended?.at ?? '') ? -1 : 1));
  const deviceId = services.newId() as DeviceId;
  for (const [n, record] of mended.entries()) {
    const operation = operationOf(record, { services, branch, n: n + 1, base: seqs.get(record.id) ?? 0, deviceId });
    const moment = Date.parse(record.mended?.at ?? '');
    const answer = await push({ ...services, now: () => moment }, actor, {
      protocol: PROTOCOL_VERSION,
      deviceId,
      branchId: branch.id,
      witness: null,
      operations: [operation],
    });
    if (!answer.ok || answer.value.outcomes[0]?.outcome !== 'accepted')
      throw new Error(`a made-up answer was not taken: ${JSON.stringify(answer)}`);
  }
}

function operationOf(
  record: SeedRecord,
  by: { services: Services; branch: PlacedBranch; n: number; base: number; deviceId: string },
): unknown {
  const at = record.mended?.at ?? '';
  return {
    id: by.services.newId(),
    n: by.n,
    hlc: formatHlc(Date.parse(at), 0, by.deviceId),
    schema: SCHEMA_VERSION,
    branchId: by.branch.id,
    recordId: record.id,
    kind: record.kind,
    base: by.base,
    act: 'set',
    changes: record.mended?.changes ?? {},
    writtenAt: at,
    answersTurn: record.review.turn,
  };
}
