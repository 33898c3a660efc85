import { useTranslation } from 'react-i18next';
import { monthsBetween } from '#domain/dues/months.ts';
import { yuanText } from '#domain/dues/yuan.ts';
import { parseYuan } from '#domain/kernel/fen.ts';
import { LocalDate, type YearMonth } from '#domain/kernel/local-date.ts';
import type { DuesRelief } from '#domain/records/dues-standard.ts';
import { formats } from '#i18n/format.ts';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Field } from '#ui/field.tsx';
import { TextField } from '#ui/text-field.tsx';

/** A relief as it is being typed. */
export type TypedRelief = {
  readonly relieves: boolean;
  readonly reliefAmount: string;
  readonly reliefPaper: string;
  readonly reliefFrom: YearMonth;
  readonly reliefTo: YearMonth;
  readonly reliefOn: string;
};

/** The relief of a year laid into the boxes; the whole year and nothing to pay where there is none yet. */
export const typedRelief = (relief: DuesRelief | null, year: number, today: LocalDate): TypedRelief => ({
  relieves: relief !== null,
  reliefAmount: relief ? yuanText(relief.fen) : '0',
  reliefPaper: relief?.paper ?? '',
  reliefFrom: relief?.from ?? (`${year}-01` as YearMonth),
  reliefTo: relief?.to ?? (`${year}-12` as YearMonth),
  reliefOn: relief?.approvedOn ?? today,
});

/** What was typed as a relief, null where there is to be none; not ok while its amount, months, paper or day is missing. */
export function reliefOf(typed: TypedRelief): { readonly ok: true; readonly value: DuesRelief | null } | { readonly ok: false } {
  if (!typed.relieves) return { ok: true, value: null };
  const amount = parseYuan(typed.reliefAmount);
  const day = LocalDate.safeParse(typed.reliefOn);
  const paper = typed.reliefPaper.trim();
  if (!amount.ok || !day.success || paper === '' || typed.reliefFrom > typed.reliefTo) return { ok: false };
  return { ok: true, value: { fen: amount.value, from: typed.reliefFrom, to: typed.reliefTo, paper, approvedOn: day.data } };
}

/** 少交、免交: how much, for which months, by which approval of the committee above. */
export function ReliefFields({
  year,
  typed,
  tried,
  onChange,
}: {
  readonly year: number;
  readonly typed: TypedRelief;
  readonly tried: boolean;
  readonly onChange: (change: Partial<TypedRelief>) => void;
}) {
  const { t } = useTranslation('dues');
  const { monthName } = formats();
  const months = monthsBetween(`${year}-01` as YearMonth, `${year}-12` as YearMonth);
  const month = (label: string, value: YearMonth, put: (chosen: YearMonth) => void, error?: string) => (
    <Field label={label} error={error}>
      {(ties) => (
        <select {...ties} className="zb-input" value={value} onChange={(event) => put(event.target.value as YearMonth)}>
          {months.map((each) => (
            <option key={each} value={each}>
              {monthName(each)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <>
      <ChoiceChips
        label={t('assess.relief')}
        choices={[
          { value: 'no', label: t('assess.reliefNo') },
          { value: 'yes', label: t('assess.reliefYes') },
        ]}
        value={typed.relieves ? 'yes' : 'no'}
        onChange={(chosen) => onChange({ relieves: chosen === 'yes' })}
      />
      {typed.relieves && (
        <>
          <TextField
            label={t('assess.reliefAmount')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            value={typed.reliefAmount}
            onChange={(reliefAmount) => onChange({ reliefAmount })}
            error={tried && !parseYuan(typed.reliefAmount).ok ? t('assess.amountWrong') : undefined}
          />
          {month(t('assess.reliefFrom'), typed.reliefFrom, (reliefFrom) => onChange({ reliefFrom }))}
          {month(
            t('assess.reliefTo'),
            typed.reliefTo,
            (reliefTo) => onChange({ reliefTo }),
            typed.reliefFrom > typed.reliefTo ? t('assess.reliefMonthsWrong') : undefined,
          )}
          <TextField
            label={t('assess.reliefPaper')}
            autoComplete="off"
            maxLength={60}
            value={typed.reliefPaper}
            onChange={(reliefPaper) => onChange({ reliefPaper })}
            error={tried && typed.reliefPaper.trim() === '' ? t('assess.reliefPaperMissing') : undefined}
          />
          <DateField label={t('assess.reliefOn')} value={typed.reliefOn} onChange={(reliefOn) => onChange({ reliefOn })} />
        </>
      )}
    </>
  );
}
