import { expect, test } from 'vitest';
import { readEnvironment } from '#server/environment.ts';

test('with nothing said, SQLite in ./data on port 8787 of this machine only', () => {
  expect(readEnvironment({ PORT: '', HOME: '/root' })).toEqual({
    ok: true,
    value: { port: 8787, host: '127.0.0.1', dataDir: './data', databaseUrl: null, publicUrl: null, idNumberKeys: null },
  });
});

test.each([
  ['PORT', '80a', 'PORT must be a number, for example 8787. It is "80a" now.'],
  ['PORT', '70000', 'PORT must be between 0 and 65535. It is "70000" now.'],
  ['PORT', '1.5', 'PORT must be a whole number, for example 8787. It is "1.5" now.'],
  ['HOST', 'a b', 'HOST must be a host name or address, for example 127.0.0.1 or 0.0.0.0. It is "a b" now.'],
  [
    'DATABASE_URL',
    'mysql://x',
    'DATABASE_URL must begin with postgres:// (leave it out to use SQLite in DATA_DIR). It is "mysql://x" now.',
  ],
  ['PUBLIC_URL', 'zhibu.cn', 'PUBLIC_URL must be the address people type, for example https://zhibu.example.cn. It is "zhibu.cn" now.'],
])('%s=%s is named in a plain sentence', (name, value, sentence) => {
  expect(readEnvironment({ [name]: value })).toEqual({ ok: false, sentences: [sentence] });
});

test('a wrong key is named and never printed', () => {
  const said = readEnvironment({ ID_NUMBER_KEYS: 'secret' });
  expect(said).toMatchObject({ ok: false });
  expect(JSON.stringify(said)).not.toContain('secret');
});
