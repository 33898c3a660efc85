import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import './controls.css';
import { FieldSaid, type FieldWords } from './field.tsx';

/** One thing to choose. */
export type Choice<V extends string> = { readonly value: V; readonly label: ReactNode };

/** Chips of which one is chosen. They wrap and never scroll sideways; pressing the chosen one again does nothing unless `canClear`. */
export function ChoiceChips<V extends string>({
  label,
  note,
  hint,
  error,
  choices,
  value,
  onChange,
  canClear = false,
}: FieldWords & {
  readonly choices: readonly Choice<V>[];
  readonly value: V | null;
  readonly onChange: (value: V | null) => void;
  readonly canClear?: boolean;
}) {
  const id = useId();
  return (
    <div className="zb-field">
      <div className="zb-field-label" id={id}>
        <span>{label}</span>
        {note !== undefined && <small>{note}</small>}
      </div>
      <div className="zb-chips" role="radiogroup" aria-labelledby={id} aria-describedby={`${id}-said`}>
        {choices.map((choice) => {
          const chosen = choice.value === value;
          return (
            <label key={choice.value} className={chosen ? 'zb-chip zb-chip-chosen' : 'zb-chip'}>
              <input
                type="radio"
                name={id}
                checked={chosen}
                onChange={() => onChange(choice.value)}
                onClick={() => {
                  // A browser tells of no change when the chosen one is pressed again.
                  if (chosen && canClear) onChange(null);
                }}
              />
              {chosen && <Check className="zb-icon" aria-hidden="true" />}
              {choice.label}
            </label>
          );
        })}
      </div>
      <FieldSaid id={`${id}-said`} hint={hint} error={error} />
    </div>
  );
}

/** Chips of which any number is chosen. */
export function ManyChips<V extends string>({
  label,
  note,
  hint,
  choices,
  values,
  onChange,
}: Omit<FieldWords, 'error'> & {
  readonly choices: readonly Choice<V>[];
  readonly values: readonly V[];
  readonly onChange: (values: readonly V[]) => void;
}) {
  const id = useId();
  const toggled = (value: V) => (values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  return (
    <div className="zb-field">
      <div className="zb-field-label" id={id}>
        <span>{label}</span>
        {note !== undefined && <small>{note}</small>}
      </div>
      <fieldset className="zb-chips zb-bare" aria-labelledby={id}>
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            aria-pressed={values.includes(choice.value)}
            className="zb-chip"
            onClick={() => onChange(toggled(choice.value))}
          >
            {values.includes(choice.value) && <Check className="zb-icon" aria-hidden="true" />}
            {choice.label}
          </button>
        ))}
      </fieldset>
      <FieldSaid id={`${id}-said`} hint={hint} />
    </div>
  );
}
