import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Sheet } from './sheet.tsx';

/** Asks before what cannot be undone. The filled button keeps everything; the other says its act. */
export function ConfirmSheet({
  open,
  title,
  text,
  keepLabel,
  actLabel,
  onKeep,
  onAct,
}: {
  readonly open: boolean;
  readonly title: string;
  readonly text?: ReactNode;
  readonly keepLabel: string;
  readonly actLabel: string;
  readonly onKeep: () => void;
  readonly onAct: () => void;
}) {
  return (
    <Sheet open={open} title={title} onClose={onKeep}>
      {text !== undefined && <p className="zb-sub">{text}</p>}
      <div className="zb-pair">
        <Button onPress={onAct}>{actLabel}</Button>
        <Button main onPress={onKeep}>
          {keepLabel}
        </Button>
      </div>
    </Sheet>
  );
}
