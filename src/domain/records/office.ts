import { z } from 'zod';
import { MemberId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line, PersonName } from './text.ts';

/** The two committees of a village (两委) and the supervision committee. */
export const Committee = z.enum(['branch', 'village', 'supervision']);
export type Committee = z.infer<typeof Committee>;

/** What a person is in his committee (支部工作条例 §20: 书记、副书记、组织、宣传、纪检). */
export const OfficeTitle = z.enum([
  'secretary',
  'deputySecretary',
  'organisation',
  'publicity',
  'discipline',
  'chair',
  'deputyChair',
  'officer',
]);
export type OfficeTitle = z.infer<typeof OfficeTitle>;

/** One person in one office for one term. A second term is a second record. */
export const OfficeBody = z.strictObject({
  /** Null for a villager who is not in the Party (村委会 only); then the name says who. */
  memberId: MemberId.nullable(),
  name: PersonName,
  committee: Committee,
  title: OfficeTitle,
  from: LocalDate,
  /** The last day in office; null while he holds it. */
  until: LocalDate.nullable().default(null),
  approvedOn: LocalDate.nullable().default(null),
  note: line(100).default(''),
});
export type OfficeBody = z.infer<typeof OfficeBody>;

/** An office held. */
export const office = defineKind({
  kind: 'office',
  body: OfficeBody,
  fields: {
    memberId: 'latest',
    name: 'latest',
    committee: 'latest',
    title: 'latest',
    from: 'latest',
    until: 'latest',
    approvedOn: 'latest',
    note: 'latest',
  },
  needsReview: false,
  dayOf: (body) => body.from,
  membersOf: (body) => (body.memberId ? [body.memberId] : []),
  wordsOf: (body) => body.name,
});
