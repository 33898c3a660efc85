import { useTranslation } from 'react-i18next';
import { dayInChina, type LocalDate } from '#domain/kernel/local-date.ts';
import { lateness } from '#domain/meetings/late.ts';
import { formats } from '#i18n/format.ts';
import { useSettings } from '#phone/use-settings.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Pill } from '#ui/pill.tsx';

type Meeting = LocalRecord<'meeting'>;

/** Where a meeting stands, in one pill. */
export function StandingPill({
  meeting,
  today,
  full = false,
}: {
  readonly meeting: Meeting;
  readonly today: LocalDate;
  readonly full?: boolean;
}) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const { standing, review, handedInAt } = meeting;
  if (standing === 'refused') return <Pill state="returned">{full ? t('page.refusedState') : records('standing.refused')}</Pill>;
  if (standing === 'returned')
    return <Pill state="returned">{full ? t('page.returnedState', { count: review.marks.length }) : records('standing.returned')}</Pill>;
  if (standing === 'approved')
    return (
      <Pill state="approved">
        {full && review.at ? t('page.approvedState', { day: formats().day(dayInChina(review.at), today) }) : records('standing.approved')}
      </Pill>
    );
  if (standing === 'delivered')
    return (
      <Pill state="delivered">
        {full && handedInAt ? t('page.deliveredState', { at: formats().moment(handedInAt, today) }) : records('standing.delivered')}
      </Pill>
    );
  return <Pill state="saved">{full ? t('page.savedState') : records('standing.saved')}</Pill>;
}

/** 补录 as a fact, where the meeting was first typed later after it was held than the township allows. */
export function LatePill({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const { graceDays } = useSettings().meetings;
  const { late, days } = lateness(meeting.body.heldOn, meeting.firstWrittenAt, graceDays);
  return late ? <Pill state="late">{t('page.lateState', { days })}</Pill> : null;
}
