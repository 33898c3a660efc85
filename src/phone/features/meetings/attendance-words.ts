import type { TFunction } from 'i18next';
import { tally } from '#domain/meetings/tally.ts';
import type { MeetingBody, RollClass } from '#domain/records/meeting.ts';
import { formats } from '#i18n/format.ts';
import type { MeetingRoster } from './meeting-roster.ts';
import { stateWord } from './words.ts';

/** Attendance in one sentence: the numbers, then who was away and why. */
export function attendanceWords(
  t: TFunction<'meetings'>,
  body: MeetingBody,
  roll: Readonly<Record<string, RollClass>>,
  roster: MeetingRoster,
): string {
  const counts = tally(body, roll);
  const away = Object.entries(body.attendance).flatMap(([id, line]) => {
    if (line.state === 'present' || !Object.hasOwn(roll, id)) return [];
    const name = roster.memberById.get(id)?.body.name ?? t('page.unknownMember');
    const said = { name, state: stateWord(t, line.state), reason: line.reason };
    return [line.reason === '' ? t('page.awayPlain', said) : t('page.awayWithReason', said)];
  });
  return away.length === 0 ? t('page.counts', counts) : t('page.countsAndAway', { ...counts, away: formats().list(away) });
}
