import { z } from 'zod';
import { GroupId, MemberId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line } from './text.ts';

const Key = z.uuid();

/** A house by the label on its door: 3组12号. Who lives there is never kept. */
export const House = z.strictObject({
  label: line(20).refine((label) => label.trim() !== '', { error: 'field.required' }),
  /** The centre household it is linked to, by that one's key; null while it is linked to none. */
  centreKey: Key.nullable().default(null),
  order: z.int().min(0).max(9999).default(0),
});
export type House = z.infer<typeof House>;

/** A member's household that links five to fifteen others (党员中心户). */
export const Centre = z.strictObject({
  memberId: MemberId,
  /** How many households it links, where the branch keeps a count and no labels. */
  houses: z.int().min(0).max(999).default(0),
});
export type Centre = z.infer<typeof Centre>;

/** A member who answers for the area, since when. */
export const AreaMember = z.strictObject({ since: LocalDate.nullable().default(null) });
export type AreaMember = z.infer<typeof AreaMember>;

/** An area of the village that members answer for (责任片区): its houses, its centre households, its members. */
export const AreaBody = z.strictObject({
  areaName: line(30).refine((name) => name.trim() !== '', { error: 'field.required' }),
  /** Its place in lists. */
  order: z.int().min(0).max(99).default(0),
  /** The party group it belongs to. */
  groupId: GroupId.nullable().default(null),
  /** How many households it has, where no labels are kept; the labels count where there are any. */
  houseCount: z.int().min(0).max(2000).nullable().default(null),
  houses: z.record(Key, House).default({}),
  centres: z.record(Key, Centre).default({}),
  /** By member. */
  areaMembers: z.record(Key, AreaMember).default({}),
  /** From this day on it is no more. */
  closedOn: LocalDate.nullable().default(null),
});
export type AreaBody = z.infer<typeof AreaBody>;

/** An area. Visits are filed against it, so it is closed with a date. */
export const area = defineKind({
  kind: 'area',
  body: AreaBody,
  fields: {
    areaName: 'latest',
    order: 'latest',
    groupId: 'latest',
    houseCount: 'latest',
    houses: 'perKey',
    centres: 'perKey',
    areaMembers: 'perKey',
    closedOn: 'latest',
  },
  needsReview: false,
  dayOf: () => null,
  membersOf: (body) => [
    ...new Set([...(Object.keys(body.areaMembers) as MemberId[]), ...Object.values(body.centres).map((centre) => centre.memberId)]),
  ],
  wordsOf: (body) => body.areaName,
});
