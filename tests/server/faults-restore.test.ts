import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { BranchId } from '#domain/kernel/ids.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { townshipHttp } from '#phone/township-http.ts';
import { makeApp } from '#server/app.ts';
import { openStore, type Store } from '#server/db/store.ts';
import { moveAccount } from '#server/repos/accounts.ts';
import { syncBranch } from '#sync/sync-branch.ts';
import { expectSoundBooks } from '#tests/support/branch-ledger.ts';
import { clientOf, openEndpoint, PASSWORD, type RawClient } from '#tests/support/endpoint.ts';
import { meetingBody, recordId } from '#tests/support/factories.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

// The numbers in brackets are those of docs/reliability.md.

test('put back to before a person was given a branch, the township hears of the branch’s work again when he is given it anew; nothing he had handed in is lost [38 S12 S16]', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-restore-'));
  const [file, backup] = [join(folder, 'zhibu.db'), join(folder, 'backup.db')];
  const store = await openStore({ flavour: 'sqlite', file });
  const endpoint = await openEndpoint(store);
  const { liushu } = endpoint.branches;
  await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
  copyFileSync(file, backup);

  const moveToLiushu = async (to: Store): Promise<void> => {
    const row = await to.db.selectFrom('accounts').selectAll().where('login', '=', 'shiqiao').executeTakeFirstOrThrow();
    const at = instantAt(endpoint.clock.now());
    await to.write((tx) => moveAccount(tx, row, { branchId: liushu, groupId: null, role: 'secretary', grantId: v7() }, at));
  };
  const phone = new TestPhone(new TestTime(endpoint.clock.now()), 'a', undefined, liushu as BranchId);
  const greet = (client: RawClient) =>
    syncBranch(
      phone.store(),
      townshipHttp((path, init) => client.raw(path, init)),
      { now: endpoint.clock.now, sleep: async () => undefined },
      phone.writer.branchId,
      { random: () => 0.5, attempts: 1, hello: true },
    );
  await moveToLiushu(store);
  await phone.save({ id: recordId(1), kind: 'meeting', body: meetingBody({ place: '柳树村' }), baseline: null });
  expect(await greet(await endpoint.signIn('shiqiao'))).toMatchObject({ stopped: 'done', pushed: 1 });
  await phone.edit(recordId(1), { theme: '还没送出去的' });

  const older = await openStore({ flavour: 'sqlite', file: backup });
  const app = makeApp({ ...endpoint.services, store: older });
  const signedIn = await clientOf(app, null).post('/api/v1/session', { login: 'shiqiao', password: PASSWORD });
  const client = clientOf(app, signedIn.headers.get('set-cookie')?.split(';')[0] ?? '');
  expect(await greet(client)).toMatchObject({ stopped: 'scopeLost', pushed: 0 });
  expect([await phone.db.outbox.count(), await phone.db.sent.count()]).toEqual([1, 1]);

  await moveToLiushu(older);
  expect(await greet(client)).toMatchObject({ stopped: 'done', pushed: 2, startedOver: true });
  expect(await phone.shown(recordId(1))).toMatchObject({ standing: 'delivered', body: { place: '柳树村', theme: '还没送出去的' } });
  expect(await expectSoundBooks(older, liushu)).toMatchObject({ records: 1 });
  await older.close();
  await endpoint.close();
  rmSync(folder, { recursive: true });
});
