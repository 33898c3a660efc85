import { may } from '#domain/access.ts';
import type { BranchId } from '#domain/kernel/ids.ts';
import { blankProfile, profileOf } from '#domain/organisation/profile.ts';
import type { KindName } from '#domain/records/registry.ts';
import { useServices } from '#phone/services.tsx';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';

/** Everything that says how the branch is built, read in one go. */
export async function readBranch(db: BranchDb) {
  const [members, groups, offices, terms, profiles, events, stays] = await Promise.all([
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'group'),
    recordsOfKind(db, 'office'),
    recordsOfKind(db, 'term'),
    recordsOfKind(db, 'branchProfile'),
    recordsOfKind(db, 'structureEvent'),
    recordsOfKind(db, 'floatingStay'),
  ]);
  const standing = profileOf(profiles);
  return {
    members,
    groups: groups.sort((a, b) => a.body.order - b.body.order || (a.id < b.id ? -1 : 1)),
    offices,
    terms,
    /** What is read; `profileRecord` is where an edit of it goes, undefined until somebody has written one. */
    profile: standing?.body ?? blankProfile,
    profileRecord: profiles.find(({ id }) => id === standing?.id),
    events: events.sort((a, b) => (a.body.on === b.body.on ? (a.id < b.id ? 1 : -1) : a.body.on < b.body.on ? 1 : -1)),
    stays,
  };
}

/** The branch as it is built. */
export type Branch = Awaited<ReturnType<typeof readBranch>>;

/** Whether this person writes records of that kind here. */
export function useWrites(kind: KindName): boolean {
  const { actor, session } = useServices();
  return may.write(actor, { townshipId: actor.townshipId, branchId: session.branchId as BranchId, kind, groupId: null });
}
