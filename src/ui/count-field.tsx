import { Minus, Plus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import './controls.css';

/** A count of people: a box for digits between a key that takes one away and one that adds one. Gives whole numbers from 0 to `most`; an empty box is 0. */
export function CountField({
  label,
  value,
  onChange,
  most,
  fewerLabel,
  moreLabel,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly most: number;
  readonly fewerLabel: string;
  readonly moreLabel: string;
}) {
  const id = useId();
  const key = (name: string, next: number, icon: ReactNode) => (
    <button
      type="button"
      className="zb-count-key"
      aria-label={name}
      aria-describedby={`${id}-label`}
      disabled={next < 0 || next > most}
      onClick={() => onChange(next)}
    >
      {icon}
    </button>
  );
  return (
    <div className="zb-count">
      <label id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      {key(fewerLabel, value - 1, <Minus className="zb-icon" aria-hidden="true" />)}
      <input
        id={id}
        className="zb-input"
        inputMode="numeric"
        autoComplete="off"
        placeholder="0"
        value={value === 0 ? '' : String(value)}
        onChange={(event) => onChange(Math.min(most, Number(event.target.value.replace(/\D/g, ''))))}
      />
      {key(moreLabel, value + 1, <Plus className="zb-icon" aria-hidden="true" />)}
    </div>
  );
}
