import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { Result } from '#domain/kernel/result.ts';
import { MemberBody } from '#domain/records/member.ts';
import { readIdNumber } from '#domain/roster/id-number.ts';
import type { CellSaid, RosterColumn } from '#protocol/importing.ts';
import { readDay, readMonth } from './read-date.ts';
import type { Heading } from './read-heading.ts';
import { type CodedField, codeOf, isBlank, saysYes } from './roster-columns.ts';

/** What one row says of a member: only the fields it fills. */
export type ReadRow = {
  readonly number: number;
  readonly name: string;
  readonly cells: Readonly<Partial<Record<RosterColumn, string>>>;
  readonly fields: Partial<MemberBody>;
  /** Fields that are only good enough where nothing better is known. */
  readonly weak: Partial<MemberBody>;
  readonly groupName: string | null;
  readonly branchName: string | null;
  readonly problems: readonly CellSaid[];
  readonly warnings: readonly CellSaid[];
};

const twoHanApart = /^\p{Script=Han}[\s\u3000]+\p{Script=Han}$/u;
// Marks that turn the direction of writing, and those that take no room: they make a name read as another.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const PRIVATE = /\p{Co}|\ufffd/u;

type Faulty = { readonly code: string; readonly fix?: string };

function nameProblem(name: string): Faulty | undefined {
  if (name === '') return { code: 'import.nameMissing' };
  if (twoHanApart.test(name)) return { code: 'import.nameSpaced', fix: name.replace(/[\s\u3000]/gu, '') };
  if (PRIVATE.test(name)) return { code: 'import.namePrivate' };
  const seen = name.replace(HIDDEN, '').trim();
  if (seen !== name) return seen === '' ? { code: 'import.nameHidden' } : { code: 'import.nameHidden', fix: seen };
  return MemberBody.shape.name.safeParse(name).success ? undefined : { code: 'import.nameTooLong' };
}

