import { z } from 'zod';
import type { Actor } from '#domain/access.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import { Session, SignIn } from '#protocol/session.ts';
import { hashPassword, passwordMatches } from '#server/passwords.ts';
import { findByLogin, loginKey } from '#server/repos/accounts.ts';
import { findBranch } from '#server/repos/branches.ts';
import { endSession } from '#server/repos/sessions.ts';
import { findTownship } from '#server/repos/townships.ts';
import type { Services } from '#server/services.ts';
import { actorOf, cookieFor, openSession, sessionKey } from '#server/sessions.ts';
import { answer, type Route, refuse, route } from './route.ts';

const TRIES_PER_LOGIN = 8;
const TRIES_PER_ADDRESS = 60;

// Compared with when nobody has the login, so that an unknown one takes as long as a wrong password. One for each cost.
const nobody = new Map<number, Promise<string>>();
function nobodysPassword(services: Services): Promise<string> {
  const { memory } = services.passwordCost;
  const known = nobody.get(memory) ?? hashPassword('nobody has this one', services.passwordCost);
  nobody.set(memory, known);
  return known;
}

async function sessionOf(services: Services, actor: Actor, now: Instant): Promise<Session> {
  const { db } = services.store;
  const township = await findTownship(db, actor.townshipId);
  const branch = actor.branchId === null ? undefined : await findBranch(db, actor.branchId);
  if (!township) throw new Error('an account without a township');
  return {
    accountId: actor.accountId,
    name: actor.name,
    role: actor.role,
    townshipId: actor.townshipId,
    townshipName: township.name,
    branchId: actor.branchId,
    branchName: branch?.name ?? null,
    groupId: actor.groupId,
    practice: township.practice === 1,
    now,
  };
}

const signIn = route({
  method: 'POST',
  path: '/api/v1/session',
  access: 'anyone',
  summary: 'Sign in',
  json: SignIn,
  response: Session,
  handle: async ({ services, throttle, live, body, visitor, now }) => {
    const nowMs = services.now();
    const keys = [
      { key: `login ${loginKey(body.login)}`, limit: TRIES_PER_LOGIN },
      { key: `address ${visitor.address}`, limit: TRIES_PER_ADDRESS },
    ];
    for (const { key, limit } of keys) {
      const wait = throttle.attempt(key, limit, nowMs);
      if (wait > 0) return refuse('session.tooMany', { seconds: wait }, { 'Retry-After': String(wait) });
    }
    const account = await findByLogin(services.store.db, body.login);
    const right = await passwordMatches(body.password, account?.password ?? (await nobodysPassword(services)));
    if (!account || !right) return refuse('session.wrong');
    for (const { key } of keys) throttle.forgive(key);
    const token = await openSession(services, account);
    if (visitor.token !== null) {
      await endSession(services.store.db, sessionKey(visitor.token));
      live.endSession(visitor.token);
    }
    return answer(await sessionOf(services, actorOf(account), now), { 'Set-Cookie': cookieFor(token, services.secure) });
  },
});

const whoAmI = route({
  method: 'GET',
  path: '/api/v1/session',
  access: 'signedIn',
  summary: 'Who is signed in',
  response: Session,
  handle: async ({ services, actor, now }) => answer(await sessionOf(services, actor, now)),
});

const signOut = route({
  method: 'DELETE',
  path: '/api/v1/session',
  access: 'anyone',
  summary: 'Sign out',
  response: z.strictObject({}),
  handle: async ({ services, live, visitor }) => {
    if (visitor.token !== null) {
      await endSession(services.store.db, sessionKey(visitor.token));
      live.endSession(visitor.token);
    }
    return answer({}, { 'Set-Cookie': cookieFor(null, services.secure) });
  },
});

/** Signing in, asking who one is, signing out. */
export const sessionRoutes: readonly Route[] = [signIn, whoAmI, signOut];
