import { useTranslation } from 'react-i18next';
import { Education, type Sex } from '#domain/records/member.ts';
import { MonthField } from '#phone/features/roster/month-field.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { Field } from '#ui/field.tsx';
import { TextField } from '#ui/text-field.tsx';

/** What both forms ask of a person. */
export type PersonDraft = {
  readonly name: string;
  readonly sex: Sex | null;
  readonly birthMonth: string;
  readonly education: string | null;
};

/** What is wrong with it as typed. */
export type PersonWrong = {
  readonly name?: string | undefined;
  readonly sex?: string | undefined;
  readonly birthMonth?: string | undefined;
};

/** Name, sex, birth month and education of somebody on a register. */
export function PersonFields({
  value,
  wrong,
  set,
}: {
  readonly value: PersonDraft;
  readonly wrong: PersonWrong;
  readonly set: (change: Partial<PersonDraft>) => void;
}) {
  const { t } = useTranslation('registers');
  const { t: records } = useTranslation('records');
  return (
    <>
      <TextField
        label={t('form.name')}
        value={value.name}
        error={wrong.name}
        onChange={(name) => set({ name })}
        maxLength={50}
        autoComplete="off"
      />
      <ChoiceChips
        label={t('form.sex')}
        error={wrong.sex}
        choices={(['1', '2'] as const).map((code) => ({ value: code, label: records(`sex.${code}`) }))}
        value={value.sex === '1' || value.sex === '2' ? value.sex : null}
        onChange={(sex) => set({ sex })}
      />
      <MonthField
        label={t('form.birthMonth')}
        note={t('form.optional')}
        error={wrong.birthMonth}
        value={value.birthMonth}
        onChange={(birthMonth) => set({ birthMonth })}
        onLeave={() => undefined}
      />
      <Field label={t('form.education')} note={t('form.optional')}>
        {(ties) => (
          <select
            {...ties}
            className="zb-input"
            value={value.education ?? ''}
            onChange={(event) => set({ education: event.target.value === '' ? null : event.target.value })}
          >
            <option value="">{t('form.notKnown')}</option>
            {Education.options.map((code) => (
              <option key={code} value={code}>
                {records(`education.${code}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
