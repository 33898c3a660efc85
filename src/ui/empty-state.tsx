import { Button } from './button.tsx';

/** Nothing here: one strong sentence, one line that helps, one outlined button. */
export function EmptyState({
  title,
  help,
  act,
}: {
  readonly title: string;
  readonly help?: string;
  readonly act?: { readonly label: string; readonly href?: string; readonly onPress?: () => void } | undefined;
}) {
  return (
    <div className="zb-empty">
      <strong>{title}</strong>
      {help !== undefined && <p className="zb-sub">{help}</p>}
      {act && (
        <Button href={act.href} onPress={act.onPress}>
          {act.label}
        </Button>
      )}
    </div>
  );
}
