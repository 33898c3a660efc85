import { Field, type FieldWords } from './field.tsx';

/** The phone's own calendar in a box of ours; the value is "2026-03-31", or '' for no day. */
export function DateField({
  label,
  note,
  hint,
  error,
  value,
  onChange,
  onLeave,
  min,
  max,
  name,
}: FieldWords & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: (() => void) | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly name?: string | undefined;
}) {
  return (
    <Field label={label} note={note} hint={hint} error={error}>
      {(ties) => (
        <input
          {...ties}
          type="date"
          name={name}
          min={min}
          max={max}
          className="zb-input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
        />
      )}
    </Field>
  );
}
