import { z } from 'zod';
import type { Actor } from '#domain/access.ts';
import { AccountId, type GroupId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import { DeedName, Deeds, DeedsQuery, FreshPassword, NewPerson, Nothing, People, type PersonRow, Place } from '#protocol/people.ts';
import type { Db, Tx } from '#server/db/store.ts';
import type { AccountRow } from '#server/db/tables.ts';
import { oneTimePassword } from '#server/one-time-password.ts';
import { hashPassword } from '#server/passwords.ts';
import { createAccount, moveAccount } from '#server/repos/accounts.ts';
import { deedsOf, noteDeed } from '#server/repos/audit.ts';
import { branchesOf, findBranch } from '#server/repos/branches.ts';
import { recordsAround } from '#server/repos/desk-records.ts';
import { accountsOf, endSessionsOf, findAccount, lastHeard, loginTaken, setDisabled, setPassword } from '#server/repos/people.ts';
import { findRecord } from '#server/repos/records.ts';
import type { Services } from '#server/services.ts';
import { afterKey } from './after-key.ts';
import { answer, type Reply, type Route, refuse, route } from './route.ts';

const asAdmin = { deed: 'manage', on: 'ownTownship' } as const;
const ById = z.strictObject({ id: AccountId });
const DEEDS_AT_ONCE = 100;

const people = route({
  method: 'GET',
  path: '/api/v1/desk/people',
  access: asAdmin,
  summary: 'The accounts of the township',
  response: People,
  handle: async ({ services, actor }) => {
    const { db } = services.store;
    const [accounts, heard, branches, groups] = await Promise.all([
      accountsOf(db, actor.townshipId),
      lastHeard(db, actor.townshipId),
      branchesOf(db, actor.townshipId),
      recordsAround(db, actor.townshipId, ['group'], null),
    ]);
    return answer({
      people: accounts.map((account) => personRow(account, heard.get(account.id))),
      branches: branches.map(({ id, name }) => ({
        id,
        name,
        groups: groups.filter((group) => group.branch_id === id).map((group) => ({ id: group.id as GroupId, name: group.words })),
      })),
    });
  },
});

const personRow = (account: AccountRow, heardAt: string | undefined): PersonRow => ({
  id: account.id as PersonRow['id'],
  name: account.name,
  login: account.login,
  role: account.role,
  branchId: account.branch_id as PersonRow['branchId'],
  groupId: account.group_id as PersonRow['groupId'],
  closed: account.disabled_at !== null,
  lastSeenAt: (heardAt as Instant | undefined) ?? null,
});

/** Whether this place can be had in the township: a village's role in one of its villages, a group leader in a group of that village. */
async function isPlace(db: Db, townshipId: string, place: Place): Promise<boolean> {
  const { role, branchId, groupId } = place;
  if (role === 'townshipStaff' || role === 'townshipAdmin') return branchId === null && groupId === null;
  if (branchId === null || (await findBranch(db, branchId))?.township_id !== townshipId) return false;
  if (role !== 'groupLeader') return groupId === null;
  const group = groupId === null ? undefined : await findRecord(db, groupId);
  return group?.kind === 'group' && group.branch_id === branchId && group.deleted === 0;
}

const villageOf = async (db: Db, branchId: string | null): Promise<string> =>
  branchId === null ? '' : ((await findBranch(db, branchId))?.name ?? '');

const add = route({
  method: 'POST',
  path: '/api/v1/desk/people',
  access: asAdmin,
  summary: 'Let somebody in; his first password is told this once',
  json: NewPerson,
  response: FreshPassword,
  handle: async ({ services, actor, body, now }) => {
    const { store } = services;
    if (!(await isPlace(store.db, actor.townshipId, body))) return refuse('people.wrongPlace');
    const password = oneTimePassword();
    const passwordHash = await hashPassword(password, services.passwordCost);
    const id = services.newId();
    const done = await store.write(async (tx) => {
      if (await loginTaken(tx, body.login)) return false;
      await createAccount(tx, { ...body, id, townshipId: actor.townshipId, passwordHash }, now);
      const facts = { name: body.name, login: body.login, role: body.role, to: await villageOf(tx, body.branchId) };
      await noteDeed(tx, actor, { id: services.newId(), deed: 'person.added', target: id, branchId: body.branchId, facts }, now);
      return true;
    });
    return done ? answer({ id, password }) : refuse('people.loginTaken', { login: body.login });
  },
});

/** Does something to somebody else's account and writes it down, both or neither. Whoever is not of the township is not there. */
async function toAccount(
  given: { readonly services: Services; readonly actor: Actor; readonly id: string; readonly now: Instant },
  deed: z.infer<typeof DeedName>,
  act: (tx: Tx, account: AccountRow) => Promise<Readonly<Record<string, string>>>,
  reply: Reply = answer({}),
): Promise<Reply> {
  const { services, actor, id, now } = given;
  return services.store.write(async (tx) => {
    const account = await findAccount(tx, actor.townshipId, id);
    if (!account) return refuse('not.found');
    // Nobody locks himself out: the last administrator could not be let in again.
    if (id === actor.accountId && deed !== 'person.password') return refuse('people.oneself');
    const facts = await act(tx, account);
    await noteDeed(
      tx,
      actor,
      { id: services.newId(), deed, target: id, branchId: account.branch_id, facts: { name: account.name, ...facts } },
      now,
    );
    return reply;
  });
}

const move = route({
  method: 'POST',
  path: '/api/v1/desk/people/:id/move',
  access: asAdmin,
  summary: 'Give somebody another village, group or role; what he wrote before and hands in later is held for the township',
  params: ById,
  json: Place,
  response: Nothing,
  handle: async ({ services, actor, params, body, now }) => {
    if (!(await isPlace(services.store.db, actor.townshipId, body))) return refuse('people.wrongPlace');
    return toAccount({ services, actor, id: params.id, now }, 'person.moved', async (tx, account) => {
      await moveAccount(tx, account, { ...body, grantId: services.newId() }, now);
      return {
        from: await villageOf(tx, account.branch_id),
        to: await villageOf(tx, body.branchId),
        before: account.role,
        role: body.role,
      };
    });
  },
});

const close = route({
  method: 'POST',
  path: '/api/v1/desk/people/:id/close',
  access: asAdmin,
  summary: 'Close an account; what it wrote stays',
  params: ById,
  json: Nothing,
  response: Nothing,
  handle: ({ services, actor, params, now }) =>
    toAccount({ services, actor, id: params.id, now }, 'person.closed', async (tx, account) => {
      await setDisabled(tx, account.id, now);
      await endSessionsOf(tx, account.id);
      return {};
    }),
});

const open = route({
  method: 'POST',
  path: '/api/v1/desk/people/:id/open',
  access: asAdmin,
  summary: 'Open a closed account again',
  params: ById,
  json: Nothing,
  response: Nothing,
  handle: ({ services, actor, params, now }) =>
    toAccount({ services, actor, id: params.id, now }, 'person.opened', async (tx, account) => {
      await setDisabled(tx, account.id, null);
      return {};
    }),
});

const password = route({
  method: 'POST',
  path: '/api/v1/desk/people/:id/password',
  access: asAdmin,
  summary: 'Give somebody a new password, told this once; he has to sign in again everywhere',
  params: ById,
  json: Nothing,
  response: FreshPassword,
  handle: async ({ services, actor, params, now }) => {
    const fresh = oneTimePassword();
    const passwordHash = await hashPassword(fresh, services.passwordCost);
    return toAccount(
      { services, actor, id: params.id, now },
      'person.password',
      async (tx, account) => {
        await setPassword(tx, account.id, passwordHash);
        await endSessionsOf(tx, account.id);
        return {};
      },
      answer({ id: params.id, password: fresh }),
    );
  },
});

const deeds = route({
  method: 'GET',
  path: '/api/v1/desk/deeds',
  access: asAdmin,
  summary: 'Who did what at the desk, the newest first',
  query: DeedsQuery,
  response: Deeds,
  handle: async ({ services, actor, query }) => {
    const after = afterKey(query.after);
    if (after === undefined) return refuse('request.malformed', { path: 'after' });
    const rows = await deedsOf(services.store.db, actor.townshipId, DeedName.options, after, DEEDS_AT_ONCE + 1);
    return answer({
      rows: rows.slice(0, DEEDS_AT_ONCE).map((row) => ({
        key: `${row.at}~${row.id}`,
        at: row.at,
        byName: row.by_name ?? '',
        deed: row.deed,
        facts: JSON.parse(row.facts) as Record<string, string>,
      })),
      more: rows.length > DEEDS_AT_ONCE,
    });
  },
});

/** Who may sign in, and what was done about it. */
export const peopleRoutes: readonly Route[] = [people, add, move, close, open, password, deeds];
