import { Mic } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { Field, type FieldWords } from './field.tsx';
import type { BoxProps } from './text-field.tsx';

type Lines = {
  /** How many lines it shows while empty. */
  readonly rows?: number;
  /** A sentence over the box that one may also speak: the microphone of the phone's own keyboard. For long text. */
  readonly spoken?: string | undefined;
};

/** A box for text of several lines; it grows with what is written, so that nothing is hidden in it. */
export function TextAreaField({
  label,
  note,
  hint,
  error,
  value,
  onChange,
  onLeave,
  rows = 3,
  spoken,
  ...box
}: FieldWords & BoxProps & Lines) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => grow(area.current, value), [value]);
  return (
    <Field label={label} note={note} hint={hint} error={error}>
      {(ties) => (
        <>
          {spoken !== undefined && (
            <p className="zb-spoken">
              <Mic className="zb-icon" aria-hidden="true" />
              {spoken}
            </p>
          )}
          <textarea
            {...ties}
            {...box}
            ref={area}
            rows={rows}
            className="zb-input"
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onBlur={onLeave}
          />
        </>
      )}
    </Field>
  );
}

function grow(area: HTMLTextAreaElement | null, value: string): void {
  if (area === null || value === '') return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
}
