import type { GroupId, RecordId } from '#domain/kernel/ids.ts';
import { type JsonObject, sameJson } from '#domain/kernel/json.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { MemberBody } from '#domain/records/member.ts';
import type { CellSaid, ImportColumn, ImportRequest, ImportRow, RowDecision } from '#protocol/importing.ts';
import type { Table } from './parse-file.ts';
import { type ColumnChoices, findHeading, type Heading, withColumns } from './read-heading.ts';
import { type ReadRow, readRow } from './read-row.ts';
import { isBlank } from './roster-columns.ts';
import { type AlsoWritten, type OnList, recogniser, type Sounds } from './who-is-it.ts';

/** A member or group as the branch has it. */
export type Existing<Body> = { readonly id: RecordId; readonly body: Body };

/** The branch that a file is brought into. */
export type RosterNow = {
  readonly branchName: string;
  readonly members: readonly Existing<MemberBody>[];
  /** Records that were made part of one of these: a row that is like one of them is that member's. */
  readonly merged?: readonly AlsoWritten[];
  readonly groups: readonly Existing<{ readonly name: string; readonly dissolvedOn: LocalDate | null }>[];
};

/** What staff said of the file. */
export type Choices = ColumnChoices & Pick<ImportRequest, 'mends' | 'decisions'>;

/** Nothing remembered and nothing said. */
export const noChoices: Choices = { remembered: new Map(), chosen: {}, mends: [], decisions: [] };

/** What an import would do, row by row, and all that it would write. A new group stands by its name until it has an id. */
export type ImportPlan = {
  readonly columns: readonly ImportColumn[];
  readonly needsName: boolean;
  readonly rows: readonly ImportRow[];
  readonly newGroups: readonly string[];
  readonly adds: readonly { readonly body: MemberBody; readonly groupName: string | null }[];
  readonly updates: readonly { readonly id: RecordId; readonly changes: JsonObject; readonly groupName: string | null }[];
  /** Rows that staff said are somebody of the roster, as records of their own that are read as him: so it can be undone. */
  readonly saidSame: readonly { readonly keptId: RecordId; readonly changes: JsonObject; readonly body: MemberBody }[];
};

type Settled = Pick<ImportRow, 'action' | 'like'> & {
  readonly problems: readonly CellSaid[];
  readonly match?: OnList;
  readonly said?: boolean;
};

/**
 * Compares a file with the roster. The same person is the same name and birth month; whoever is only like somebody is asked about.
 * `sounds` reads names aloud, so that two spellings of one are noticed.
 */
export function planImport(
  table: Table,
  roster: RosterNow,
  today: LocalDate,
  choices: Choices = noChoices,
  sounds: Sounds = () => '',
): Result<ImportPlan, Problem<'import.noHeader'>> {
  const found = findHeading(table.rows, choices);
  if (!found) return fail('import.noHeader');
  const heading = withColumns(
    found.heading,
    choices.mends.map(({ column }) => column),
  );
  const columns = heading.told;
  if (!heading.columns.has('name')) return ok({ columns, needsName: true, rows: [], newGroups: [], adds: [], updates: [], saidSame: [] });
  const groups = groupsOf(roster);
  const people = recogniser(roster.members, sounds, roster.merged);
  const mends = mendsByRow(choices);
  const decisions = new Map(choices.decisions.map(({ row, as }) => [row, as]));
  const newGroups = new Set<string>();
  const taken = new Set<RecordId>();
  const rows: ImportRow[] = [];
  const adds: ImportPlan['adds'][number][] = [];
  const updates: ImportPlan['updates'][number][] = [];
  const saidSame: ImportPlan['saidSame'][number][] = [];

  for (const raw of table.rows.slice(found.at + 1)) {
    const row = readRow(heading, mended(raw, heading, mends.get(raw.number)), today);
    const settled = settle(row, roster, people, decisions.get(raw.number), taken, groups);
    let { action } = settled;
    const problems = [...settled.problems];
    const groupName =
      row.groupName !== null && !groups.isOwn(row.groupName, settled.match) && groups.idOf(row.groupName) === undefined
        ? row.groupName
        : null;
    if (action === 'update' && settled.match) {
      taken.add(settled.match.id);
      const changes = changesTo(settled.match.body, row, groups.changeFor(row.groupName, settled.match));
      if (Object.keys(changes).length === 0 && groupName === null) action = 'same';
      else if (!MemberBody.safeParse({ ...settled.match.body, ...changes }).success)
        problems.push({ column: 'name', code: 'import.rowInvalid' });
      else updates.push({ id: settled.match.id, changes, groupName });
      if (settled.said && problems.length === 0) saidSame.push(...asOwnRecord(settled.match, row, changes));
    }
    if (action === 'add') {
      const groupId = row.groupName === null ? undefined : groups.idOf(row.groupName);
      const body = MemberBody.safeParse({ ...row.weak, ...row.fields, ...(groupId ? { groupId } : {}) });
      if (body.success) adds.push({ body: body.data, groupName });
      else problems.push({ column: 'name', code: 'import.rowInvalid' });
    }
    if (problems.length > 0) action = 'refuse';
    else if (groupName !== null && (action === 'add' || action === 'update')) newGroups.add(groupName);
    rows.push({
      number: row.number,
      cells: { ...row.cells },
      name: row.name,
      action,
      problems,
      warnings: [...row.warnings],
      like: [...settled.like],
    });
  }
  return ok({ columns, needsName: false, rows, newGroups: [...newGroups], adds, updates, saidSame });
}

