import { Check } from 'lucide-react';
import './controls.css';

/** What has just been done, in words, with the way back. It covers no work and takes no focus. */
export function UndoToast({
  text,
  actLabel,
  onAct,
}: {
  readonly text: string;
  readonly actLabel?: string | undefined;
  readonly onAct?: (() => void) | undefined;
}) {
  return (
    <div className="zb-toast" role="status">
      <Check className="zb-icon" aria-hidden="true" />
      <span>{text}</span>
      {actLabel !== undefined && (
        <button type="button" onClick={onAct}>
          {actLabel}
        </button>
      )}
    </div>
  );
}
