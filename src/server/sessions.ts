import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#domain/access.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import type { AccountRow } from './db/tables.ts';
import { createSession, findSession, prolongSession } from './repos/sessions.ts';
import type { Services } from './services.ts';

/** How long a session lasts from its last use. */
export const SESSION_DAYS = 180;

const SESSION_MS = SESSION_DAYS * 86_400_000;
const STEP_MS = 3_600_000;
const COOKIE = 'zhibu_session';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Opens a session and answers the token, the only time that it exists in the clear. */
export async function openSession(services: Services, account: AccountRow): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const nowMs = services.now();
  await createSession(services.store.db, {
    token_hash: hashOf(token),
    account_id: account.id,
    township_id: account.township_id,
    branch_id: account.branch_id,
    created_at: instantAt(nowMs),
    used_at: instantAt(nowMs),
    expires_at: instantAt(nowMs + SESSION_MS),
  });
  return token;
}

/** The person a token stands for; undefined when it stands for nobody. `prolonged` says that its end was moved on and the cookie has to follow. */
export async function personOf(services: Services, token: string | null): Promise<{ actor: Actor; prolonged: boolean } | undefined> {
  if (token === null) return undefined;
  const nowMs = services.now();
  const found = await findSession(services.store.db, hashOf(token), instantAt(nowMs));
  if (!found) return undefined;
  const prolonged = nowMs - Date.parse(found.session.used_at) >= STEP_MS;
  if (prolonged) await prolongSession(services.store.db, hashOf(token), instantAt(nowMs), instantAt(nowMs + SESSION_MS));
  return { actor: actorOf(found.account), prolonged };
}

/** The person a token stands for, asked without using it; undefined when the session is over. */
export async function stillSignedIn(services: Services, token: string): Promise<Actor | undefined> {
  const found = await findSession(services.store.db, hashOf(token), instantAt(services.now()));
  return found && actorOf(found.account);
}

/** The key under which a token's session is kept. */
export const sessionKey = hashOf;

/** An account as access rules see it. */
export const actorOf = (account: AccountRow): Actor => ({
  accountId: account.id as Actor['accountId'],
  name: account.name,
  role: account.role,
  townshipId: account.township_id as Actor['townshipId'],
  branchId: account.branch_id as Actor['branchId'],
  groupId: account.group_id as Actor['groupId'],
});

/** The token in a Cookie header; null when there is none that could be one. */
export function tokenIn(header: string | null): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value = ''] = part.trim().split('=', 2);
    if (name === COOKIE && TOKEN.test(value)) return value;
  }
  return null;
}

/** The Set-Cookie header that hands a token over, or takes it away when null. No script can read it, no other site can send it. */
export const cookieFor = (token: string | null, secure: boolean): string =>
  `${COOKIE}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${token === null ? 0 : SESSION_DAYS * 86_400}${secure ? '; Secure' : ''}`;
