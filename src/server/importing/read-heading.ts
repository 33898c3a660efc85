import type { ColumnUse, ImportColumn, RosterColumn } from '#protocol/importing.ts';
import type { Table } from './parse-file.ts';
import { headingOf, knownUse, squeezed } from './roster-columns.ts';

/** What files of this township were read as before, and what is said of this one; by heading. */
export type ColumnChoices = {
  readonly remembered: ReadonlyMap<string, ColumnUse>;
  readonly chosen: Readonly<Record<string, ColumnUse>>;
};

/** Which column of the file says what. */
export type Heading = {
  readonly columns: ReadonlyMap<RosterColumn, number>;
  readonly told: readonly ImportColumn[];
  /** How many columns the file has; what staff add in the preview stands behind them. */
  readonly width: number;
};

const HEADING_WITHIN = 10;

/** Reads a row as a heading. Where two columns would be the same thing the first is it, unless the second was chosen for it. */
export function readHeading(cells: readonly string[], { remembered, chosen }: ColumnChoices): Heading {
  const told: ImportColumn[] = [];
  const places: (readonly [RosterColumn, number, boolean])[] = [];
  for (const [i, cell] of cells.entries()) {
    if (cell === '') continue;
    const heading = cell.slice(0, 60);
    const own = Object.hasOwn(chosen, heading) ? chosen[heading] : undefined;
    const before = remembered.get(squeezed(heading));
    const use = own ?? before ?? knownUse(heading) ?? null;
    told.push({ heading, use, how: own ? 'chosen' : before ? 'remembered' : use === null ? 'unknown' : 'known' });
    if (use !== null && use !== 'skip') places.push([use, i, own !== undefined]);
  }
  const columns = new Map<RosterColumn, number>();
  for (const byChoice of [true, false])
    for (const [use, i, isChosen] of places) if (isChosen === byChoice && !columns.has(use)) columns.set(use, i);
  return { columns, told, width: cells.length };
}

/** The first of the upper rows that has a column for names; else the first that could be a heading at all, so that staff can say which column it is. */
export function findHeading(rows: Table['rows'], choices: ColumnChoices): { readonly at: number; readonly heading: Heading } | undefined {
  const upper = rows.slice(0, HEADING_WITHIN).map((row) => readHeading(row.cells, choices));
  const named = upper.findIndex((heading) => heading.columns.has('name'));
  const at = named >= 0 ? named : upper.findIndex((heading) => heading.told.length >= 2);
  const heading = upper[at];
  return heading && { at, heading };
}

/** A heading with a column more for everything that staff wrote and the file has no column for. */
export function withColumns(heading: Heading, wanted: Iterable<RosterColumn>): Heading {
  const columns = new Map(heading.columns);
  let { width } = heading;
  const told = [...heading.told];
  for (const column of wanted) {
    if (columns.has(column)) continue;
    columns.set(column, width);
    width += 1;
    told.push({ heading: headingOf(column), use: column, how: 'known' });
  }
  return { columns, told, width };
}
