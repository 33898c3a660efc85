import { z } from 'zod';

const id = <B extends string>() => z.uuid().brand<B>();

/** Any record's id: a UUIDv7 made on the phone, or one made of what the record is about (`id-of.ts`). Never shown to people, and never an order. */
export const RecordId = id<'RecordId'>();
export type RecordId = z.infer<typeof RecordId>;

/** A member's record id. */
export const MemberId = id<'MemberId'>();
export type MemberId = z.infer<typeof MemberId>;

/** A party group's record id. */
export const GroupId = id<'GroupId'>();
export type GroupId = z.infer<typeof GroupId>;

/** A branch: the unit of scope, of order and of sync. */
export const BranchId = id<'BranchId'>();
export type BranchId = z.infer<typeof BranchId>;

/** A township: the unit of review. */
export const TownshipId = id<'TownshipId'>();
export type TownshipId = z.infer<typeof TownshipId>;

/** A person who signs in. */
export const AccountId = id<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;

/** One phone's or browser's copy of the app. */
export const DeviceId = id<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceId>;

/** One operation, made where it was typed; the township applies it at most once. */
export const OperationId = id<'OperationId'>();
export type OperationId = z.infer<typeof OperationId>;
