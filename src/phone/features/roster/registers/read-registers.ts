import { blankProfile, profileOf } from '#domain/organisation/profile.ts';
import type { RegisterFacts } from '#domain/roster/registers.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';

/** Everything the four registers are drawn from, as the phone has it. */
export async function readRegisters(db: BranchDb) {
  const [members, groups, offices, candidates, reserveCadres, profiles] = await Promise.all([
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'group'),
    recordsOfKind(db, 'office'),
    recordsOfKind(db, 'candidate'),
    recordsOfKind(db, 'reserveCadre'),
    recordsOfKind(db, 'branchProfile'),
  ]);
  const facts = { members, groups, offices, candidates, reserveCadres } satisfies RegisterFacts;
  return { ...facts, profile: profileOf(profiles)?.body ?? blankProfile };
}

/** The same as the screens hand it on. */
export type RegistersRead = Awaited<ReturnType<typeof readRegisters>>;
