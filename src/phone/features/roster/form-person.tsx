import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Education, type Ethnicity, Occupation } from '#domain/records/member.ts';
import { withoutHidden } from '#domain/records/text.ts';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { TextField } from '#ui/text-field.tsx';
import { EthnicityField } from './ethnicity-field.tsx';
import { type FormPart, FormSheet, useSaid } from './form-part.tsx';
import { MonthField } from './month-field.tsx';

/** Who he is. */
export function Person({ part }: { readonly part: FormPart }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const said = useSaid(part.form);
  const { around } = part;
  const { draft, set, leave } = part.form;
  const [stripped, setStripped] = useState(false);
  return (
    <FormSheet title={t('form.person')} whole={part.whole}>
      {around(
        'name',
        <TextField
          label={records('field.name')}
          error={said('name')}
          hint={stripped ? t('form.hiddenGone') : t('form.nameHint')}
          value={draft.name}
          onChange={(typed) => {
            const name = withoutHidden(typed);
            setStripped(name !== typed);
            set({ name });
          }}
          onLeave={() => leave('name')}
          autoComplete="off"
        />,
      )}
      {around(
        'sex',
        <ChoiceChips
          label={records('field.sex')}
          error={said('sex')}
          choices={(['1', '2'] as const).map((value) => ({ value, label: records(`sex.${value}`) }))}
          value={draft.sex === '1' || draft.sex === '2' ? draft.sex : null}
          onChange={(sex) => set({ sex })}
        />,
      )}
      {around(
        'birthMonth',
        <MonthField
          label={records('field.birthMonth')}
          note={t('form.optional')}
          error={said('birthMonth')}
          value={draft.birthMonth}
          onChange={(birthMonth) => set({ birthMonth })}
          onLeave={() => leave('birthMonth')}
        />,
      )}
      {around(
        'ethnicity',
        <EthnicityField
          label={records('field.ethnicity')}
          value={draft.ethnicity as Ethnicity}
          onChange={(ethnicity) => set({ ethnicity })}
        />,
      )}
      {around(
        'education',
        <ChoiceChips
          label={records('field.education')}
          note={t('form.optional')}
          canClear
          choices={Education.options.map((value) => ({ value, label: records(`education.${value}`) }))}
          value={draft.education}
          onChange={(education) => set({ education })}
        />,
      )}
      {around(
        'occupation',
        <ChoiceChips
          label={records('field.occupation')}
          note={t('form.optional')}
          canClear
          choices={Occupation.options.map((value) => ({ value, label: records(`occupation.${value}`) }))}
          value={draft.occupation}
          onChange={(occupation) => set({ occupation })}
        />,
      )}
    </FormSheet>
  );
}
