import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { CheckRow, RosterCheckBody } from '#domain/records/roster-check.ts';
import { isOnRoll, type OnRoster } from '#domain/roster/roll.ts';

/** The rows of a year's check. Two phones may each have begun one offline; where both asked about one member the later answer stands. */
export function rowsOfYear(checks: readonly { readonly body: RosterCheckBody }[], year: number): Readonly<Record<string, CheckRow>> {
  const rows: Record<string, CheckRow> = {};
  for (const { body } of checks) {
    if (body.year !== year) continue;
    for (const [id, row] of Object.entries(body.rows)) {
      const had = rows[id];
      rows[id] = had ? mergedRow(had, row) : row;
    }
  }
  return rows;
}

/** Two rows of one member: the later one's answers, and of the other what the later one left open. Of one day the fuller stands. */
function mergedRow(a: CheckRow, b: CheckRow): CheckRow {
  const first = a.on !== b.on ? a.on > b.on : answers(a) >= answers(b);
  const [later, earlier] = first ? [a, b] : [b, a];
  return {
    ...later,
    here: later.here ?? earlier.here,
    // "Not sure" is an answer too, and does not give way to an older one.
    reached: later.unclear ? null : (later.reached ?? earlier.reached),
    unclear: later.unclear || (later.reached === null && earlier.unclear),
    shouldMove: later.shouldMove ?? earlier.shouldMove,
  };
}

const answers = (row: CheckRow): number =>
  [row.here, row.unclear ? false : row.reached, row.shouldMove].filter((answer) => answer !== null).length;

/** The answer to whether somebody spoke with him: yes, no, or that nobody is sure. */
export type Reached = 'yes' | 'no' | 'unclear';

/** What a row says to it; null where it was not answered yet. */
export const reachedOf = (row: CheckRow | undefined): Reached | null => {
  if (row === undefined) return null;
  if (row.unclear) return 'unclear';
  return row.reached === null ? null : row.reached ? 'yes' : 'no';
};

/** The row's two fields that say it. */
export const withReached = (answer: Reached): Pick<CheckRow, 'reached' | 'unclear'> => ({
  reached: answer === 'unclear' ? null : answer === 'yes',
  unclear: answer === 'unclear',
});

/** Whether all three questions about a member are answered. */
export const isAnswered = (row: CheckRow | undefined): boolean => row !== undefined && answers(row) === 3;

/** What a check has found so far. The three counts should agree; where they do not, the lists say who. */
export type CheckResult = {
  /** On the roll on that day. */
  readonly registered: number;
  readonly reached: number;
  /** Reached, here, and not to be moved: 组织关系 right. */
  readonly right: number;
  readonly open: readonly string[];
  readonly notReached: readonly string[];
  /** Asked about, and nobody is sure whether he can be reached. */
  readonly unclear: readonly string[];
  readonly notHere: readonly string[];
  readonly shouldMove: readonly string[];
};

/** Counts a year's check over who is on the roll that day; who left meanwhile is in none of it. */
export function checkResult(members: readonly OnRoster[], rows: Readonly<Record<string, CheckRow>>, day: LocalDate): CheckResult {
  const ids = members.filter(({ body }) => isOnRoll(body, day)).map(({ id }) => id);
  const of = (test: (row: CheckRow) => boolean): string[] => ids.filter((id) => rows[id] !== undefined && test(rows[id] as CheckRow));
  return {
    registered: ids.length,
    reached: of((row) => row.reached === true).length,
    right: of((row) => row.reached === true && row.here === true && row.shouldMove === false).length,
    open: ids.filter((id) => !isAnswered(rows[id])),
    notReached: of((row) => row.reached === false),
    unclear: of((row) => row.unclear),
    notHere: of((row) => row.here === false),
    shouldMove: of((row) => row.shouldMove === true),
  };
}
