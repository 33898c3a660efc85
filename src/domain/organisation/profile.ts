import type { Instant } from '#domain/kernel/local-date.ts';
import { BranchProfileBody } from '#domain/records/branch-profile.ts';

/** A profile as it is stored. */
export type StoredProfile<Id extends string = string> = {
  readonly id: Id;
  readonly firstWrittenAt: Instant;
  readonly body: BranchProfileBody;
};

/** What a branch is taken for until somebody has said otherwise: a village's 支部. */
export const blankProfile: BranchProfileBody = BranchProfileBody.parse({});

/**
 * A branch has one profile. Where two phones made one each without a signal, the one written first stands (the smaller id, where
 * they were written at one moment), and what is still empty in it is filled from the others, so that every phone reads the same.
 * Null where there is none; edits go to the record named.
 */
export function profileOf<Id extends string>(
  stored: readonly StoredProfile<Id>[],
): { readonly id: Id; readonly body: BranchProfileBody } | null {
  const [first, ...others] = [...stored].sort((a, b) =>
    a.firstWrittenAt === b.firstWrittenAt ? (a.id < b.id ? -1 : 1) : a.firstWrittenAt < b.firstWrittenAt ? -1 : 1,
  );
  if (!first) return null;
  const bodies = [first, ...others].map(({ body }) => body);
  const body = {
    ...first.body,
    fullName: bodies.find(({ fullName }) => fullName !== '')?.fullName ?? '',
    foundedOn: bodies.find(({ foundedOn }) => foundedOn !== null)?.foundedOn ?? null,
    approvalPaper: bodies.find(({ approvalPaper }) => approvalPaper !== '')?.approvalPaper ?? '',
    units: bodies.find(({ units }) => units !== null)?.units ?? null,
  };
  return { id: first.id, body };
}
