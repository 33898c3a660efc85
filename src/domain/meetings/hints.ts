import { addDays, type LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';

/** Something worth a second look before handing in. It is asked on the phone as a question and never sent anywhere. */
export type Hint =
  | { readonly code: 'sameText'; readonly day: LocalDate }
  | { readonly code: 'sameAttendance' }
  | { readonly code: 'olderPhoto'; readonly count: number };

const LOOK_BACK_DAYS = 70;
const SHORTEST_TEXT = 12;
const IN_A_ROW = 3;

const bare = (text: string): string => text.replace(/[\s\p{P}]/gu, '');

/** Who came, and how the others stood; '' where everybody came, for that is no pattern. */
function signature({ attendance }: Pick<MeetingBody, 'attendance'>): string {
  const lines = Object.entries(attendance).map(([id, { state }]) => `${id} ${state}`);
  return lines.length === 0 || lines.every((one) => one.endsWith(' present')) ? '' : lines.sort().join('\n');
}

/**
 * What to ask about a meeting that is about to be handed in: the minutes are word for word those of a meeting of its kind in the
 * last ten weeks; the same people came and stayed away as at the three before; a photo was added before the day of the meeting.
 * `earlier` are the branch's other meetings, in any order.
 */
export function hintsFor(meeting: MeetingBody, earlier: readonly MeetingBody[]): Hint[] {
  const alike = earlier
    .filter((other) => other.meetingKind === meeting.meetingKind && other.groupId === meeting.groupId && other.heldOn < meeting.heldOn)
    .sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1));
  const hints: Hint[] = [];
  const text = bare(meeting.notes);
  const same =
    text.length < SHORTEST_TEXT
      ? undefined
      : alike.find((other) => other.heldOn >= addDays(meeting.heldOn, -LOOK_BACK_DAYS) && bare(other.notes) === text);
  if (same) hints.push({ code: 'sameText', day: same.heldOn });
  const now = signature(meeting);
  const before = alike.slice(0, IN_A_ROW);
  if (now !== '' && before.length === IN_A_ROW && before.every((other) => signature(other) === now)) hints.push({ code: 'sameAttendance' });
  const count = Object.values(meeting.photos).filter((photo) => photo.addedOn < meeting.heldOn).length;
  if (count > 0) hints.push({ code: 'olderPhoto', count });
  return hints;
}
