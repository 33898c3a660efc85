import { Field, type FieldWords } from '#ui/field.tsx';

/** A month in a box, "1961-08" or nothing. Typed as digits, since picking a year sixty years back from a wheel takes a minute. */
export function MonthField({
  value,
  onChange,
  onLeave,
  ...words
}: FieldWords & { readonly value: string; readonly onChange: (value: string) => void; readonly onLeave: () => void }) {
  return (
    <Field {...words}>
      {(ties) => (
        <input
          {...ties}
          className="zb-input"
          inputMode="numeric"
          placeholder="1961-08"
          autoComplete="off"
          maxLength={7}
          value={value}
          onChange={(event) => onChange(withDash(event.target.value))}
          onBlur={onLeave}
        />
      )}
    </Field>
  );
}

/** "196108" becomes "1961-08" while it is typed. */
const withDash = (text: string): string => {
  const digits = text.replace(/[^0-9]/g, '').slice(0, 6);
  return digits.length > 4 ? `${digits.slice(0, 4)}-${digits.slice(4)}` : digits;
};