/** A row as the record it would have been. What it leaves out is as the member has it. */
function asOwnRecord(match: OnList, row: ReadRow, changes: JsonObject): ImportPlan['saidSame'] {
  const { sex, status } = match.body;
  const body = MemberBody.safeParse({ ...row.weak, sex, status, ...row.fields });
  return body.success ? [{ keptId: match.id, changes, body: body.data }] : [];
}

function groupsOf(roster: RosterNow) {
  const active = new Map(
    roster.groups
      .filter((group) => group.body.dissolvedOn === null)
      .map((group) => [group.body.name.trim(), group.id as unknown as GroupId]),
  );
  const names = new Map(roster.groups.map((group) => [group.id as string, group.body.name.trim()]));
  const isOwn = (name: string, match: OnList | undefined): boolean =>
    match !== undefined && match.body.groupId !== null && names.get(match.body.groupId) === name;
  return {
    idOf: (name: string): GroupId | undefined => active.get(name),
    /** Whether he is in a group of that name already, be it a dissolved one or the second of its name. */
    isOwn,
    changeFor: (name: string | null, match: OnList): GroupId | undefined =>
      name === null || isOwn(name, match) ? undefined : active.get(name),
  };
}

function mendsByRow({ mends }: Choices): Map<number, Choices['mends'][number][]> {
  const byRow = new Map<number, Choices['mends'][number][]>();
  for (const mend of mends) byRow.set(mend.row, [...(byRow.get(mend.row) ?? []), mend]);
  return byRow;
}

function mended(
  raw: Table['rows'][number],
  heading: Heading,
  mends: readonly Choices['mends'][number][] | undefined,
): Table['rows'][number] {
  if (!mends) return raw;
  const cells = [...raw.cells];
  for (const { column, text } of mends) cells[heading.columns.get(column) ?? heading.width] = text.trim();
  return { number: raw.number, cells };
}

/** Whose row it is, asked of the file first and then of the roster. */
function settle(
  row: ReadRow,
  roster: RosterNow,
  people: ReturnType<typeof recogniser>,
  decision: RowDecision | undefined,
  taken: ReadonlySet<RecordId>,
  groups: ReturnType<typeof groupsOf>,
): Settled {
  const problems: CellSaid[] = [...row.problems];
  if (row.branchName !== null && roster.branchName !== '' && !sameBranch(row.branchName, roster.branchName))
    problems.push({
      column: 'branch',
      code: 'import.otherBranch',
      facts: { text: row.branchName.slice(0, 40), branch: roster.branchName },
    });
  const told = { name: row.name, birthMonth: row.fields.birthMonth ?? null, phone: row.fields.phone ?? '' };
  if (decision === 'skip') return { action: 'skip', problems: [], like: [] };
  const earlier = row.name === '' ? undefined : people.before(told);
  if (earlier !== undefined && decision !== 'new')
    problems.push({ column: 'name', code: 'import.repeatedInFile', facts: { row: earlier } });
  const like = row.name === '' ? [] : people.like(told);
  if (row.name !== '') people.see(told, row.number);
  const chosen = decision === undefined || decision === 'new' ? undefined : roster.members.find(({ id }) => id === decision);
  const same = decision === 'new' || chosen ? [] : people.same(told).filter(({ id }) => !taken.has(id));
  const match = chosen ?? (same.length === 1 ? same[0] : same.find((member) => isUnchanged(member, row, groups)));
  const asks = match === undefined && decision !== 'new' && like.length > 0;
  if (match === undefined && !asks) {
    if (row.fields.sex === undefined && !saidWrong(row, 'sex')) problems.push({ column: 'sex', code: 'import.needed' });
    if (row.fields.status === undefined && !saidWrong(row, 'status')) problems.push({ column: 'status', code: 'import.needed' });
  }
  if (problems.length > 0) return { action: 'refuse', problems, like: [] };
  // What was said of a row once is known from then on by the record that it became.
  const said = chosen !== undefined && !people.same(told).some(({ id }) => id === chosen.id);
  if (match) return { action: 'update', problems, match, like: [], said };
  return asks ? { action: 'ask', problems, like } : { action: 'add', problems, like: [] };
}

const saidWrong = (row: ReadRow, column: CellSaid['column']): boolean => row.problems.some((problem) => problem.column === column);

const isUnchanged = (member: OnList, row: ReadRow, groups: ReturnType<typeof groupsOf>): boolean =>
  Object.keys(changesTo(member.body, row, groups.changeFor(row.groupName, member))).length === 0;

const bare = (name: string): string =>
  name
    .replace(/\s/g, '')
    .replace(/^.*[\u9547\u4e61]/u, '')
    .replace(/(\u4e2d\u5171|\u515a\u603b\u652f|\u515a\u652f\u90e8|\u652f\u90e8\u59d4\u5458\u4f1a|\u59d4\u5458\u4f1a)/gu, '');
const sameBranch = (a: string, b: string): boolean =>
  !isBlank(a) && (bare(a) === bare(b) || bare(a).endsWith(bare(b)) || bare(b).endsWith(bare(a)));

/** Only what the file says and the roster does not; a blank cell takes nothing away, and the name stays as the roster has it. */
function changesTo(before: MemberBody, row: ReadRow, groupId: GroupId | undefined): JsonObject {
  // The sort of a post is only guessed with a post that is new to the roster.
  const known = row.fields.workPost !== undefined && row.fields.workPost === before.workPost;
  const weak = known ? {} : Object.fromEntries(Object.entries(row.weak).filter(([field]) => before[field as keyof MemberBody] === null));
  const { name: _name, ...fields } = row.fields;
  const said = { ...weak, ...fields, ...(groupId ? { groupId } : {}) } as JsonObject;
  return Object.fromEntries(Object.entries(said).filter(([field, value]) => !sameJson((before as unknown as JsonObject)[field], value)));
}
