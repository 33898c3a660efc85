import { groupBy } from '#domain/kernel/group-by.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { MeetingBody } from './meeting.ts';
import type { MemberBody } from './member.ts';
import { foldedName } from './same-name.ts';

/** A meeting as far as a second record of it can be told by. */
export type SittingFacts = { readonly id: string } & Pick<MeetingBody, 'meetingKind' | 'alsoCounts' | 'groupId' | 'heldOn'>;

/** A member as far as a second record of him can be told by. */
export type PersonFacts = { readonly id: string } & Pick<MemberBody, 'name' | 'birthMonth' | 'phone'> & {
    /** How the name is read, "chen shou tian", where that is known: two spellings of one sound are asked about. */
    readonly sound?: string | undefined;
    /** Members of whom somebody said that they are not he. */
    readonly notSame?: MemberBody['notSame'];
  };

const PHONE_TAIL = 4;

/** The last four figures of a telephone; empty where there are not as many. */
export const phoneTail = (phone: string): string => {
  const digits = phone.replace(/\D/g, '');
  return digits.length >= PHONE_TAIL ? digits.slice(-PHONE_TAIL) : '';
};

const kindsOf = (meeting: SittingFacts): ReadonlySet<string> => new Set([meeting.meetingKind, ...meeting.alsoCounts]);

const isSameSitting = (a: SittingFacts, b: SittingFacts): boolean => {
  if (a.heldOn !== b.heldOn || a.groupId !== b.groupId) return false;
  const others = kindsOf(b);
  return [...kindsOf(a)].some((kind) => others.has(kind));
};

const isSamePerson = (a: PersonFacts, b: PersonFacts): boolean => {
  if (Object.hasOwn(a.notSame ?? {}, b.id) || Object.hasOwn(b.notSame ?? {}, a.id)) return false;
  const sounds = a.sound !== undefined && a.sound !== '' && a.sound === b.sound;
  if (!sounds && foldedName(a.name) !== foldedName(b.name)) return false;
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
 * The members of one branch who look like the same person as `member`: the same name, be it with another form of a character (昇,
 * 升) or, where it is known, only the same sound, and the same birth month or the last four figures of the telephone. Two people of one name alone are common and are not asked about.
 */
export const likeMembers = <M extends PersonFacts>(member: PersonFacts, others: readonly M[]): M[] =>
  others.filter((other) => other.id !== member.id && isSamePerson(member, other));

/** The pairs of one branch that look like one person, each once, without comparing everybody with everybody. */
export function likePairs<M extends PersonFacts>(members: readonly M[]): (readonly [M, M])[] {
  const named = groupBy(members, ({ name }) => foldedName(name));
  const sounding = groupBy(
    members.filter(({ sound }) => sound !== undefined && sound !== ''),
    ({ sound }) => sound,
  );
  const found = new Map<string, readonly [M, M]>();
  for (const alike of [...named.values(), ...sounding.values()])
    for (const [i, one] of alike.entries())
      for (const other of likeMembers(one, alike.slice(i + 1))) found.set([one.id, other.id].sort().join(' '), [one, other]);
  return [...found.values()];
}

/** The members a record speaks of that the roster does not have any more, each once. */
export const membersGone = (named: readonly MemberId[], roster: ReadonlySet<string>): MemberId[] => [
  ...new Set(named.filter((id) => !roster.has(id))),
];
