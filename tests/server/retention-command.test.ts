import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '#server/db/store.ts';
import { openEndpoint } from '#tests/support/endpoint.ts';
import { phoneOf } from '#tests/support/operations.ts';

const SECRET = '张家老二欠着水费';

describe('npm run retention', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhibu-retention-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['src/server/retention/main.ts', ...args], {
      env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '' },
      encoding: 'utf8',
    });
  const open = () => openStore({ flavour: 'sqlite', file: join(folder, 'zhibu.db') });
  async function words(): Promise<string> {
    const store = await open();
    const rows = [
      await store.db.selectFrom('records').selectAll().execute(),
      await store.db.selectFrom('operations').selectAll().execute(),
    ];
    await store.close();
    return JSON.stringify(rows);
  }

  test('says first what would go and takes nothing; then takes it, and a second run finds nothing', { timeout: 60_000 }, async () => {
    const endpoint = await openEndpoint(await open());
    const phone = phoneOf(await endpoint.signIn('shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
    const visit = { visitedOn: '2020-06-01', house: '北 7 号', said: SECRET };
    expect(await phone.handIn(phone.create(v7(), 'visit', visit))).toMatchObject({ outcome: 'accepted' });
    await endpoint.close();

    expect(run('--check')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^1 visits and closed matters would lose/) });
    expect(await words()).toContain(SECRET);
    expect(run()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^1 visits and closed matters lost/) });
    const after = await words();
    expect(after).not.toContain(SECRET);
    expect(after).toContain('2020-06-01');
    expect(run()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^0 visits/) });
  });

  test('makes no empty store where there is none', () => {
    expect(run('--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no store in') });
  });
});
