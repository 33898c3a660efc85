import type { GroupId } from '#domain/kernel/ids.ts';
import type { ClockTime, LocalDate } from '#domain/kernel/local-date.ts';
import { type PhotoEdit, photosEdited } from '#domain/photos/edits.ts';
import type {
  Attendance,
  Decision,
  MeetingBody,
  MeetingKind,
  Person,
  Remedy,
  RollClass,
  Topic,
  Vote,
  VoteKind,
} from '#domain/records/meeting.ts';
import { frozenReasons } from '#domain/roster/who-counts.ts';
import { expectedAt, type RosterForMeeting } from './who-is-expected.ts';

/** The fields of a meeting that are one value each. */
export type PlainFields = Omit<
  MeetingBody,
  'roll' | 'leftOut' | 'attendance' | 'arrivals' | 'topics' | 'decisions' | 'remedies' | 'observers' | 'photos' | 'changeReasons'
>;

/** One thing done to a meeting that is being written. Each says what to do, not what the screen looked like, so that it may come late or twice. */
export type DraftEdit =
  | { readonly type: 'set'; readonly fields: Partial<PlainFields> }
  | { readonly type: 'mark'; readonly memberId: string; readonly line: Attendance | null }
  /** When somebody came late; null takes it back. */
  | { readonly type: 'arrived'; readonly memberId: string; readonly at: ClockTime | null }
  | { readonly type: 'markHere'; readonly memberIds: readonly string[] }
  | { readonly type: 'topic'; readonly id: string; readonly text: string }
  | { readonly type: 'putTopic'; readonly id: string; readonly topic: Topic | null }
  | { readonly type: 'decision'; readonly id: string; readonly fields: Partial<Omit<Decision, 'order'>> }
  | { readonly type: 'putDecision'; readonly id: string; readonly decision: Decision | null }
  | { readonly type: 'remedy'; readonly id: string; readonly fields: Partial<Omit<Remedy, 'order'>> }
  | { readonly type: 'putRemedy'; readonly id: string; readonly remedy: Remedy | null }
  | PhotoEdit
  | { readonly type: 'addObserver'; readonly person: Person }
  | { readonly type: 'dropObserver'; readonly name: string };

/** A meeting of that kind with nothing in it but its day. */
export function blankMeeting(meetingKind: MeetingKind, heldOn: LocalDate, groupId: GroupId | null): MeetingBody {
  return {
    meetingKind,
    alsoCounts: [],
    groupId: meetingKind === 'group' ? groupId : null,
    heldOn,
    startedAt: null,
    endedAt: null,
    place: '',
    chair: null,
    recorder: null,
    theme: '',
    lecturer: null,
    taughtMinutes: null,
    roll: {},
    leftOut: {},
    attendance: {},
    arrivals: {},
    observers: [],
    topics: {},
    notes: '',
    decisions: {},
    photos: {},
    planId: null,
    changeReasons: {},
    themeForms: [],
    forYear: meetingKind === 'lifeMeeting' ? Number(heldOn.slice(0, 4)) : null,
    lifeForm: null,
    remedies: {},
    confirmed: null,
  };
}

/** A stored body with every field there is today: what an older app wrote lacks those that came later. */
export const wholeMeeting = (body: MeetingBody): MeetingBody => ({
  ...blankMeeting(body.meetingKind, body.heldOn, body.groupId),

  ...body,
});

const nextOrder = (map: Readonly<Record<string, { readonly order: number }>>): number =>
  Math.min(
    999,
    Object.values(map).reduce((last, item) => Math.max(last, item.order + 1), 0),
  );

function withKey<T>(map: Readonly<Record<string, T>>, key: string, value: T | null): Record<string, T> {
  const next = { ...map };
  if (value === null) delete next[key];
  else next[key] = value;
  return next;
}

const emptyDecision = (order: number): Decision => ({ order, text: '', ownerName: '', dueOn: null, vote: null });

/** A vote of that kind before anything was counted. */
export const blankVote = (kind: VoteKind, secret: boolean): Vote => ({
  kind,
  secret,
  inFavour: 0,
  against: 0,
  abstained: 0,
  notVoting: null,
  written: null,
  second: null,
  counters: [],
  given: null,
  returned: null,
  election: null,
});

const emptyRemedy = { text: '', measure: '', ownerName: '', dueOn: null, doneOn: null } as const;

