import type { ComponentProps } from 'react';
import { Field, type FieldWords } from './field.tsx';

/** What may be set on the box itself. */
export type BoxProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: (() => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly name?: string | undefined;
  readonly disabled?: boolean | undefined;
};

type Extra = Pick<ComponentProps<'input'>, 'inputMode' | 'autoComplete' | 'enterKeyHint' | 'autoCapitalize' | 'list'> & {
  readonly type?: 'text' | 'password' | 'tel' | 'time' | 'number';
};

/** A box for one line of text. */
export function TextField({ label, note, hint, error, value, onChange, onLeave, type = 'text', ...box }: FieldWords & BoxProps & Extra) {
  return (
    <Field label={label} note={note} hint={hint} error={error}>
      {(ties) => (
        <input
          {...ties}
          {...box}
          type={type}
          className="zb-input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
        />
      )}
    </Field>
  );
}
