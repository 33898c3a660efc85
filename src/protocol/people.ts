import { z } from 'zod';
import { Role } from '#domain/access.ts';
import { AccountId, BranchId, DeviceId, GroupId } from '#domain/kernel/ids.ts';
import { Instant } from '#domain/kernel/local-date.ts';
import { PersonName } from '#domain/records/text.ts';

/** A request, or an answer, that says nothing further. */
export const Nothing = z.strictObject({});

/** Somebody who signs in. */
export const PersonRow = z.object({
  id: AccountId,
  name: z.string(),
  login: z.string(),
  role: Role,
  branchId: BranchId.nullable(),
  groupId: GroupId.nullable(),
  /** The account is closed: it opens nothing until it is opened again. */
  closed: z.boolean(),
  /** When a phone or browser of his was last heard of. */
  lastSeenAt: Instant.nullable(),
});
export type PersonRow = z.infer<typeof PersonRow>;

/** GET /api/v1/desk/people: the accounts of the township, and the villages with the groups people can be put in. */
export const People = z.object({
  people: z.array(PersonRow),
  branches: z.array(z.object({ id: BranchId, name: z.string(), groups: z.array(z.object({ id: GroupId, name: z.string() })) })),
});
export type People = z.infer<typeof People>;

/** Where somebody works and as what: village people have a village, group leaders a group as well, township people neither. */
export const Place = z.strictObject({ role: Role, branchId: BranchId.nullable(), groupId: GroupId.nullable() });
export type Place = z.infer<typeof Place>;

/** POST /api/v1/desk/people */
export const NewPerson = Place.extend({
  name: PersonName,
  /** What he types to sign in: letters, figures, dots and hyphens. */
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/),
});
export type NewPerson = z.infer<typeof NewPerson>;

/** A new password, told this once; only its hash is kept. */
export const FreshPassword = z.object({ id: AccountId, password: z.string() });
export type FreshPassword = z.infer<typeof FreshPassword>;

/** One phone or browser that has a branch's copy, as it was last heard of. */
export const PhoneRow = z.object({
  id: DeviceId,
  branchId: BranchId,
  accountId: AccountId,
  accountName: z.string(),
  role: Role,
  /** The account works in another village now, or is closed. */
  left: z.boolean(),
  lastSeenAt: Instant,
  app: z.string().nullable(),
  /** How many changes it had not handed in, and since when the oldest waited; null where it never said. */
  queue: z.int().nullable(),
  oldestUnsent: Instant.nullable(),
  /** Taken out of use at; it empties itself at its next contact, at `wipedAt`. */
  wipeAt: Instant.nullable(),
  wipedAt: Instant.nullable(),
});
export type PhoneRow = z.infer<typeof PhoneRow>;

/** GET /api/v1/desk/phones, by village in register order, then by person. */
export const Phones = z.object({ phones: z.array(PhoneRow) });
export type Phones = z.infer<typeof Phones>;

/** What is written down of the administrator's and the desk's acts outside of records. */
export const DeedName = z.enum([
  'person.added',
  'person.moved',
  'person.closed',
  'person.opened',
  'person.password',
  'phone.wiped',
  'phone.kept',
  'idNumber.saved',
  'idNumber.removed',
  'idNumber.opened',
  'attention.accepted',
  'attention.refused',
  'attention.seen',
]);
export type DeedName = z.infer<typeof DeedName>;

/** GET /api/v1/desk/deeds?after= */
export const DeedsQuery = z.strictObject({ after: z.string().max(200).optional() });
export type DeedsQuery = z.infer<typeof DeedsQuery>;

/** Its answer, the newest first. `facts` are plain values and codes for the sentence. */
export const Deeds = z.object({
  rows: z.array(z.object({ key: z.string(), at: Instant, byName: z.string(), deed: z.string(), facts: z.record(z.string(), z.string()) })),
  more: z.boolean(),
});
export type Deeds = z.infer<typeof Deeds>;
