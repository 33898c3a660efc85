import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, LocalDate } from '#domain/kernel/local-date.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { putOff } from '#storage/put-off.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';

const reasons = ['people', 'weather', 'harvest', 'together'] as const;
type Reason = (typeof reasons)[number];

/** Puts something off to a day, with the reason; it is this phone's own, and the days left go on counting. */
export function PutOffSheet({ due, onClose }: { readonly due: Obligation; readonly onClose: () => void }) {
  const { t } = useTranslation('agenda');
  const { db, today } = useServices();
  const days = useDayWords();
  const offers = [1, 3, 7].map((count) => addDays(today(), count));
  const [until, setUntil] = useState<string>(offers[1] ?? '');
  const [reason, setReason] = useState<Reason | null>(null);
  const [tried, setTried] = useState(false);
  const day = LocalDate.safeParse(until);
  const later = day.success && day.data > today();
  const write = async (): Promise<void> => {
    setTried(true);
    if (!later || reason === null) return;
    await putOff(db, due.id, { until: day.data, why: t(`due.reason.${reason}`) }, today());
    onClose();
  };
  return (
    <Sheet open title={t('due.putOffTitle')} onClose={onClose}>
      <ChoiceChips
        label={t('due.until')}
        choices={offers.map((offer) => ({ value: offer as string, label: days.day(offer) }))}
        value={offers.some((offer) => offer === until) ? until : null}
        onChange={(chosen) => setUntil(chosen ?? '')}
      />
      <DateField
        label={t('due.otherDay')}
        value={until}
        min={offers[0]}
        error={tried && !later ? t('due.laterDay') : undefined}
        onChange={setUntil}
      />
      <ChoiceChips
        label={t('due.why')}
        hint={t('due.putOffHint')}
        error={tried && reason === null ? t('due.whyMissing') : undefined}
        choices={reasons.map((value) => ({ value, label: t(`due.reason.${value}`) }))}
        value={reason}
        onChange={setReason}
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t('due.putOffDo')}
        </Button>
      </div>
    </Sheet>
  );
}
