import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import './controls.css';
import { Button } from './button.tsx';

/** A field that the township marked: the number in a red ring, the field itself, the township's words and its proposal. */
export function ReturnedField({
  number,
  todoLabel,
  doneLabel,
  done,
  note,
  proposal,
  children,
}: {
  readonly number: number;
  readonly todoLabel: string;
  readonly doneLabel: string;
  /** It was edited since it came back. */
  readonly done: boolean;
  readonly note: string;
  readonly proposal?: { readonly label: string; readonly text: string; readonly useLabel: string; readonly onUse: () => void } | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={done ? 'zb-mend zb-mend-done' : 'zb-mend'}>
      <div className="zb-mend-margin">
        <span className="zb-mend-ring">{done ? <Check className="zb-icon" aria-hidden="true" /> : number}</span>
        {done ? doneLabel : todoLabel}
      </div>
      <div className="zb-mend-words">
        {children}
        <span className="zb-mend-note">{note}</span>
        {proposal && !done && (
          <div className="zb-mend-prop">
            <span className="zb-sub">{proposal.label}</span>
            <p>{proposal.text}</p>
            <Button onPress={proposal.onUse}>{proposal.useLabel}</Button>
          </div>
        )}
      </div>
    </div>
  );
}