const plainFigures = (text: string): string =>
  text.replace(/[\uff10-\uff19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(HIDDEN, '');

/** A citizen number as the preview shows it: its last four, so that a person can find the line in his papers. */
const masked = (text: string): string => (text.length >= 8 ? `····${text.slice(-4)}` : text === '' ? '' : '····');

/** Reads one row, naming every cell that cannot be taken as it stands; nothing of a citizen number but its last four outlives it. */
export function readRow(heading: Heading, row: { readonly number: number; readonly cells: readonly string[] }, today: LocalDate): ReadRow {
  const problems: CellSaid[] = [];
  const warnings: CellSaid[] = [];
  const fields: { -readonly [K in keyof MemberBody]?: MemberBody[K] } = {};
  const weak: { -readonly [K in keyof MemberBody]?: MemberBody[K] } = {};
  const say = (column: RosterColumn, code: string, facts?: CellSaid['facts'], fix?: string): void => {
    problems.push({ column, code, ...(facts ? { facts } : {}), ...(fix === undefined ? {} : { fix }) });
  };
  const written = (column: RosterColumn): string => {
    const i = heading.columns.get(column);
    return i === undefined ? '' : (row.cells[i] ?? '').trim();
  };
  const cell = (column: RosterColumn): string | null => {
    const text = written(column);
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

  const yesNo = (column: RosterColumn): boolean | undefined => {
    const text = cell(column);
    const said = text === null ? undefined : saysYes(text);
    if (text !== null && said === undefined) say(column, 'import.yesOrNo', { text: text.slice(0, 40) });
    return said;
  };
  const words = (
    column: RosterColumn,
    field: 'workPost' | 'joinedBranch' | 'stratum' | 'skillTitle' | 'residence' | 'registeredAt',
  ): void => {
    const text = cell(column);
    if (text === null) return;
    if (MemberBody.shape[field].safeParse(text).success) fields[field] = text;
    else if (text.search(HIDDEN) >= 0) say(column, 'import.textHidden', undefined, text.replace(HIDDEN, '').trim());
    else say(column, 'import.textTooLong');
  };

  // A name may be a word that elsewhere says nothing.
  const name = written('name');
  const wrongName = nameProblem(name);
  if (wrongName) say('name', wrongName.code, { text: name.slice(0, 40) }, wrongName.fix);
  else fields.name = name;

  const id = take('idNumber', (text) => readIdNumber(text, today));
  if (id?.old) warnings.push({ column: 'idNumber', code: 'import.idOld' });
  const sex = code('sex') ?? id?.sex;
  if (sex !== undefined) fields.sex = sex as MemberBody['sex'];
  if (id && sex !== id.sex && sex !== '0' && sex !== '9') warnings.push({ column: 'sex', code: 'import.idSexDiffers' });
  const birthMonth = take('birthMonth', (text) => readMonth(text, today)) ?? id?.birthMonth;
  if (birthMonth !== undefined) fields.birthMonth = birthMonth;
  if (id && birthMonth !== id.birthMonth) warnings.push({ column: 'birthMonth', code: 'import.idBirthDiffers' });
  const ethnicity = code('ethnicity');
  if (ethnicity !== undefined) fields.ethnicity = ethnicity;
  const education = code('education');
  if (education !== undefined) fields.education = education as NonNullable<MemberBody['education']>;
  const work = cell('occupation');
  const occupation = work === null ? undefined : codeOf('occupation', work);
  // The forms let people write any post here; a person is not turned away for his job's name.
  if (work !== null && occupation === undefined) {
    weak.occupation = 'other';
    words('occupation', 'workPost');
  }
  if (occupation !== undefined) fields.occupation = occupation as NonNullable<MemberBody['occupation']>;
  const degree = code('degree');
  if (degree !== undefined) fields.degree = degree as NonNullable<MemberBody['degree']>;
  const admission = code('admission');
  if (admission !== undefined) fields.admission = admission as NonNullable<MemberBody['admission']>;
  for (const column of ['joinedBranch', 'stratum', 'skillTitle', 'residence', 'registeredAt'] as const) words(column, column);
  const correction = cell('partyAgeMonths');
  if (correction !== null) {
    const months = /^-?\d{1,4}$/.test(plainFigures(correction)) ? Number(plainFigures(correction)) : Number.NaN;
    if (MemberBody.shape.partyAgeMonths.safeParse(months).success) fields.partyAgeMonths = months;
    else say('partyAgeMonths', 'import.notMonths', { text: correction.slice(0, 40) });
  }
  const migrant = yesNo('migrantWorker');
  if (migrant !== undefined) fields.migrantWorker = migrant;
  const joinedOn = take('joinedOn', (text) => readDay(text, today));
  if (joinedOn !== undefined) fields.joinedOn = joinedOn;
  const formalOn = take('formalOn', (text) => readDay(text, today));
  if (formalOn !== undefined) fields.formalOn = formalOn;
  if (joinedOn && formalOn && formalOn < joinedOn) say('formalOn', 'import.formalBeforeJoined');
  const status = code('status');
  const isExtended = yesNo('extended');
  // The national list says the extension in a column of its own; ours in the person's standing.
  if (status !== undefined)
    fields.status = (status === 'probationary' && isExtended ? 'probationExtended' : status) as MemberBody['status'];
  const phone = cell('phone');
  if (phone !== null) {
    const figures = plainFigures(phone);
    if (MemberBody.shape.phone.safeParse(figures).success) fields.phone = figures;
    else say('phone', 'import.phoneUnreadable', { text: phone.slice(0, 40) });
  }
  const note = cell('note');
  if (note !== null) {
    if (MemberBody.shape.note.safeParse(note).success) fields.note = note;
    else if (note.length > 200) say('note', 'import.noteTooLong');
    else say('note', 'import.textHidden', undefined, note.replace(HIDDEN, '').trim());
  }
  const groupName = cell('group');
  if (groupName !== null && groupName.length > 30) say('group', 'import.groupTooLong');
  else if (groupName !== null && groupName.search(HIDDEN) >= 0)
    say('group', 'import.textHidden', undefined, groupName.replace(HIDDEN, '').trim());

  const shown: Partial<Record<RosterColumn, string>> = {};
  for (const column of heading.columns.keys()) {
    const text = column === 'idNumber' ? masked(written(column)) : written(column).slice(0, 60);
    if (text !== '') shown[column] = text;
  }
  return { number: row.number, name, cells: shown, fields, weak, groupName, branchName: cell('branch'), problems, warnings };
}
