import { z } from 'zod';
import { Role } from '#domain/access.ts';
import { AccountId, BranchId, GroupId, TownshipId } from '#domain/kernel/ids.ts';
import { Instant } from '#domain/kernel/local-date.ts';

/** POST /api/v1/session: sign in. The cookie it sets is HttpOnly, SameSite=Strict. */
export const SignIn = z.strictObject({
  /** The account's name to sign in with, "shiqiao" or a phone number. */
  login: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
});
export type SignIn = z.infer<typeof SignIn>;

/** Who is signed in, and where. The phone keeps it, so that it knows its person with no network. */
export const Session = z.object({
  accountId: AccountId,
  name: z.string(),
  role: Role,
  townshipId: TownshipId,
  townshipName: z.string(),
  branchId: BranchId.nullable(),
  branchName: z.string().nullable(),
  groupId: GroupId.nullable(),
  /** Made-up data to try things with; every screen says so. */
  practice: z.boolean(),
  now: Instant,
});
export type Session = z.infer<typeof Session>;
