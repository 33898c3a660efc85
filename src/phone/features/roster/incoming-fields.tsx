import { useTranslation } from 'react-i18next';
import { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { EthnicityField } from './ethnicity-field.tsx';
import { MonthField } from './month-field.tsx';

/** What is typed off the letter of one who comes: what our roster will say of him from his first day. */
export type Incoming = {
  readonly name: string;
  readonly sex: string;
  readonly memberAs: string;
  readonly birthMonth: string;
  readonly ethnicity: string;
  readonly joinedOn: string;
  readonly formalOn: string;
};

/** What of it cannot stand. A month or a day that is not known yet may be left out; one that is no day may not. */
export function wrongInLetter(value: Incoming & { readonly direction: string }, today: LocalDate) {
  const comes = value.direction === 'in';
  const notADay = (text: string): boolean => comes && text !== '' && (!LocalDate.safeParse(text).success || text > today);
  return {
    sex: comes && value.sex === '0',
    birthMonth: comes && value.birthMonth !== '' && !YearMonth.safeParse(value.birthMonth).success,
    joinedOn: notADay(value.joinedOn),
    formalOn: notADay(value.formalOn) || (comes && value.formalOn !== '' && value.formalOn < value.joinedOn),
  };
}

/** What a transfer in keeps of the person; who is 预备 has no 转正 day yet. */
export const fromLetter = ({ name, sex, memberAs, birthMonth, ethnicity, joinedOn, formalOn }: Incoming) => ({
  name,
  sex,
  memberAs,
  birthMonth: birthMonth === '' ? null : birthMonth,
  ethnicity,
  joinedOn: joinedOn === '' ? null : joinedOn,
  formalOn: memberAs !== 'formal' || formalOn === '' ? null : formalOn,
});

/** The boxes for one who comes. */
export function IncomingFields({
  value,
  set,
  wrong,
  tried,
}: {
  readonly value: Incoming;
  readonly set: (change: Partial<Incoming>) => void;
  readonly wrong: ReturnType<typeof wrongInLetter>;
  readonly tried: boolean;
}) {
  const { t } = useTranslation('relations');
  const { t: records } = useTranslation('records');
  return (
    <>
      <ChoiceChips
        label={records('field.sex')}
        error={tried && wrong.sex ? t('transfers.sexMissing') : undefined}
        choices={(['1', '2'] as const).map((sex) => ({ value: sex as string, label: records(`sex.${sex}`) }))}
        value={value.sex === '0' ? null : value.sex}
        onChange={(sex) => sex !== null && set({ sex })}
      />
      <ChoiceChips
        label={records('field.memberAs')}
        choices={(['formal', 'probationary'] as const).map((as) => ({ value: as as string, label: records(`memberStatus.${as}`) }))}
        value={value.memberAs}
        onChange={(memberAs) => memberAs !== null && set({ memberAs })}
      />
      <MonthField
        label={records('field.birthMonth')}
        error={tried && wrong.birthMonth ? t('transfers.monthWrong') : undefined}
        value={value.birthMonth}
        onChange={(birthMonth) => set({ birthMonth })}
        onLeave={() => undefined}
      />
      <EthnicityField label={records('field.ethnicity')} value={value.ethnicity} onChange={(ethnicity) => set({ ethnicity })} />
      <DateField
        label={records('field.joinedOn')}
        error={tried && wrong.joinedOn ? t('transfers.dayWrong') : undefined}
        value={value.joinedOn}
        onChange={(joinedOn) => set({ joinedOn })}
      />
      {value.memberAs === 'formal' && (
        <DateField
          label={records('field.formalOn')}
          error={tried && wrong.formalOn ? t('transfers.formalWrong') : undefined}
          value={value.formalOn}
          onChange={(formalOn) => set({ formalOn })}
        />
      )}
    </>
  );
}
