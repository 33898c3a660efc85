import { afterEach, beforeEach, expect, test } from 'vitest';
import { Session } from '#protocol/session.ts';
import { makeApp } from '#server/app.ts';
import { hashPassword, passwordMatches, usualCost } from '#server/passwords.ts';
import { cheapPasswords, clientOf, type Endpoint, openEndpoint, PASSWORD } from '#tests/support/endpoint.ts';

const DAY_MS = 86_400_000;
let endpoint: Endpoint;
beforeEach(async () => {
  endpoint = await openEndpoint();
});
afterEach(() => endpoint.close());

const tryOnce = (login: string, password: string) => endpoint.stranger.post('/api/v1/session', { login, password });

test('who signs in is told who and where he is', async () => {
  const { status, body, headers } = await tryOnce(' ShiQiao ', PASSWORD);
  expect(status).toBe(200);
  expect(Session.parse(body)).toMatchObject({
    name: '王秀兰',
    role: 'secretary',
    branchName: '石桥村党支部',
    townshipName: '青石镇',
    practice: true,
    groupId: null,
  });
  expect(headers.get('set-cookie')).toMatch(/^zhibu_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=15552000$/);
});

test('over https the cookie travels by https only', async () => {
  const app = makeApp({ ...endpoint.services, secure: true });
  const answer = await clientOf(app, null).post('/api/v1/session', { login: 'shiqiao', password: PASSWORD });
  expect(answer.headers.get('set-cookie')).toMatch(/; Secure$/);
});

test('a wrong password and an unknown name get the same answer', async () => {
  const wrong = await tryOnce('shiqiao', 'x');
  const unknown = await tryOnce('nobody', 'x');
  expect([wrong.status, wrong.body]).toEqual([401, { problem: { code: 'session.wrong' } }]);
  expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
});

test('after eight wrong passwords a name has to wait, even with the right one; others do not', async () => {
  for (let i = 0; i < 8; i += 1) expect((await tryOnce('shiqiao', `x${i}`)).status).toBe(401);
  const waiting = await tryOnce('shiqiao', PASSWORD);
  expect(waiting).toMatchObject({ status: 429, body: { problem: { code: 'session.tooMany', facts: { seconds: 900 } } } });
  expect(waiting.headers.get('retry-after')).toBe('900');
  expect((await tryOnce('liushu', PASSWORD)).status).toBe(200);
  endpoint.clock.advance(15 * 60_000);
  expect((await tryOnce('shiqiao', PASSWORD)).status).toBe(200);
});

test('one address that tries many names has to wait; right sign-ins do not count', async () => {
  for (let i = 0; i < 70; i += 1) expect((await tryOnce('liushu', PASSWORD)).status).toBe(200);
  for (let i = 0; i < 60; i += 1) expect((await tryOnce(`name${i}`, 'x')).status).toBe(401);
  expect((await tryOnce('name61', 'x')).status).toBe(429);
});

test('only the hash of a session and of a password is kept', async () => {
  const { headers } = await tryOnce('shiqiao', PASSWORD);
  const token = /zhibu_session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
  const kept = JSON.stringify([
    await endpoint.store.db.selectFrom('sessions').selectAll().execute(),
    await endpoint.store.db.selectFrom('accounts').selectAll().execute(),
  ]);
  expect(token).toHaveLength(43);
  expect(kept).not.toContain(token);
  expect(kept).not.toContain(PASSWORD);
});

test('signing out ends the session for good', async () => {
  const client = await endpoint.signIn('shiqiao');
  expect((await client.get('/api/v1/session')).status).toBe(200);
  const out = await client.send('/api/v1/session', { method: 'DELETE' });
  expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
  expect((await client.get('/api/v1/session')).status).toBe(401);
});

test('a session in use does not end; one left alone for 180 days does', async () => {
  const client = await endpoint.signIn('shiqiao');
  for (let i = 0; i < 3; i += 1) {
    endpoint.clock.advance(179 * DAY_MS);
    const answer = await client.get('/api/v1/session');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=15552000');
  }
  expect((await client.get('/api/v1/session')).headers.get('set-cookie')).toBeNull();
  endpoint.clock.advance(181 * DAY_MS);
  expect((await client.get('/api/v1/session')).status).toBe(401);
});

test('a closed account is out at once', async () => {
  const client = await endpoint.signIn('shiqiao');
  await endpoint.store.db.updateTable('accounts').set({ disabled_at: '2026-06-13T02:00:00.000Z' }).where('login', '=', 'shiqiao').execute();
  expect((await client.get('/api/v1/session')).status).toBe(401);
  expect((await tryOnce('shiqiao', PASSWORD)).status).toBe(401);
});

test('passwords are kept as argon2id at the OWASP cost, each with its own salt', async () => {
  const [one, two] = [await hashPassword('练习'), await hashPassword('练习')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(two);
  expect([await passwordMatches('练习', one), await passwordMatches('练', one)]).toEqual([true, false]);
  expect(usualCost.memory).toBeGreaterThan(cheapPasswords.memory);
});
