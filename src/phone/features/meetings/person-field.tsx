import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { Person } from '#domain/records/meeting.ts';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import type { FormModel } from './form-model.ts';
import { committeeMembers } from './meeting-roster.ts';
import { PersonPicker } from './person-picker.tsx';

const keyOf = (person: Person): string => person.memberId ?? `name ${person.name}`;

/** Who chairs, records or teaches: the committee as chips, everybody else through a search. */
export function PersonField({
  model,
  label,
  value,
  onChange,
}: {
  readonly model: FormModel;
  readonly label: string;
  readonly value: Person | null;
  readonly onChange: (person: Person | null) => void;
}) {
  const { t } = useTranslation('meetings');
  const [picking, setPicking] = useState(false);
  const people: Person[] = committeeMembers(model.roster, model.body.heldOn).map((member) => ({
    memberId: member.id as string as MemberId,
    name: member.body.name,
  }));
  if (value && !people.some((person) => keyOf(person) === keyOf(value))) people.push(value);
  const choices = [
    ...people.map((person) => ({ value: keyOf(person), label: person.name })),
    { value: 'more', label: people.length > 0 ? t('pick.more') : t('when.choose') },
  ];
  const choose = (key: string | null) => {
    if (key === 'more') setPicking(true);
    else onChange(people.find((person) => keyOf(person) === key) ?? null);
  };
  return (
    <>
      <ChoiceChips label={label} choices={choices} value={value ? keyOf(value) : null} onChange={choose} canClear />
      {picking && (
        <PersonPicker
          model={model}
          role={label}
          onClose={() => setPicking(false)}
          onPick={(person) => {
            onChange(person);
            setPicking(false);
          }}
        />
      )}
    </>
  );
}
