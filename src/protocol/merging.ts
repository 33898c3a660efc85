import { z } from 'zod';
import { MemberId } from '#domain/kernel/ids.ts';
import { memberParts } from '#domain/roster/merge-members.ts';
import { SyncedRecord } from './record.ts';

/** GET /api/v1/branches/:branchId/same-people: pairs that look like one person, and pairs that were made one, each as written. */
export const SamePeopleOfBranch = z.object({
  groups: z.record(z.string(), z.string()),
  like: z.array(z.object({ one: SyncedRecord, other: SyncedRecord })),
  merged: z.array(z.object({ kept: SyncedRecord, other: SyncedRecord })),
});
export type SamePeopleOfBranch = z.infer<typeof SamePeopleOfBranch>;

/** A record as the person saw it when he decided. */
const Seen = z.strictObject({ id: MemberId, rev: z.int() });

/** POST /api/v1/branches/:branchId/same-people. */
export const SamePeopleAct = z.discriminatedUnion('act', [
  /** Makes two one: `kept` is read from now on, with these parts of the other. */
  z.strictObject({ act: z.literal('merge'), kept: Seen, other: Seen, take: z.array(z.enum(memberParts)).max(memberParts.length) }),
  /** Parts them again. */
  z.strictObject({ act: z.literal('part'), other: Seen }),
  /** They are two people: not asked again. */
  z.strictObject({ act: z.literal('notSame'), kept: Seen, other: Seen }),
]);
export type SamePeopleAct = z.infer<typeof SamePeopleAct>;
