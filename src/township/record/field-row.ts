/** A line of a record's page: a field that a pen can mark (`path`), or a figure drawn from several (`path` null). */
export type FieldRow = {
  readonly key: string;
  readonly path: string | null;
  readonly label: string;
  readonly lines: readonly string[];
  /** What stood there when the township last judged it; null where nothing changed or it never was judged. */
  readonly before: readonly string[] | null;
  /** What does not add up, in words. It is a question, not a mark. */
  readonly doubts: readonly string[];
  /** Whether a proposed text can be handed over with a mark. */
  readonly proposable: boolean;
};

/** The same rows without a past. */
export type FieldNow = Omit<FieldRow, 'before'>;

/** Sets beside each row what stood there before, where it says something else. */
export function withBefore(now: readonly FieldNow[], before: readonly FieldNow[] | null): FieldRow[] {
  const old = new Map((before ?? []).map((row) => [row.key, row.lines]));
  return now.map((row) => {
    const lines = old.get(row.key);
    const same = before === null || (lines ?? []).join('\n') === row.lines.join('\n');
    return { ...row, before: same ? null : (lines ?? []) };
  });
}