/** The meeting after one edit. 'markHere' ticks only those nobody has marked yet, so that exceptions stand. */
export function edited(body: MeetingBody, edit: DraftEdit): MeetingBody {
  switch (edit.type) {
    case 'set':
      return { ...body, ...edit.fields };
    case 'mark':
      return { ...body, attendance: withKey(body.attendance, edit.memberId, edit.line) };
    case 'arrived':
      return { ...body, arrivals: withKey(body.arrivals, edit.memberId, edit.at) };
    case 'markHere': {
      const attendance = { ...body.attendance };
      for (const id of edit.memberIds) if (!Object.hasOwn(attendance, id)) attendance[id] = { state: 'present', reason: '' };
      return { ...body, attendance };
    }
    case 'topic': {
      const order = body.topics[edit.id]?.order ?? nextOrder(body.topics);
      return { ...body, topics: { ...body.topics, [edit.id]: { order, text: edit.text } } };
    }
    case 'putTopic':
      return { ...body, topics: withKey(body.topics, edit.id, edit.topic) };
    case 'decision': {
      const before = body.decisions[edit.id] ?? emptyDecision(nextOrder(body.decisions));
      return { ...body, decisions: { ...body.decisions, [edit.id]: { ...before, ...edit.fields } } };
    }
    case 'putDecision':
      return { ...body, decisions: withKey(body.decisions, edit.id, edit.decision) };
    case 'remedy': {
      const before = body.remedies[edit.id] ?? { ...emptyRemedy, order: nextOrder(body.remedies) };
      return { ...body, remedies: { ...body.remedies, [edit.id]: { ...before, ...edit.fields } } };
    }
    case 'putRemedy':
      return { ...body, remedies: withKey(body.remedies, edit.id, edit.remedy) };
    case 'addPhoto':
    case 'putPhoto':
    case 'movePhoto':
      return { ...body, photos: photosEdited(body.photos, edit) };
    case 'addObserver':
      return body.observers.some((person) => person.name === edit.person.name)
        ? body
        : { ...body, observers: [...body.observers, edit.person] };
    case 'dropObserver':
      return { ...body, observers: body.observers.filter((person) => person.name !== edit.name) };
  }
}

/**
 * The roll the meeting is counted against: the one frozen into it, unless it is new or its kind, group or day was changed,
 * for then other people are expected.
 */
export function rollFor(body: MeetingBody, baseline: MeetingBody | null, roster: RosterForMeeting): Readonly<Record<string, RollClass>> {
  return rollStands(body, baseline) ? baseline.roll : expectedAt(body, roster);
}

const rollStands = (body: MeetingBody, baseline: MeetingBody | null): baseline is MeetingBody =>
  baseline !== null &&
  baseline.meetingKind === body.meetingKind &&
  baseline.groupId === body.groupId &&
  baseline.heldOn === body.heldOn &&
  baseline.alsoCounts.join() === body.alsoCounts.join() &&
  Object.keys(baseline.roll).length > 0;

/** Who is left out of 应到 and why, frozen and made anew together with the roll. Only where votes are counted over the whole branch. */
export function leftOutFor(body: MeetingBody, baseline: MeetingBody | null, roster: RosterForMeeting): MeetingBody['leftOut'] {
  if (rollStands(body, baseline)) return baseline.leftOut;
  return body.meetingKind === 'assembly' || body.alsoCounts.includes('assembly') ? frozenReasons(roster.members, body.heldOn) : {};
}

const filled = <T>(map: Readonly<Record<string, T>>, isFilled: (item: T) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(map).filter(([, item]) => isFilled(item)));

/** The lines of a 整改清单 that say something. */
export const saidRemedies = (remedies: MeetingBody['remedies']): MeetingBody['remedies'] =>
  filled(remedies, (remedy) => remedy.text.trim() !== '' || remedy.measure.trim() !== '');

/** The body to be saved: the roll frozen in, empty rows left out, and no mark kept of somebody who is not on the roll (unless it was there before). */
export function finished(
  body: MeetingBody,
  baseline: MeetingBody | null,
  roll: Readonly<Record<string, RollClass>>,
  leftOut: MeetingBody['leftOut'] = body.leftOut,
): MeetingBody {
  const known = (id: string): boolean => Object.hasOwn(roll, id) || (baseline !== null && Object.hasOwn(baseline.attendance, id));
  return {
    ...body,
    groupId: body.meetingKind === 'group' ? body.groupId : null,
    roll: { ...roll },
    leftOut: { ...leftOut },
    attendance: Object.fromEntries(Object.entries(body.attendance).filter(([id]) => known(id))),
    // Whoever is not there did not come late either.
    arrivals: Object.fromEntries(Object.entries(body.arrivals).filter(([id]) => body.attendance[id]?.state === 'present')),
    topics: filled(body.topics, (topic) => topic.text.trim() !== ''),
    remedies: saidRemedies(body.remedies),
    decisions: filled(body.decisions, (decision) => decision.text.trim() !== '' || decision.vote !== null),
  };
}

/** The rows of a map in the order they were made. */
export const inOrder = <T extends { readonly order: number }>(map: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
  Object.entries(map).sort(([idA, a], [idB, b]) => a.order - b.order || (idA < idB ? -1 : 1));
