import { addDays, type Instant, instantAt, type LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { type Review, type ReviewMark, unread } from '#domain/review/review.ts';
import type { Random } from './random.ts';
import { phrases } from './words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The moment of a day and time in China. */
export const momentOf = (day: LocalDate, time = '00:00'): number => Date.parse(`${day}T${time}:00.000+08:00`);

/** When a record was first written and when it reached the township, both before `before`. */
export type Times = { readonly writtenMs: number; readonly handedInMs: number };

/** Nobody types between eleven at night and half past six; what would fall there is done in the morning. */
function awake(ms: number, random: Random): number {
  const minuteOfDay = Math.floor((ms + 8 * HOUR) / MINUTE) % (24 * 60);
  if (minuteOfDay >= 390 && minuteOfDay < 1380) return ms;
  return ms + (((390 - minuteOfDay + 24 * 60) % (24 * 60)) + random.int(5, 100)) * MINUTE;
}

/** Most are written the same evening; some within the week; a few weeks later, as 补录. */
export function timesOf(
  held: { readonly day: LocalDate; readonly endedAt: string },
  beforeMs: number,
  wanted: 'late' | 'returned' | null,
  random: Random,
): Times {
  const ended = momentOf(held.day, held.endedAt);
  if (wanted === 'late') return { writtenMs: beforeMs - 30 * HOUR, handedInMs: beforeMs - 29 * HOUR };
  const delay =
    wanted === 'returned'
      ? random.int(10, 150) * MINUTE
      : random.weighted([
          [random.int(10, 150) * MINUTE, 72],
          [random.int(14, 100) * HOUR, 21],
          [random.int(9, 36) * DAY, 7],
        ]);
  const writtenMs = Math.min(awake(ended + delay, random), Math.max(ended + 5 * MINUTE, beforeMs - 2 * HOUR));
  const handedInMs = Math.min(
    awake(
      writtenMs +
        random.weighted([
          [random.int(1, 40) * MINUTE, 7],
          [random.int(3, 45) * HOUR, 3],
        ] as const),
      random,
    ),
    beforeMs - MINUTE,
  );
  return { writtenMs: Math.min(writtenMs, handedInMs), handedInMs };
}

const FRESH_DAYS = 5;
const OPEN_DAYS = 45;

/** Where the township stands with a record of that age: fresh ones wait, old ones are approved, a few of those between were sent back. */
export function stateOf(handedInMs: number, nowMs: number, random: Random): 'submitted' | 'returned' | 'approved' {
  const age = (nowMs - handedInMs) / DAY;
  if (age < FRESH_DAYS) return 'submitted';
  return age < OPEN_DAYS
    ? random.weighted([
        ['approved', 72],
        ['returned', 14],
        ['submitted', 14],
      ] as const)
    : 'approved';
}

/** Approved by the township's staff some days after it came in. */
export const approved = (handedInMs: number, beforeMs: number, random: Random): Review => ({
  ...unread(true),
  state: 'approved',
  turn: 1,
  byName: phrases.people.staff,
  at: at(Math.min(handedInMs + random.int(3, 90) * HOUR, beforeMs - MINUTE)),
});

/** Sent back with the red pen's mark, to be mended within the week. */
export function returned(handedInMs: number, today: LocalDate, mark: ReviewMark, random: Random): Review {
  return {
    state: 'returned',
    turn: 1,
    marks: [mark],
    mendBy: addDays(today, random.int(2, 6)),
    byName: phrases.people.staff,
    at: at(Math.min(handedInMs + random.int(5, 60) * HOUR, momentOf(today) - MINUTE)),
  };
}

const at = (ms: number): Instant => instantAt(ms);

/** The meeting as it was handed in when it had the fault that the mark speaks of. */
export function faulty(body: MeetingBody, random: Random): { body: MeetingBody; mark: ReviewMark } {
  const chosen = random.pick(phrases.marks);
  const mark: ReviewMark = { path: chosen.path, note: chosen.note, proposal: null };
  switch (chosen.path) {
    case 'notes':
      return { mark, body: { ...body, notes: body.notes.split('\n').slice(0, 2).join('\n') } };
    case 'recorder':
      return { mark, body: { ...body, recorder: null } };
    case 'decisions':
      return {
        mark,
        body: {
          ...body,
          decisions: Object.fromEntries(
            Object.entries(body.decisions).map(([id, decision]) => [id, { ...decision, ownerName: '', dueOn: null }]),
          ),
        },
      };
    case 'attendance': {
      const away = Object.entries(body.attendance).find(([, line]) => line.state === 'leave');
      return { mark, body: away ? { ...body, attendance: { ...body.attendance, [away[0]]: { state: 'absent', reason: '' } } } : body };
    }
    default:
      return { mark, body };
  }
}

/** The member's entry as it was handed in when it had the fault that the mark speaks of. */
export function faultyMember(body: MemberBody, random: Random): { body: MemberBody; mark: ReviewMark } {
  const chosen = random.pick(phrases.memberMarks);
  const mark: ReviewMark = { path: chosen.path, note: chosen.note, proposal: null };
  return { mark, body: chosen.path === 'education' ? { ...body, education: null } : body };
}
