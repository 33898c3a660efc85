import { v7 } from 'uuid';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import type { Store } from '#server/db/store.ts';
import { createAccount } from '#server/repos/accounts.ts';
import { createBranch } from '#server/repos/branches.ts';
import { createTownship } from '#server/repos/townships.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import type { Services } from '#server/services.ts';
import { openSession } from '#server/sessions.ts';
import { memberBody } from '#tests/support/factories.ts';

/** A secretary who is signed in, with the members of his branch. */
export type Secretary = { readonly branchId: string; readonly cookie: string; readonly members: readonly string[] };

const MEMBERS = 25;

/** What a store needs of the world to be filled and handed in to, in this process. */
export const servicesOn = (store: Store): Services => ({
  store,
  now: () => Date.now(),
  newId: () => v7(),
  passwordCost: { memory: 8, passes: 1 },
  log: (line) => console.error(JSON.stringify(line)),
  secure: false,
});

/** Fills a store with a township of so many branches, each with a roster and a secretary who is signed in. */
export async function township(store: Store, branches: number): Promise<Secretary[]> {
  const at: Instant = instantAt(Date.now());
  const townshipId = v7();
  const secretaries: Secretary[] = [];
  await createTownship(store.db, { id: townshipId, name: '青石镇', practice: true }, at);
  for (let position = 1; position <= branches; position += 1) {
    const [branchId, accountId] = [v7(), v7()];
    const members = Array.from({ length: MEMBERS }, () => v7());
    const name = '王秀兰';
    const account = { id: accountId, townshipId, branchId, groupId: null, login: `s${position}`, name, role: 'secretary' as const };
    await createBranch(store.db, { id: branchId, townshipId, name: `村${position}`, position, secretaryName: name });
    await createAccount(store.db, { ...account, passwordHash: '-' }, at);
    await store.write((tx) =>
      writeRecords(
        tx,
        members.map((id, i) => ({ id, kind: 'member' as const, body: memberBody({ name: `党员${i}` }) as never })),
        { flavour: store.flavour, branchId, by: { accountId, name }, at, newId: () => v7() },
      ),
    );
    const row = await store.db.selectFrom('accounts').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow();
    secretaries.push({ branchId, members, cookie: `zhibu_session=${await openSession(servicesOn(store), row)}` });
  }
  return secretaries;
}
