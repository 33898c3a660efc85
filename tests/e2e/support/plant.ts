// `node tests/e2e/support/plant.ts FOLDER`: a township of practice data with two villages and nothing in them yet.
import { join } from 'node:path';
import { v7 } from 'uuid';
import { instantAt } from '#domain/kernel/local-date.ts';
import { openStore } from '#server/db/store.ts';
import { hashPassword } from '#server/passwords.ts';
import { createAccount } from '#server/repos/accounts.ts';
import { createBranch } from '#server/repos/branches.ts';
import { createTownship } from '#server/repos/townships.ts';
import { accounts, branches, TOWNSHIP } from './cast.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('name a folder');
const store = await openStore({ flavour: 'sqlite', file: join(folder, 'zhibu.db') });
const at = instantAt(Date.now());
const townshipId = v7();
await createTownship(store.db, { id: townshipId, name: TOWNSHIP, practice: true }, at);
const ids = new Map<string, string>();
for (const [position, { name, secretaryName }] of branches.entries()) {
  const id = v7();
  ids.set(name, id);
  await createBranch(store.db, { id, townshipId, name, position: position + 1, secretaryName });
}
for (const { login, password, name, role, branch } of Object.values(accounts))
  await createAccount(
    store.db,
    {
      id: v7(),
      townshipId,
      branchId: branch === null ? null : (ids.get(branch) ?? null),
      groupId: null,
      login,
      name,
      role,
      passwordHash: await hashPassword(password),
    },
    at,
  );
await store.close();
