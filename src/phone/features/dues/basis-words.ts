import { useTranslation } from 'react-i18next';
import { assess } from '#domain/dues/assess.ts';
import type { MonthlyDue } from '#domain/dues/standard.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import type { DuesBasis } from '#domain/records/dues-standard.ts';
import { formats } from '#i18n/format.ts';
import { useSettings } from '#phone/use-settings.ts';

const percent = (basisPoints: number): string =>
  `${Math.floor(basisPoints / 100)}${basisPoints % 100 === 0 ? '' : `.${(basisPoints % 100) / 10}`}%`;

const amountOf = (basis: DuesBasis): Fen => {
  if (basis.type === 'farmer') return basis.standardFen;
  if (basis.type === 'selfEmployed') return basis.quarterFen;
  if (basis.type === 'pensionMixed') return basis.receivedFen;
  return basis.type === 'fixed' ? (0 as Fen) : basis.baseFen;
};

/** Says what an amount is made from: 农民，每月 0.50 / 退休，3,860.00 的 0.5%. */
export function useBasisWords(): (due: MonthlyDue) => string {
  const { t } = useTranslation('dues');
  const { dues } = useSettings();
  return (due) => {
    if (due.state === 'ask') return t('notAssessed');
    const { basis } = due;
    const kind = basis.type === 'fixed' ? t(`fixedWhy.${basis.why}`) : t(`basis.${basis.type}`);
    if (due.relieved) return t('relieved', { kind });
    const result = assess(basis, dues);
    const rate = result.state === 'due' ? result.basisPoints : null;
    if (rate === null) return t('perMonth', { kind, amount: formats().yuan(due.fen) });
    return t('rateOf', { kind, base: formats().yuan(amountOf(basis)), rate: percent(rate) });
  };
}
