import './progress.css';

/** How far something long has come, with its words for whoever does not see the bar. */
export function ProgressBar({ label, done, total }: { readonly label: string; readonly done: number; readonly total: number }) {
  return <progress className="zb-progress" aria-label={label} max={total} value={Math.min(done, total)} />;
}
