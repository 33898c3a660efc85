import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Words, not a component: the row lays out a margin of words otherwise than one with a sign. */
export function useDaysLeft(): (days: number) => ReactNode {
  const { t } = useTranslation('home');
  return (days) => {
    if (days === 0)
      return (
        <>
          <b>{t('lastDay')}</b>
          <span>{t('lastDayBelow')}</span>
        </>
      );
    const years = Math.floor(-days / 365);
    const count = years > 0 ? years : Math.abs(days);
    const late = years > 0 ? 'yearsLate' : 'daysLate';
    // The sentence is whole in the words; only its number is drawn large.
    const [before = '', after = ''] = t(days < 0 ? late : 'daysLeft', { count }).split(String(count));
    return (
      <>
        <span>{before}</span>
        <span className="zb-nb">
          <b>{count}</b>
          {after}
        </span>
      </>
    );
  };
}
