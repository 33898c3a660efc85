import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { Attendance, RollClass } from '#domain/records/meeting.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { Random } from './random.ts';
import type { Roster } from './roster.ts';
import { filled, phrases } from './words.ts';

const AGED = 75;

/** How likely a member is to come: those away come home for the Spring Festival, the oldest stay in when it is cold. */
function likely(body: MemberBody, day: LocalDate): number {
  const month = Number(day.slice(5, 7));
  if (body.away && body.away.since <= day) return month <= 2 ? 0.6 : 0.06;
  const age = Number(day.slice(0, 4)) - Number(body.birthMonth?.slice(0, 4) ?? 1960);
  if (age >= AGED) return month >= 11 || month <= 2 ? 0.7 : 0.84;
  return 0.945;
}

function missing(body: MemberBody, day: LocalDate, random: Random): Attendance {
  if (body.away && body.away.since <= day)
    return { state: 'leave', reason: filled(random.pick(phrases.leaveAway), { place: body.away.place }) };
  const age = Number(day.slice(0, 4)) - Number(body.birthMonth?.slice(0, 4) ?? 1960);
  if (age >= AGED && random.chance(0.8)) return { state: 'leave', reason: random.pick(phrases.leaveIll) };
  if (random.chance(0.8)) return { state: 'leave', reason: random.pick(random.chance(0.25) ? phrases.leaveIll : phrases.leaveOther) };
  return { state: 'absent', reason: random.pick(phrases.absent) };
}

/** One line for everybody on the roll; those in `sure` are there. */
export function attendanceOf(
  roll: Readonly<Record<string, RollClass>>,
  roster: Roster,
  day: LocalDate,
  sure: readonly string[],
  random: Random,
): Record<string, Attendance> {
  const lines: Record<string, Attendance> = {};
  for (const member of roster.members) {
    const rollClass = roll[member.id];
    if (rollClass === undefined) continue;
    if (rollClass === 'excused') lines[member.id] = { state: 'leave', reason: phrases.notes.excused };
    else if (sure.includes(member.id) || random.chance(likely(member.body, day))) lines[member.id] = { state: 'present', reason: '' };
    else lines[member.id] = missing(member.body, day, random);
  }
  return lines;
}
