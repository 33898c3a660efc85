import type { Role } from '#domain/access.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import type { Db } from '#server/db/store.ts';
import type { AccountRow } from '#server/db/tables.ts';

/** A person to let in. `passwordHash` comes from `hashPassword` in server/passwords.ts. */
export type NewAccount = {
  readonly id: string;
  readonly townshipId: string;
  readonly branchId: string | null;
  readonly groupId: string | null;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
};

/** How a login is compared: capitals and blanks at the ends make no difference. */
export const loginKey = (login: string): string => login.trim().toLowerCase();

/** Adds an account; throws when the login is taken. */
export async function createAccount(db: Db, account: NewAccount, at: Instant): Promise<void> {
  await db
    .insertInto('accounts')
    .values({
      id: account.id,
      township_id: account.townshipId,
      branch_id: account.branchId,
      group_id: account.groupId,
      login: loginKey(account.login),
      name: account.name,
      role: account.role,
      password: account.passwordHash,
      created_at: at,
      disabled_at: null,
    })
    .execute();
}

/** The account that signs in by this name; undefined when there is none or it is closed. */
export async function findByLogin(db: Db, login: string): Promise<AccountRow | undefined> {
  return db.selectFrom('accounts').selectAll().where('login', '=', loginKey(login)).where('disabled_at', 'is', null).executeTakeFirst();
}
