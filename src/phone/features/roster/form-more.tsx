import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Admission, Degree } from '#domain/records/member.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { type FormPart, FormSheet, useSaid, YesNo } from './form-part.tsx';
import { MonthField } from './month-field.tsx';

const LINES = [
  ['joinedBranch', 60],
  ['workPost', 60],
  ['skillTitle', 40],
  ['stratum', 40],
  ['residence', 60],
  ['registeredAt', 60],
] as const;
const BOXES = ['cameOn', 'duesUntil', 'degree', 'admission', 'partyAgeMonths', 'migrantWorker', ...LINES.map(([box]) => box)] as const;

/** What only the national system asks, behind a button: a secretary rarely has it at hand and never needs it here. */
export function More({ part }: { readonly part: FormPart }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const said = useSaid(part.form);
  const { around, marked } = part;
  const { draft, set, leave } = part.form;
  const [open, setOpen] = useState(() => BOXES.some((box) => draft[box] !== '' && draft[box] !== null && draft[box] !== false));
  if (!open && !BOXES.some(marked))
    return part.whole ? (
      <div className="zb-tools">
        <Button wide onPress={() => setOpen(true)}>
          {t('form.more')}
        </Button>
      </div>
    ) : null;
  return (
    <FormSheet title={t('form.more')} whole={part.whole}>
      {part.whole && <p className="zb-sub">{t('form.moreHint')}</p>}
      {around(
        'cameOn',
        <DateField
          label={records('field.cameOn')}
          error={said('cameOn')}
          value={draft.cameOn}
          onChange={(cameOn) => set({ cameOn })}
          onLeave={() => leave('cameOn')}
        />,
      )}
      {around(
        'duesUntil',
        <MonthField
          label={records('field.duesUntil')}
          hint={t('form.duesUntilHint')}
          error={said('duesUntil')}
          value={draft.duesUntil}
          onChange={(duesUntil) => set({ duesUntil })}
          onLeave={() => leave('duesUntil')}
        />,
      )}
      {around(
        'degree',
        <ChoiceChips
          label={records('field.degree')}
          canClear
          choices={Degree.options.map((value) => ({ value, label: records(`degree.${value}`) }))}
          value={draft.degree}
          onChange={(degree) => set({ degree })}
        />,
      )}
      {around(
        'admission',
        <ChoiceChips
          label={records('field.admission')}
          canClear
          choices={Admission.options.map((value) => ({ value, label: records(`admission.${value}`) }))}
          value={draft.admission}
          onChange={(admission) => set({ admission })}
        />,
      )}
      {around(
        'partyAgeMonths',
        <TextField
          label={records('field.partyAgeMonths')}
          error={said('partyAgeMonths')}
          value={draft.partyAgeMonths}
          onChange={(partyAgeMonths) => set({ partyAgeMonths })}
          onLeave={() => leave('partyAgeMonths')}
          maxLength={4}
        />,
      )}
      {around(
        'migrantWorker',
        <YesNo label={records('field.migrantWorker')} value={draft.migrantWorker} onChange={(migrantWorker) => set({ migrantWorker })} />,
      )}
      {LINES.map(([box, max]) => (
        <div key={box}>
          {around(
            box,
            <TextField
              label={records(`field.${box}`)}
              error={said(box)}
              value={draft[box]}
              onChange={(text) => set({ [box]: text })}
              maxLength={max}
            />,
          )}
        </div>
      ))}
    </FormSheet>
  );
}
