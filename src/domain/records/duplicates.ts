import type { MemberId } from '#domain/kernel/ids.ts';
import type { MeetingBody } from './meeting.ts';
import type { MemberBody } from './member.ts';

/** A meeting as far as a second record of it can be told by. */
export type SittingFacts = { readonly id: string } & Pick<MeetingBody, 'meetingKind' | 'alsoCounts' | 'groupId' | 'heldOn'>;

/** A member as far as a second record of him can be told by. */
export type PersonFacts = { readonly id: string } & Pick<MemberBody, 'name' | 'birthMonth' | 'phone'>;

const PHONE_TAIL = 4;

const phoneTail = (phone: string): string => {
  const digits = phone.replace(/\D/g, '');
  return digits.length >= PHONE_TAIL ? digits.slice(-PHONE_TAIL) : '';
};

// A blank that slipped in, or the dot of a long name written another way, does not make another person.
const nameKey = (name: string): string => name.normalize('NFKC').replace(/[\s·•‧・.]/gu, '');

const kindsOf = (meeting: SittingFacts): ReadonlySet<string> => new Set([meeting.meetingKind, ...meeting.alsoCounts]);

const isSameSitting = (a: SittingFacts, b: SittingFacts): boolean => {
  if (a.heldOn !== b.heldOn || a.groupId !== b.groupId) return false;
  const others = kindsOf(b);
  return [...kindsOf(a)].some((kind) => others.has(kind));
};

const isSamePerson = (a: PersonFacts, b: PersonFacts): boolean => {
  if (nameKey(a.name) !== nameKey(b.name)) return false;
  const tail = phoneTail(a.phone);
  return (a.birthMonth !== null && a.birthMonth === b.birthMonth) || (tail !== '' && tail === phoneTail(b.phone));
};

/**
 * The meetings of one branch that look like the same sitting as `meeting`: one kind in common, the same group, the same day.
 * A question for people, never a reason to refuse.
 */
export const likeMeetings = <M extends SittingFacts>(meeting: SittingFacts, others: readonly M[]): M[] =>
  others.filter((other) => other.id !== meeting.id && isSameSitting(meeting, other));

/**
 * The members of one branch who look like the same person as `member`: the same name, and the same birth month or the last
 * four figures of the telephone. Two people of one name alone are common and are not asked about.
 */
export const likeMembers = <M extends PersonFacts>(member: PersonFacts, others: readonly M[]): M[] =>
  others.filter((other) => other.id !== member.id && isSamePerson(member, other));

/** The members a record speaks of that the roster does not have any more, each once. */
export const membersGone = (named: readonly MemberId[], roster: ReadonlySet<string>): MemberId[] => [
  ...new Set(named.filter((id) => !roster.has(id))),
];
