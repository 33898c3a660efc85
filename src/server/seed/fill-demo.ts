import { instantAt, type LocalDate } from '#domain/kernel/local-date.ts';
import type { Store } from '#server/db/store.ts';
import { createAccount } from '#server/repos/accounts.ts';
import { fillStore, PRACTICE_PASSWORD } from './fill.ts';
import { phrases } from './words.ts';

/**
 * Fills an empty store with the demo township: three villages with a year of records up to `today`, all marked as practice.
 * The answer is lines to print: who may sign in as whom.
 */
export async function fillDemo(store: Store, today: LocalDate): Promise<readonly string[]> {
  const accounts: string[][] = [];
  const filled = await fillStore(
    store,
    { fixture: 'demo', years: 1, today, handIns: 'day' },
    async (branch, login, passwordHash, services) => {
      accounts.push([login, 'phone', phrases.roles.secretary, branch.name, branch.roster.secretary.body.name]);
      if (branch.position !== 0) return;
      const at = instantAt(services.now());
      const same = { townshipId: branch.township.id, branchId: branch.id, passwordHash };
      await createAccount(
        store.db,
        { ...same, id: services.newId(), groupId: null, login: `${login}-dailu`, name: phrases.people.scribe, role: 'scribe' },
        at,
      );
      accounts.push([`${login}-dailu`, 'phone', phrases.roles.scribe, branch.name, phrases.people.scribe]);
      const group = branch.roster.groups[0];
      const leader = branch.roster.members.find((member) => member.id === group?.body.leaderId);
      if (!group || !leader) return;
      await createAccount(
        store.db,
        { ...same, id: services.newId(), groupId: group.id, login: `${login}-zu1`, name: leader.body.name, role: 'groupLeader' },
        at,
      );
      accounts.push([`${login}-zu1`, 'phone', phrases.roles.groupLeader, `${branch.village} ${group.body.name}`, leader.body.name]);
    },
  );
  accounts.push(
    ['zhenban', 'desk', phrases.roles.townshipStaff, '', phrases.people.staff],
    ['guanli', 'desk', phrases.roles.townshipAdmin, '', phrases.people.admin],
  );
  const width = Math.max(...accounts.map(([login = '']) => login.length));
  return [
    `Practice data, made up: ${filled.branches} branches, ${filled.members} members, ${filled.meetings} meetings.`,
    `Accounts (all with the password ${PRACTICE_PASSWORD}):`,
    ...accounts.map(
      ([login = '', where, ...rest]) => `  ${login.padEnd(width)}  ${where}  ${rest.filter((part) => part !== '').join('  ')}`,
    ),
  ];
}
