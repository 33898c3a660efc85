import { Pencil } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import './controls.css';

/** What every field says besides its value. */
export type FieldWords = {
  readonly label: string;
  /** In plain weight at the right of the label: 可不填. */
  readonly note?: string | undefined;
  readonly hint?: ReactNode;
  /** One sentence with the way out; undefined while nothing is wrong. */
  readonly error?: string | undefined;
};

/** The attributes that tie a control to its label, hint and error. */
export type FieldTies = { readonly id: string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': true | undefined };

/** A label above, the control, then its hint and what is wrong with it. */
export function Field({ label, note, hint, error, children }: FieldWords & { readonly children: (ties: FieldTies) => ReactNode }) {
  const id = useId();
  const said = error !== undefined || hint !== undefined;
  return (
    <div className="zb-field">
      <label className="zb-field-label" htmlFor={id}>
        <span>{label}</span>
        {note !== undefined && <small>{note}</small>}
      </label>
      {children({ id, 'aria-describedby': said ? `${id}-said` : undefined, 'aria-invalid': error === undefined ? undefined : true })}
      <FieldSaid id={`${id}-said`} hint={hint} error={error} />
    </div>
  );
}

/** The hint under a control, or the error in its place, told to a screen reader when it comes. */
export function FieldSaid({ id, hint, error }: { readonly id: string; readonly hint?: ReactNode; readonly error?: string | undefined }) {
  return (
    <div id={id} aria-live="polite">
      {error !== undefined && (
        <p className="zb-field-error">
          <Pencil className="zb-icon" aria-hidden="true" />
          <span>{error}</span>
        </p>
      )}
      {hint !== undefined && error === undefined && <p className="zb-field-hint">{hint}</p>}
    </div>
  );
}
