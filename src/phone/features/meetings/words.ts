import type { TFunction } from 'i18next';
import type { AttendanceState, MeetingBody } from '#domain/records/meeting.ts';
import type { QuorumVerdict, VoteVerdict } from '#domain/rules/votes.ts';

type Words = TFunction<'meetings'>;

/** How a person's part in a meeting is said in one word. */
export function stateWord(t: Words, state: AttendanceState | 'unmarked'): string {
  const words = { present: t('who.statePresent'), leave: t('who.stateLeave'), absent: t('who.stateAbsent'), unmarked: t('who.stateNone') };
  return words[state];
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
