import { z } from 'zod';
import { MemberId } from '#domain/kernel/ids.ts';
import { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { MeetingKind, Person } from './meeting.ts';
import { line, longText, PersonName } from './text.ts';

/** Why a member is away. */
export const StayReason = z.enum(['work', 'business', 'study', 'family', 'retired', 'other']);
export type StayReason = z.infer<typeof StayReason>;

/** How somebody away was reached; 'report' is his own report to the branch, once a year (FL-6). */
export const ContactWay = z.enum(['phone', 'message', 'visit', 'home', 'report']);
export type ContactWay = z.infer<typeof ContactWay>;

/** One contact: when, by whom, how. What was said is not kept. */
export const StayContact = z.strictObject({ on: LocalDate, byName: line(50), way: ContactWay });
export type StayContact = z.infer<typeof StayContact>;

/** A meeting of the host branch that he came to. */
export const HostAttendance = z.strictObject({ on: LocalDate, meetingKind: MeetingKind });
export type HostAttendance = z.infer<typeof HostAttendance>;

/** Dues that he paid at the host branch, in whole fen, for the months from the first to the last. */
export const HostDues = z.strictObject({ on: LocalDate, from: YearMonth, to: YearMonth, fen: z.int().min(0).max(10_000_000) });
export type HostDues = z.infer<typeof HostDues>;

/** What the host branch thinks of his part. */
export const HostOpinion = z.strictObject({ on: LocalDate, text: longText(100), byName: line(50).default('') });
export type HostOpinion = z.infer<typeof HostOpinion>;

/** A return code that was read: when it was given and by which branch, and how many meetings it spoke of. */
export const StayStamp = z.strictObject({
  on: LocalDate,
  takenOn: LocalDate,
  branch: line(60),
  meetings: z.int().min(0).max(99),
  /** Up to which month dues are paid there, where only the number was read. */
  duesUntil: YearMonth.nullable().default(null),
  /** Read from the code, or typed from the short number that says only how many. */
  way: z.enum(['code', 'number']),
});
export type StayStamp = z.infer<typeof StayStamp>;

/** Keys of the maps say what the row is, so that two phones that take in one thing write one row. */
const Key = z.string().regex(/^[\w-]{1,60}$/);

/** One member's time away from his home branch, as his home (`out`) or his host (`in`) keeps it (党员教育管理工作条例 §32–33). */
export const FloatingStayBody = z
  .strictObject({
    direction: z.enum(['out', 'in']),
    /** On the home branch's roster; null for a guest, who is on no roster of ours (FL-4). */
    memberId: MemberId.nullable(),
    name: PersonName,
    since: LocalDate,
    /** The day he came back, moved his 组织关系, or left the host; null while it lasts. */
    endedOn: LocalDate.nullable().default(null),
    endedAs: z.enum(['returned', 'transferred', 'left']).nullable().default(null),
    expectedUntil: LocalDate.nullable().default(null),
    place: line(60),
    /** He lives at one place: from six months on the 组织关系 moves (TR-1). */
    fixedPlace: z.boolean().default(false),
    reason: StayReason,
    /** The other side's branch: the host's name of one who is out, the home's of a guest. */
    otherBranch: line(60).default(''),
    /** Who keeps in touch with him (FL-3). */
    contact: Person.nullable().default(null),
    /** A guest's own number, if he wants it known; a member's stands in the roster. */
    phone: z
      .string()
      .regex(/^(|\+?[0-9][0-9 -]{4,18})$/)
      .default(''),
    /** Entered in the national system, and told to the branch where he went (FL-2). */
    registeredOn: LocalDate.nullable().default(null),
    reportedOn: LocalDate.nullable().default(null),
    /** The last month for which his dues are paid at home. */
    duesUntil: YearMonth.nullable().default(null),
    /** What ties his card and its stamps together: 16 hex digits, made with the stay; a guest's come with his card. */
    token: z
      .string()
      .regex(/^([0-9a-f]{16})?$/)
      .default(''),
    /** A guest's card: his home's stay, the number printed on it, and the last day it is good for. */
    cardStayId: z.uuid().nullable().default(null),
    cardNumber: z
      .string()
      .regex(/^\d{0,20}$/)
      .default(''),
    cardUntil: LocalDate.nullable().default(null),
    contacts: z.record(Key, StayContact).default({}),
    attended: z.record(Key, HostAttendance).default({}),
    dues: z.record(Key, HostDues).default({}),
    opinions: z.record(Key, HostOpinion).default({}),
    stamps: z.record(Key, StayStamp).default({}),
    note: line(100).default(''),
  })
  .refine((stay) => stay.direction === 'in' || stay.contact !== null, { error: 'field.required', path: ['contact'] });
export type FloatingStayBody = z.infer<typeof FloatingStayBody>;

/** A stay away. */
export const floatingStay = defineKind({
  kind: 'floatingStay',
  body: FloatingStayBody,
  fields: {
    direction: 'latest',
    memberId: 'latest',
    name: 'latest',
    since: 'latest',
    endedOn: 'latest',
    endedAs: 'latest',
    expectedUntil: 'latest',
    place: 'latest',
    fixedPlace: 'latest',
    reason: 'latest',
    otherBranch: 'latest',
    contact: 'latest',
    phone: 'latest',
    registeredOn: 'latest',
    reportedOn: 'latest',
    duesUntil: 'latest',
    token: 'latest',
    cardStayId: 'latest',
    cardNumber: 'latest',
    cardUntil: 'latest',
    contacts: 'perKey',
    attended: 'perKey',
    dues: 'perKey',
    opinions: 'perKey',
    stamps: 'perKey',
    note: 'latest',
  },
  needsReview: false,
  dayOf: (body) => body.since,
  membersOf: (body) => (body.memberId ? [body.memberId] : []),
  wordsOf: (body) => [body.name, body.place].join(' '),
});
