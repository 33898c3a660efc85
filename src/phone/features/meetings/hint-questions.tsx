import { useTranslation } from 'react-i18next';
import { addDays, type LocalDate } from '#domain/kernel/local-date.ts';
import { hintsFor } from '#domain/meetings/hints.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import type { BranchDb } from '#storage/db.ts';
import { meetingsBetween } from '#storage/queries.ts';
import { Section } from '#ui/section.tsx';

const LOOK_BACK_DAYS = 200;

const before = (db: BranchDb, heldOn: LocalDate) => meetingsBetween(db, addDays(heldOn, -LOOK_BACK_DAYS), heldOn);

/** Questions about what looks like another meeting of this phone; they hold nothing up and go nowhere. */
export function HintQuestions({ body, recordId }: { readonly body: MeetingBody; readonly recordId: string }) {
  const { t } = useTranslation('agenda');
  const { today } = useServices();
  const earlier = useLive(before, body.heldOn);
  if (earlier.state === 'loading') return null;
  const hints = hintsFor(
    body,
    earlier.data.filter(({ id }) => id !== recordId).map((meeting) => meeting.body),
  );
  if (hints.length === 0) return null;
  const words = hints.map((hint) => {
    if (hint.code === 'sameText') return t('honest.sameText', { day: formats().day(hint.day, today()) });
    return hint.code === 'sameAttendance' ? t('honest.sameAttendance') : t('honest.olderPhoto', { count: hint.count });
  });
  return (
    <Section title={t('honest.questions')}>
      <p className="zb-guide">{t('honest.questionsHint')}</p>
      {words.map((question) => (
        <p key={question} className="zb-hint-question">
          {question}
        </p>
      ))}
    </Section>
  );
}
