import type { TFunction } from 'i18next';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { Problem } from '#domain/kernel/result.ts';
import type { AttendanceState, MeetingBody } from '#domain/records/meeting.ts';
import type { QuorumVerdict, Source, VoteVerdict } from '#domain/rules/votes.ts';

type Words = TFunction<'meetings'>;

/** How a person's part in a meeting is said in one word. */
export function stateWord(t: Words, state: AttendanceState | 'unmarked'): string {
  const words = { present: t('who.statePresent'), leave: t('who.stateLeave'), absent: t('who.stateAbsent'), unmarked: t('who.stateNone') };
  return words[state];
}

const parts = (day: LocalDate): { year: string; month: number; day: number; weekday: number } => ({
  year: day.slice(0, 4),
  month: Number(day.slice(5, 7)),
  day: Number(day.slice(8, 10)),
  weekday: new Date(`${day}T00:00:00Z`).getUTCDay(),
});

/** A day with its weekday; the year only when it is not this year. */
export function dayWords(t: Words, day: LocalDate, today: LocalDate): string {
  const { year, month, day: date, weekday } = parts(day);
  const weekdays = [
    t('day.weekday0'),
    t('day.weekday1'),
    t('day.weekday2'),
    t('day.weekday3'),
    t('day.weekday4'),
    t('day.weekday5'),
    t('day.weekday6'),
  ];
  const named = { month, day: date, weekday: weekdays[weekday] ?? '' };
  return year === today.slice(0, 4) ? t('day.thisYear', named) : t('day.otherYear', { ...named, year });
}

/** A day without its weekday; the year only when it is not this year. */
export function shortDay(t: Words, day: LocalDate, today: LocalDate): string {
  const { year, month, day: date } = parts(day);
  return year === today.slice(0, 4) ? t('day.short', { month, day: date }) : t('day.shortOtherYear', { year, month, day: date });
}

/** A quorum verdict as a sentence. */
export function quorumWords(t: Words, verdict: QuorumVerdict): string {
  const { short } = verdict.facts;
  if (verdict.code === 'nobody') return t('quorum.nobody');
  if (verdict.subject === 'election') return verdict.held ? t('quorum.electionMet') : t('quorum.electionShort', { short });
  if (verdict.subject === 'admission') return verdict.held ? t('quorum.admissionMet') : t('quorum.shortMore', { short });
  if (verdict.code === 'half') return t('quorum.half');
  return verdict.held ? t('quorum.met') : t('quorum.short', { short });
}

/** What came of a vote, as a sentence. */
export const voteWords = (t: Words, verdict: VoteVerdict): string => t(`vote.${verdict.code}`, verdict.facts);

/** What is wrong with a tally, as a sentence with the way out. */
export const faultWords = (t: Words, problem: Problem<'vote.favourOverPresent' | 'vote.totalOverPresent'>): string =>
  problem.code === 'vote.favourOverPresent'
    ? t('vote.favourOverPresent', { ...problem.facts })
    : t('vote.totalOverPresent', { ...problem.facts });

/** Where a number comes from. */
export function sourceWords(t: Words, source: Source): string {
  const document = t(`document.${source.document}`);
  return source.article === '' ? document : t('vote.sourceArticle', { document, article: source.article });
}

/** The line that says what the notes of this kind of meeting are about. */
export function guideWords(t: Words, kind: MeetingBody['meetingKind']): string {
  const guides = {
    assembly: t('topics.guideAssembly'),
    committee: t('topics.guideCommittee'),
    group: t('topics.guideGroup'),
    lesson: t('topics.guideLesson'),
    themeDay: t('topics.guideThemeDay'),
    lifeMeeting: t('topics.guideLifeMeeting'),
  };
  return guides[kind];
}
