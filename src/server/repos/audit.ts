import type { Actor } from '#domain/access.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import type { DeedName } from '#protocol/people.ts';
import type { Db } from '#server/db/store.ts';
import type { AuditRow } from '#server/db/tables.ts';

/** What somebody did at the desk, to be written down with it. */
export type DoneDeed = {
  readonly id: string;
  readonly deed: DeedName;
  /** The id of whatever it was done to. */
  readonly target: string;
  readonly branchId: string | null;
  readonly facts: Readonly<Record<string, string>>;
};

/** Writes down who did what to what, and when. To be called in the transaction of the deed itself. */
export async function noteDeed(db: Db, actor: Actor, done: DoneDeed, at: Instant): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      id: done.id,
      township_id: actor.townshipId,
      branch_id: done.branchId,
      account_id: actor.accountId,
      at,
      deed: done.deed,
      target: done.target,
      facts: JSON.stringify(done.facts),
    })
    .execute();
}

/** A township's deeds of those names, the newest first, after the one named, each with the name of who did it. */
export async function deedsOf(
  db: Db,
  townshipId: string,
  names: readonly string[],
  after: { readonly at: string; readonly id: string } | null,
  limit: number,
): Promise<(AuditRow & { by_name: string | null })[]> {
  let query = db
    .selectFrom('audit')
    .leftJoin('accounts', 'accounts.id', 'audit.account_id')
    .selectAll('audit')
    .select('accounts.name as by_name')
    .where('audit.township_id', '=', townshipId)
    .where('audit.deed', 'in', names);
  if (after !== null)
    query = query.where((e) => e.or([e('audit.at', '<', after.at), e.and([e('audit.at', '=', after.at), e('audit.id', '<', after.id)])]));
  return query.orderBy('audit.at', 'desc').orderBy('audit.id', 'desc').limit(limit).execute();
}
