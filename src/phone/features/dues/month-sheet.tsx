import { useTranslation } from 'react-i18next';
import { monthAfter } from '#domain/dues/months.ts';
import { monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';

/** Which month is collected: the last twelve and the two that follow. */
export function MonthSheet({
  month,
  onChoose,
  onClose,
}: {
  readonly month: YearMonth;
  readonly onChoose: (month: YearMonth) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('dues');
  const now = monthOf(useServices().today());
  const months = Array.from({ length: 15 }, (_, i) => monthAfter(now, 2 - i));
  return (
    <Sheet open title={t('collect.whichMonth')} onClose={onClose}>
      <Ledger>
        {months.map((each) => (
          <LedgerRow
            key={each}
            low
            margin={null}
            name={formats().month(each)}
            end={each === month ? t('collect.shownNow') : undefined}
            onPress={() => onChoose(each)}
          />
        ))}
      </Ledger>
    </Sheet>
  );
}
