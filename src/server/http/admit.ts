import { type Actor, may } from '#domain/access.ts';
import type { BranchId, TownshipId } from '#domain/kernel/ids.ts';
import type { BranchRow } from '#server/db/tables.ts';
import { lastGrant } from '#server/repos/accounts.ts';
import { findBranch } from '#server/repos/branches.ts';
import { type Access, type Reply, refuse } from '#server/routes/route.ts';
import type { Services } from '#server/services.ts';

const inBranch = (branch: BranchRow) => ({ townshipId: branch.township_id as TownshipId, branchId: branch.id as BranchId });

/** What is known once a person was let through: the branch of the path, where there is one. */
export type Admission =
  | { readonly admitted: true; readonly branch: BranchRow | null }
  | { readonly admitted: false; readonly reply: Reply };

const refused = (reply: Reply): Admission => ({ admitted: false, reply });

/** Asks `may` for a route. What a person cannot see answers as if it were not there. */
export async function admit(
  services: Services,
  access: Access,
  actor: Actor,
  named: { params: unknown; query: unknown; body: unknown },
): Promise<Admission> {
  if (access === 'anyone' || access === 'signedIn') return { admitted: true, branch: null };
  switch (access.on) {
    case 'ownTownship':
      return may[access.deed](actor, actor) ? { admitted: true, branch: null } : refused(refuse('access.denied'));
    case 'branchInBody':
    case 'branchInQuery': {
      // One's own branch passes, and one that was one's own; all others answer alike, so nothing can be learnt of them.
      const { branchId } = (access.on === 'branchInBody' ? named.body : named.query) as { branchId: BranchId };
      const own = may.sync(actor, { townshipId: actor.townshipId, branchId });
      const left = !own && (await lastGrant(services.store.db, actor.accountId, branchId)) !== undefined;
      return own || left ? { admitted: true, branch: null } : refused(refuse('sync.scopeLost'));
    }
    case 'branchInPath': {
      const { branchId } = named.params as { branchId: string };
      const branch = await findBranch(services.store.db, branchId);
      if (!branch || !may.read(actor, inBranch(branch))) return refused(refuse('not.found'));
      return may[access.deed](actor, inBranch(branch)) ? { admitted: true, branch } : refused(refuse('access.denied'));
    }
  }
}
