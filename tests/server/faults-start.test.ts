import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#server/db/store.ts';
import { openEndpoint } from '#tests/support/endpoint.ts';
import { startReal } from '#tests/support/real-endpoint.ts';

// The numbers in brackets are those of docs/reliability.md.

test('a store that cannot be opened stops the start with a sentence; no empty one is made in its place, and the file stays as it was [39]', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-broken-'));
  const file = join(folder, 'zhibu.db');
  const store = await openStore({ flavour: 'sqlite', file });
  await (await openEndpoint(store)).close();
  const sound = readFileSync(file);
  const broken = Buffer.from(sound);
  broken.fill(0x5a, 0, 4_096);
  for (const bytes of [broken, Buffer.from('这不是数据库'), sound.subarray(0, 1_000)]) {
    writeFileSync(file, bytes);
    await expect(startReal({ folder })).rejects.toThrow(/ended with 1: Could not open the folder/);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  }
  writeFileSync(file, sound);
  const again = await startReal({ folder });
  expect(await again.stop()).toBe(0);
  rmSync(folder, { recursive: true });
});
