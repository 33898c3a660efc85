import type { z } from 'zod';
import type { AccountId, BranchId, DeviceId, RecordId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { MatterBody } from '#domain/records/matter.ts';
import { type AttendanceState, MeetingBody } from '#domain/records/meeting.ts';
import { MemberBody } from '#domain/records/member.ts';
import { VisitBody } from '#domain/records/visit.ts';

/** Ids that are the same in every run: "00000001-…", counted from a start. */
export function idsFrom(start: number): () => string {
  let count = start;
  return () => testId(++count);
}

/** The id with that number. */
export const testId = (number: number): string => `${number.toString(16).padStart(8, '0')}-0000-7000-8000-000000000000`;

/** One village's branch, for tests that need no second one. */
export const BRANCH = testId(0xb0) as BranchId;

/** The secretary's account, for tests that need no second one. */
export const ACCOUNT = testId(0xac) as AccountId;

/** A phone's id by its letter. */
export const deviceOf = (letter: 'a' | 'b'): DeviceId => `d0000000-0000-7000-8000-0000000000${letter}${letter}` as DeviceId;

/** A day the code is sure of. */
export const day = (text: string): LocalDate => text as LocalDate;

/** A right member; a test names only what matters to it. */
export const memberBody = (given: Partial<z.input<typeof MemberBody>> = {}): MemberBody =>
  MemberBody.parse({ name: '王建国', sex: '1', status: 'formal', joinedOn: '1998-07-01', formalOn: '1999-07-01', ...given });

/** A right meeting with nobody on its list yet; a test names only what matters to it. */
export const meetingBody = (given: Partial<z.input<typeof MeetingBody>> = {}): MeetingBody =>
  MeetingBody.parse({ meetingKind: 'assembly', heldOn: '2026-03-05', place: '村部会议室', ...given });

/** A sign-in list: every member with a state. */
export const signedIn = (members: readonly string[], state: z.infer<typeof AttendanceState> = 'present'): MeetingBody['attendance'] =>
  Object.fromEntries(members.map((id) => [id, { state, reason: '' }]));

/** A record's id by number, apart from those that ids() gives out. */
export const recordId = (number: number): RecordId => testId(0xf000_0000 + number) as RecordId;

/** A right visit; a test names only what matters to it. */
export const visitBody = (given: Partial<z.input<typeof VisitBody>> = {}): VisitBody =>
  VisitBody.parse({ visitedOn: '2026-06-10', house: '北 6 号', purpose: 'care', ...given });

/** A right matter that was just noted; a test names only what matters to it. */
export const matterBody = (given: Partial<z.input<typeof MatterBody>> = {}): MatterBody =>
  MatterBody.parse({ raisedOn: '2026-06-10', house: '北 6 号', topic: 'water', said: '水沟堵了', answerBy: '2026-06-25', ...given });
