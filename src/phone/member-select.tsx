import type { LocalRecord } from '#storage/shapes.ts';
import { Field, type FieldWords } from '#ui/field.tsx';

/** One of the members, in the phone's own list, which every thumb knows. */
export function MemberSelect({
  none,
  members,
  value,
  onChange,
  ...words
}: FieldWords & {
  readonly none: string;
  readonly members: readonly LocalRecord<'member'>[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}) {
  return (
    <Field {...words}>
      {(ties) => (
        <select
          {...ties}
          className="zb-input"
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{none}</option>
          {members.map((member) => (
            <option key={member.id} value={member.id}>
              {member.body.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
