import type { Role } from '#domain/access.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import type { Db, Tx } from '#server/db/store.ts';
import type { AccountRow, GrantRow } from '#server/db/tables.ts';

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
  if (account.branchId !== null)
    await db
      .insertInto('branch_grants')
      .values({
        // The first grant of an account carries its id: making the account twice makes no second one.
        id: account.id,
        township_id: account.townshipId,
        account_id: account.id,
        branch_id: account.branchId,
        group_id: account.groupId,
        role: account.role,
        from_at: at,
        until_at: null,
      })
      .execute();
}

/** Where a person is to work from now on; null takes him out of every branch. */
export type NewPlace = { readonly branchId: string | null; readonly groupId: string | null; readonly role: Role; readonly grantId: string };

/** Moves an account to another branch, group or role; what it had ends at `at` and stays written down. */
export async function moveAccount(tx: Tx, account: AccountRow, place: NewPlace, at: Instant): Promise<void> {
  await tx.updateTable('branch_grants').set({ until_at: at }).where('account_id', '=', account.id).where('until_at', 'is', null).execute();
  await tx
    .updateTable('accounts')
    .set({ branch_id: place.branchId, group_id: place.groupId, role: place.role })
    .where('id', '=', account.id)
    .execute();
  if (place.branchId === null) return;
  await tx
    .insertInto('branch_grants')
    .values({
      id: place.grantId,
      township_id: account.township_id,
      account_id: account.id,
      branch_id: place.branchId,
      group_id: place.groupId,
      role: place.role,
      from_at: at,
      until_at: null,
    })
    .execute();
}

/** The last time an account had a branch; undefined when it never had. */
export async function lastGrant(db: Db, accountId: string, branchId: string): Promise<GrantRow | undefined> {
  return db
    .selectFrom('branch_grants')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('branch_id', '=', branchId)
    .orderBy('from_at', 'desc')
    .executeTakeFirst();
}

/** Every branch that an account has or had. */
export async function branchesEverHad(db: Db, accountId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('branch_grants').select('branch_id').where('account_id', '=', accountId).execute();
  return new Set(rows.map((row) => row.branch_id));
}

/** The account that signs in by this name; undefined when there is none or it is closed. */
export async function findByLogin(db: Db, login: string): Promise<AccountRow | undefined> {
  return db.selectFrom('accounts').selectAll().where('login', '=', loginKey(login)).where('disabled_at', 'is', null).executeTakeFirst();
}
