import { useTranslation } from 'react-i18next';
import { Field, type FieldWords } from '#ui/field.tsx';

const CODES = [...Array.from({ length: 56 }, (_, i) => String(i + 1).padStart(2, '0')), '97', '98'];

/** The ethnic groups in the order of GB/T 3304-1991, in the phone's own list. */
export function EthnicityField({
  value,
  onChange,
  ...words
}: FieldWords & { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation('ethnicity');
  return (
    <Field {...words}>
      {(ties) => (
        <select {...ties} className="zb-input" value={value} onChange={(event) => onChange(event.target.value)}>
          {CODES.map((code) => (
            <option key={code} value={code}>
              {t(code as '01')}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
