import type { MemberId } from '#domain/kernel/ids.ts';
import { type Json, type JsonObject, sameJson } from '#domain/kernel/json.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { MemberBody } from '#domain/records/member.ts';

/** What two records of one person are compared by: fields that mean something only together are one part. */
const PARTS = {
  name: ['name', 'pinyin'],
  sex: ['sex'],
  birthMonth: ['birthMonth'],
  ethnicity: ['ethnicity'],
  education: ['education', 'degree'],
  occupation: ['occupation'],
  joinedOn: ['joinedOn', 'admission', 'joinedBranch'],
  formalOn: ['formalOn', 'partyAgeMonths'],
  status: ['status', 'statusSince', 'statusChanges'],
  cameOn: ['cameOn', 'duesUntil'],
  rights: ['rights', 'rightsSince', 'rightsUntil', 'rightsPaper'],
  excuse: ['excuse'],
  groupId: ['groupId'],
  away: ['away'],
  lostSince: ['lostSince'],
  phone: ['phone', 'phoneConsent', 'phoneConsentOn'],
  needsCare: ['needsCare'],
  workPost: ['workPost', 'skillTitle', 'stratum', 'migrantWorker'],
  residence: ['residence', 'registeredAt'],
  note: ['note'],
} as const satisfies Record<string, readonly (keyof MemberBody)[]>;

/** A part of a member by which two records are compared. */
export type MemberPart = keyof typeof PARTS;

/** Every part, in the order in which they are read. */
export const memberParts = Object.keys(PARTS) as MemberPart[];

/** The fields of a part; they are taken from one record together. */
export const fieldsOf = (part: MemberPart): readonly (keyof MemberBody)[] => PARTS[part];

const EMPTY: readonly Json[] = [null, '', false, 0, '0', 'full'];
const saidIn = (body: MemberBody, part: MemberPart): readonly Json[] => PARTS[part].map((field) => body[field] as Json);
const isEmpty = (values: readonly Json[]): boolean => values.every((value) => EMPTY.includes(value) || sameJson(value, {}));

/** The parts in which a record says anything. */
export const partsSaid = (body: MemberBody): MemberPart[] => memberParts.filter((part) => !isEmpty(saidIn(body, part)));

/** The parts in which two records say something different. */
export const partsApart = (a: MemberBody, b: MemberBody): MemberPart[] =>
  memberParts.filter((part) => !sameJson(saidIn(a, part), saidIn(b, part)));

/** The parts that only the other record knows: they are taken from there unless somebody says otherwise. */
export const partsToTake = (kept: MemberBody, other: MemberBody): MemberPart[] =>
  partsApart(kept, other).filter((part) => isEmpty(saidIn(kept, part)) && !isEmpty(saidIn(other, part)));

/** Two records after they were made one, or parted again. */
export type TwoBodies = { readonly kept: MemberBody; readonly other: MemberBody };

/** Makes two records one person: the kept one takes these parts of the other, and the other says where it went. Nothing is taken away. */
export function mergedMembers(
  two: TwoBodies,
  take: readonly MemberPart[],
  said: { readonly keptId: MemberId; readonly on: LocalDate; readonly byName: string },
): TwoBodies {
  const was: Record<string, Json> = {};
  const wrote: Record<string, Json> = {};
  for (const field of take.flatMap((part) => fieldsOf(part))) {
    if (sameJson(two.kept[field] as Json, two.other[field] as Json)) continue;
    was[field] = two.kept[field] as Json;
    wrote[field] = two.other[field] as Json;
  }
  const { keptId: memberId, on, byName } = said;
  return {
    kept: MemberBody.parse({ ...two.kept, ...wrote }),
    other: MemberBody.parse({ ...two.other, mergedInto: { memberId, on, byName, was, wrote } }),
  };
}

/** Parts them again: the other is read by itself, and the kept one has back what the merging wrote over, but for what was changed since. */
export function partedMembers(two: TwoBodies): TwoBodies {
  const was = (two.other.mergedInto?.was ?? {}) as JsonObject;
  const wrote = (two.other.mergedInto?.wrote ?? {}) as JsonObject;
  const back: Record<string, Json> = {};
  for (const part of memberParts) {
    const fields = fieldsOf(part).filter((field) => Object.hasOwn(was, field));
    if (fields.every((field) => sameJson(two.kept[field] as Json, wrote[field])))
      for (const field of fields) back[field] = was[field] as Json;
  }
  return { kept: MemberBody.parse({ ...two.kept, ...back }), other: MemberBody.parse({ ...two.other, mergedInto: null }) };
}
