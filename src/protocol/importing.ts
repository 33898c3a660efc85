import { z } from 'zod';
import { RecordId } from '#domain/kernel/ids.ts';

/** What a column of a roster file can say of a member. */
export const RosterColumn = z.enum([
  'branch',
  'name',
  'sex',
  'ethnicity',
  'birthMonth',
  'education',
  'occupation',
  'joinedOn',
  'formalOn',
  'status',
  'extended',
  'degree',
  'admission',
  'joinedBranch',
  'partyAgeMonths',
  'stratum',
  'skillTitle',
  'migrantWorker',
  'residence',
  'registeredAt',
  'group',
  'phone',
  'idNumber',
  'note',
]);
export type RosterColumn = z.infer<typeof RosterColumn>;

/** What is made of a column: one of those, or nothing. */
export const ColumnUse = z.enum([...RosterColumn.options, 'skip']);
export type ColumnUse = z.infer<typeof ColumnUse>;

/** What staff say of a row that looks like somebody: another person, the same as that member, or not to be taken. */
export const RowDecision = z.union([z.enum(['new', 'skip']), RecordId]);
export type RowDecision = z.infer<typeof RowDecision>;

/** POST /api/v1/branches/:branchId/import/preview and, with ?ticket=, …/import: a file and what was said of it in the preview. */
export const ImportRequest = z.strictObject({
  /** The bytes of an xlsx or CSV file. */
  file: z.base64().max(2_900_000),
  /** By heading as it stands in the file. It goes before what the township's files were read as before. */
  columns: z.record(z.string().max(60), ColumnUse).default({}),
  /** Cells as staff wrote them in the preview, in place of what the file says. */
  mends: z
    .array(z.strictObject({ row: z.int().min(1), column: RosterColumn, text: z.string().max(200) }))
    .max(5_000)
    .default([]),
  decisions: z
    .array(z.strictObject({ row: z.int().min(1), as: RowDecision }))
    .max(5_000)
    .default([]),
});
export type ImportRequest = z.infer<typeof ImportRequest>;

/** One thing about one cell, with a proposed text where there is one. */
export const CellSaid = z.object({
  column: RosterColumn,
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  fix: z.string().optional(),
});
export type CellSaid = z.infer<typeof CellSaid>;

/** Somebody whom a row may be: a member of the roster, or the person of an earlier row. */
export const RowLike = z.object({
  id: RecordId.nullable(),
  row: z.int().nullable(),
  name: z.string(),
  birthMonth: z.string().nullable(),
  why: z.enum(['name', 'variant', 'sound']),
});
export type RowLike = z.infer<typeof RowLike>;

/** One row of a roster file as it was read. A row with `problems` is not taken in, nor one that asks until it is answered. */
export const ImportRow = z.object({
  /** The row's number in the file, the heading being 1. */
  number: z.int(),
  /** By column; of a citizen number the last four alone. */
  cells: z.partialRecord(RosterColumn, z.string()),
  name: z.string(),
  action: z.enum(['add', 'same', 'update', 'refuse', 'ask', 'skip']),
  problems: z.array(CellSaid),
  /** Worth a look, and no reason to refuse. */
  warnings: z.array(CellSaid),
  like: z.array(RowLike),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** A column of the file: what it is taken for, and how that is known. */
export const ImportColumn = z.object({
  heading: z.string(),
  use: ColumnUse.nullable(),
  how: z.enum(['known', 'remembered', 'chosen', 'unknown']),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

/** What a file would do. */
export const ImportPreview = z.object({
  /** Hash of the file, of what was said of it and of the roster; the import is refused when any moved. */
  ticket: z.string(),
  encoding: z.string(),
  columns: z.array(ImportColumn),
  /** No column is taken for the names, so that no row could be read. */
  needsName: z.boolean(),
  rows: z.array(ImportRow),
  counts: z.object({ add: z.int(), same: z.int(), update: z.int(), refuse: z.int(), ask: z.int(), skip: z.int() }),
  /** Party groups that the file names and the branch does not have; they are made with the import. */
  newGroups: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** What an import did: all good rows in one transaction, or none. */
export const ImportDone = z.object({ added: z.int(), updated: z.int(), skipped: z.int() });
export type ImportDone = z.infer<typeof ImportDone>;
