/** One measured figure with its target. `of` says how it was measured. */
export type Figure = {
  readonly id: string;
  readonly what: string;
  readonly value: number | null;
  readonly unit: string;
  readonly target: number;
  readonly of: string;
};

/** The middle of a list of numbers; null of an empty one. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

/** The value below which so many hundredths lie. */
export function percentile(values: readonly number[], hundredths: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * hundredths) / 100))] ?? null;
}

const shown = (value: number | null): string => (value === null ? '-' : value.toFixed(value < 10 ? 2 : 0));

/** Whether a figure was measured and lies within its target. */
export const holds = (figure: Figure): boolean => figure.value !== null && figure.value <= figure.target;

/** Prints each figure with its target and whether it holds. */
export function printFigures(figures: readonly Figure[]): void {
  for (const figure of figures) {
    const verdict = figure.value === null ? '??  ' : holds(figure) ? 'ok  ' : 'OVER';
    console.log(
      `${verdict}  ${figure.what.padEnd(52)} ${shown(figure.value).padStart(8)} ${figure.unit.padEnd(3)} of ${figure.target}   ${figure.of}`,
    );
  }
}

/** To three places behind the point. */
export const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000) / 1000);

/** Prints the figures as a table, then one line of JSON: the figures, and those in time as multiples of the reference work. */
export function report(bench: string, figures: readonly Figure[], reference: number): boolean {
  printFigures(figures);
  console.log(
    JSON.stringify({
      bench,
      referenceMs: rounded(reference),
      figures: Object.fromEntries(figures.map((figure) => [figure.id, rounded(figure.value)])),
      ratios: Object.fromEntries(
        figures
          .filter((figure) => figure.unit === 'ms')
          .map((figure) => [figure.id, figure.value === null ? null : rounded(figure.value / reference)]),
      ),
      over: figures.filter((figure) => !holds(figure)).map((figure) => figure.id),
    }),
  );
  return figures.every(holds);
}
