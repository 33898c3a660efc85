import type { MemberId } from '#domain/kernel/ids.ts';
import type { Person } from '#domain/records/meeting.ts';
import { Field, type FieldWords } from '#ui/field.tsx';

/** A person of the branch to choose. */
export type Choosable = { readonly id: string; readonly name: string };

/** Chooses one of the branch's people from the phone's own list; the committee stands first when the caller puts it there. */
export function PersonSelect({
  people,
  none,
  value,
  onChange,
  ...words
}: FieldWords & {
  readonly people: readonly Choosable[];
  /** What stands there while nobody is chosen. */
  readonly none: string;
  readonly value: Person | null;
  readonly onChange: (person: Person | null) => void;
}) {
  const known = value === null || people.some(({ id }) => id === value.memberId);
  return (
    <Field {...words}>
      {(ties) => (
        <select
          {...ties}
          className="zb-input"
          value={value?.memberId ?? ''}
          onChange={({ target }) => {
            const chosen = people.find(({ id }) => id === target.value);
            onChange(chosen ? { memberId: chosen.id as MemberId, name: chosen.name } : null);
          }}
        >
          <option value="">{none}</option>
          {!known && <option value={value.memberId ?? ''}>{value.name}</option>}
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
