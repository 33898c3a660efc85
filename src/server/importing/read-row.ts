import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { Result } from '#domain/kernel/result.ts';
import { MemberBody } from '#domain/records/member.ts';
import type { ImportRow } from '#protocol/desk.ts';
import { readIdNumber } from './id-number.ts';
import { readDay, readMonth } from './read-date.ts';
import { type CodedField, codeOf, columnOf, headingOf, isBlank, isSkipped, type RosterColumn } from './roster-columns.ts';

/** One thing wrong with one cell. */
export type CellProblem = ImportRow['problems'][number];

/** Which column of the file says what, and which headings nobody knows. */
export type Heading = {
  readonly columns: ReadonlyMap<RosterColumn, number>;
  readonly names: readonly string[];
  readonly unknown: readonly string[];
};

/** What one row says of a member: only the fields it fills. */
export type ReadRow = {
  readonly number: number;
  readonly name: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly fields: Partial<MemberBody>;
  /** Fields that are only good enough where nothing better is known. */
  readonly weak: Partial<MemberBody>;
  readonly groupName: string | null;
  readonly branchName: string | null;
  readonly problems: readonly CellProblem[];
};

/** Reads a row as a heading; undefined unless it has a column for names. */
export function readHeading(cells: readonly string[]): Heading | undefined {
  const columns = new Map<RosterColumn, number>();
  const unknown: string[] = [];
  for (const [i, cell] of cells.entries()) {
    const column = columnOf(cell);
    if (column && !columns.has(column)) columns.set(column, i);
    else if (cell !== '' && !isSkipped(cell)) unknown.push(cell.slice(0, 40));
  }
  return columns.has('name') ? { columns, names: cells, unknown } : undefined;
}

const twoHanApart = /^\p{Script=Han}[\s\u3000]+\p{Script=Han}$/u;

function nameProblem(name: string): CellProblem['code'] | undefined {
  if (name === '') return 'import.nameMissing';
  if (twoHanApart.test(name)) return 'import.nameSpaced';
  if (/\p{Co}|\ufffd/u.test(name)) return 'import.namePrivate';
  return MemberBody.shape.name.safeParse(name).success ? undefined : 'import.nameUnusable';
}

/** Reads one row, naming every cell that cannot be taken as it stands; nothing of a citizen number outlives it. */
export function readRow(heading: Heading, row: { readonly number: number; readonly cells: readonly string[] }, today: LocalDate): ReadRow {
  const problems: CellProblem[] = [];
  const fields: { -readonly [K in keyof MemberBody]?: MemberBody[K] } = {};
  const weak: { -readonly [K in keyof MemberBody]?: MemberBody[K] } = {};
  const titleOf = (column: RosterColumn): string => heading.names[heading.columns.get(column) ?? -1] ?? headingOf(column);
  const say = (column: RosterColumn, code: string, facts?: CellProblem['facts']): void => {
    problems.push(facts ? { column: titleOf(column), code, facts } : { column: titleOf(column), code });
  };
  const cell = (column: RosterColumn): string | null => {
    const i = heading.columns.get(column);
    const text = i === undefined ? '' : (row.cells[i] ?? '').trim();
    return isBlank(text) ? null : text;
  };
  const take = <T>(column: RosterColumn, read: (text: string) => Result<T>): T | undefined => {
    const text = cell(column);
    if (text === null) return undefined;
    const answer = read(text);
    if (answer.ok) return answer.value;
    say(column, answer.problem.code, answer.problem.facts);
    return undefined;
  };
  const code = (column: RosterColumn & CodedField): string | undefined => {
    const text = cell(column);
    if (text === null) return undefined;
    const found = codeOf(column, text);
    if (found === undefined) say(column, 'import.valueUnknown', { text: text.slice(0, 40) });
    return found;
  };

  const name = cell('name') ?? '';
  const wrongName = nameProblem(name);
  if (wrongName) say('name', wrongName, { text: name.slice(0, 40) });
  else fields.name = name;

  const id = take('idNumber', (text) => readIdNumber(text, today));
  const sex = code('sex') ?? id?.sex;
  if (sex !== undefined) fields.sex = sex as MemberBody['sex'];
  if (id && sex !== id.sex && sex !== '0' && sex !== '9') say('sex', 'import.idSexDiffers');
  const birthMonth = take('birthMonth', (text) => readMonth(text, today)) ?? id?.birthMonth;
  if (birthMonth !== undefined) fields.birthMonth = birthMonth;
  if (id && birthMonth !== id.birthMonth) say('birthMonth', 'import.idBirthDiffers');
  const ethnicity = code('ethnicity');
  if (ethnicity !== undefined) fields.ethnicity = ethnicity;
  const education = code('education');
  if (education !== undefined) fields.education = education as NonNullable<MemberBody['education']>;
  const work = cell('occupation');
  const occupation = work === null ? undefined : codeOf('occupation', work);
  // The forms let people write any post here; a person is not turned away for his job's name.
  if (work !== null && occupation === undefined) weak.occupation = 'other';
  if (occupation !== undefined) fields.occupation = occupation as NonNullable<MemberBody['occupation']>;
  const joinedOn = take('joinedOn', (text) => readDay(text, today));
  if (joinedOn !== undefined) fields.joinedOn = joinedOn;
  const formalOn = take('formalOn', (text) => readDay(text, today));
  if (formalOn !== undefined) fields.formalOn = formalOn;
  if (joinedOn && formalOn && formalOn < joinedOn) say('formalOn', 'import.formalBeforeJoined');
  const status = code('status');
  if (status !== undefined) fields.status = status as MemberBody['status'];
  const phone = cell('phone')?.replace(/[\uff10-\uff19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)) ?? null;
  if (phone !== null) {
    if (MemberBody.shape.phone.safeParse(phone).success) fields.phone = phone;
    else say('phone', 'import.phoneUnreadable', { text: phone.slice(0, 40) });
  }
  const note = cell('note');
  if (note !== null) {
    if (MemberBody.shape.note.safeParse(note).success) fields.note = note;
    else say('note', 'import.noteTooLong');
  }
  const groupName = cell('group');
  if (groupName !== null && groupName.length > 30) say('group', 'import.groupTooLong');

  const shown: Record<string, string> = {};
  for (const [column, i] of heading.columns) if (column !== 'idNumber') shown[titleOf(column)] = (row.cells[i] ?? '').slice(0, 60);
  return { number: row.number, name, cells: shown, fields, weak, groupName, branchName: cell('branch'), problems };
}
