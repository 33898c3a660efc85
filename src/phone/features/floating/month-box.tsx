import type { FieldWords } from '#ui/field.tsx';
import { TextField } from '#ui/text-field.tsx';

/** A month typed as digits: "202603" becomes "2026-03". */
export function MonthBox({
  value,
  onChange,
  ...words
}: FieldWords & { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <TextField
      {...words}
      inputMode="numeric"
      placeholder="2026-03"
      autoComplete="off"
      maxLength={7}
      value={value}
      onChange={(typed) => onChange(withDash(typed))}
    />
  );
}

const withDash = (typed: string): string => {
  const digits = typed.replace(/\D/g, '').slice(0, 6);
  return digits.length > 4 ? `${digits.slice(0, 4)}-${digits.slice(4)}` : digits;
};
