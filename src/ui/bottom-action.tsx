import type { ReactNode } from 'react';
import './page.css';
import { Button } from './button.tsx';

/** The bar at the bottom with the page's one filled button; a fact may stand to its left. */
export function BottomAction({
  label,
  onPress,
  say,
  disabled = false,
  submit = false,
  form,
}: {
  readonly label: string;
  readonly onPress?: (() => void) | undefined;
  readonly say?: ReactNode;
  readonly disabled?: boolean;
  readonly submit?: boolean;
  readonly form?: string | undefined;
}) {
  return (
    <div className="zb-foot">
      {say !== undefined && <span className="zb-foot-say">{say}</span>}
      <Button main submit={submit} form={form} disabled={disabled} onPress={onPress}>
        {label}
      </Button>
    </div>
  );
}
