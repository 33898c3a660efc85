import type { MemberBody } from '#domain/records/member.ts';
import { headingOf, type RosterColumn, wordOf } from './roster-columns.ts';
import words from './roster-words.json' with { type: 'json' };
import { workbookOf } from './workbook.ts';

const COLUMNS = [
  'name',
  'sex',
  'ethnicity',
  'birthMonth',
  'education',
  'occupation',
  'joinedOn',
  'formalOn',
  'status',
  'group',
  'phone',
  'note',
] as const satisfies readonly RosterColumn[];

/** A member as a line of a roster file. */
export type RosterLine = { readonly branchName: string; readonly groupName: string; readonly body: MemberBody };

const cellsOf = ({ body, groupName }: RosterLine): string[] => [
  body.name,
  wordOf('sex', body.sex),
  wordOf('ethnicity', body.ethnicity),
  body.birthMonth ?? '',
  wordOf('education', body.education),
  wordOf('occupation', body.occupation),
  body.joinedOn ?? '',
  body.formalOn ?? '',
  wordOf('status', body.status),
  groupName,
  body.phone,
  body.note,
];

const ownColumns = COLUMNS.map((column, i) => ({ heading: headingOf(column), width: words.rosterWidths[i] ?? 12 }));

/** A roster as an xlsx that the import reads back without a change. With several branches each line says whose it is. */
export function rosterSheet(lines: readonly RosterLine[], withBranch: boolean): Promise<Uint8Array> {
  const columns = withBranch ? [{ heading: headingOf('branch'), width: 18 }, ...ownColumns] : ownColumns;
  return workbookOf(
    words.sheetName,
    columns,
    lines.map((line) => (withBranch ? [line.branchName, ...cellsOf(line)] : cellsOf(line))),
  );
}

/** A file to start from: the headings, and two made-up lines that show how each is written. */
export const sampleSheet = (): Promise<Uint8Array> => workbookOf(words.sheetName, ownColumns, words.sample);
