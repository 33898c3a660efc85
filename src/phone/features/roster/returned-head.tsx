import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Review } from '#domain/review/review.ts';
import { useDayWords } from '#phone/use-day-words.ts';

/** Who sent a member's record back, when, how many places are to be mended and by which day. */
export function ReturnedHead({ review, count }: { readonly review: Review; readonly count: number }) {
  const { t } = useTranslation('roster');
  const words = useDayWords();
  const by = { name: review.byName, at: review.at === null ? '' : words.moment(review.at) };
  return (
    <div className="zb-roster-said">
      <strong>
        <Undo2 className="zb-icon" aria-hidden="true" />
        {t('mark.head', { count })}
      </strong>
      <span className="zb-sub">
        {review.mendBy === null ? t('mark.by', by) : t('mark.byUntil', { ...by, day: words.day(review.mendBy) })}
      </span>
    </div>
  );
}
