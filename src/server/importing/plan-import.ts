import type { GroupId, RecordId } from '#domain/kernel/ids.ts';
import { type JsonObject, sameJson } from '#domain/kernel/json.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { MemberBody } from '#domain/records/member.ts';
import type { ImportRow } from '#protocol/desk.ts';
import type { Table } from './parse-file.ts';
import { type CellProblem, type ReadRow, readHeading, readRow } from './read-row.ts';
import { headingOf, isBlank } from './roster-columns.ts';

/** A member or group as the branch has it. */
export type Existing<Body> = { readonly id: RecordId; readonly body: Body };

/** The branch that a file is brought into. */
export type RosterNow = {
  readonly branchName: string;
  readonly members: readonly Existing<MemberBody>[];
  readonly groups: readonly Existing<{ readonly name: string; readonly dissolvedOn: LocalDate | null }>[];
};

/** What an import would do, row by row, and all that it would write. A new group stands by its name until it has an id. */
export type ImportPlan = {
  readonly rows: readonly ImportRow[];
  readonly unknownColumns: readonly string[];
  readonly newGroups: readonly string[];
  readonly adds: readonly { readonly body: MemberBody; readonly groupName: string | null }[];
  readonly updates: readonly { readonly id: RecordId; readonly changes: JsonObject; readonly groupName: string | null }[];
};

const HEADING_WITHIN = 10;

type Settled = { readonly action: ImportRow['action']; readonly problems: readonly CellProblem[]; readonly match?: Existing<MemberBody> };

/** Compares a file with the roster. The same person is the same name and birth month; a name alone is never enough. */
export function planImport(table: Table, roster: RosterNow, today: LocalDate): Result<ImportPlan, Problem<'import.noHeader'>> {
  const at = table.rows.slice(0, HEADING_WITHIN).findIndex((row) => readHeading(row.cells));
  const heading = readHeading(table.rows[at]?.cells ?? []);
  if (!heading) return fail('import.noHeader');
  const activeGroups = new Map(
    roster.groups
      .filter((group) => group.body.dissolvedOn === null)
      .map((group) => [group.body.name.trim(), group.id as unknown as GroupId]),
  );
  const firstSeen = new Map<string, number>();
  const newGroups = new Set<string>();
  const rows: ImportRow[] = [];
  const adds: ImportPlan['adds'][number][] = [];
  const updates: ImportPlan['updates'][number][] = [];

  for (const raw of table.rows.slice(at + 1)) {
    const row = readRow(heading, raw, today);
    const settled = settle(row, roster, firstSeen);
    let action = settled.action;
    const problems = [...settled.problems];
    const groupId = row.groupName === null ? undefined : activeGroups.get(row.groupName);
    const groupName = row.groupName !== null && groupId === undefined ? row.groupName : null;
    if (action === 'update' && settled.match) {
      const changes = changesTo(settled.match.body, row, groupId);
      if (Object.keys(changes).length === 0 && groupName === null) action = 'same';
      else if (!MemberBody.safeParse({ ...settled.match.body, ...changes }).success)
        problems.push({ column: headingOf('name'), code: 'import.rowInvalid' });
      else updates.push({ id: settled.match.id, changes, groupName });
    }
    if (action === 'add') {
      const body = MemberBody.safeParse({ ...row.weak, ...row.fields, ...(groupId ? { groupId } : {}) });
      if (body.success) adds.push({ body: body.data, groupName });
      else problems.push({ column: headingOf('name'), code: 'import.rowInvalid' });
    }
    if (problems.length > 0) action = 'refuse';
    else if (groupName !== null && action !== 'same') newGroups.add(groupName);
    rows.push({ number: row.number, cells: { ...row.cells }, name: row.name, action, problems });
  }
  return ok({ rows, unknownColumns: heading.unknown, newGroups: [...newGroups], adds, updates });
}

/** Whose row it is, asked of the file first and then of the roster. */
function settle(row: ReadRow, roster: RosterNow, firstSeen: Map<string, number>): Settled {
  const problems: CellProblem[] = [...row.problems];
  const column = headingOf('name');
  if (row.branchName !== null && roster.branchName !== '' && !sameBranch(row.branchName, roster.branchName))
    problems.push({
      column: headingOf('branch'),
      code: 'import.otherBranch',
      facts: { text: row.branchName.slice(0, 40), branch: roster.branchName },
    });
  const birth = row.fields.birthMonth ?? null;
  const key = `${row.name}\u0000${birth ?? ''}`;
  const earlier = row.name === '' ? undefined : firstSeen.get(key);
  if (earlier !== undefined) problems.push({ column, code: 'import.repeatedInFile', facts: { row: earlier } });
  else firstSeen.set(key, row.number);

  const namesakes = roster.members.filter((member) => member.body.name === row.name);
  const match = namesakes.filter((member) => member.body.birthMonth === birth);
  if (match.length > 1) problems.push({ column, code: 'import.namesakes', facts: { name: row.name, count: match.length } });
  else if (match.length === 0 && namesakes.length > 0)
    problems.push({ column, code: 'import.possibleDuplicate', facts: { name: row.name, birth: namesakes[0]?.body.birthMonth ?? '' } });
  const [only] = match;
  if (namesakes.length === 0 && problems.length === 0) {
    if (row.fields.sex === undefined) problems.push({ column: headingOf('sex'), code: 'import.needed' });
    if (row.fields.status === undefined) problems.push({ column: headingOf('status'), code: 'import.needed' });
  }
  if (problems.length > 0) return { action: 'refuse', problems };
  return only ? { action: 'update', problems, match: only } : { action: 'add', problems };
}

const bare = (name: string): string =>
  name
    .replace(/\s/g, '')
    .replace(/^.*[\u9547\u4e61]/u, '')
    .replace(/(\u4e2d\u5171|\u515a\u603b\u652f|\u515a\u652f\u90e8|\u652f\u90e8\u59d4\u5458\u4f1a|\u59d4\u5458\u4f1a)/gu, '');
const sameBranch = (a: string, b: string): boolean =>
  !isBlank(a) && (bare(a) === bare(b) || bare(a).endsWith(bare(b)) || bare(b).endsWith(bare(a)));

/** Only what the file says and the roster does not; a blank cell takes nothing away. */
function changesTo(before: MemberBody, row: ReadRow, groupId: GroupId | undefined): JsonObject {
  const weak = Object.fromEntries(Object.entries(row.weak).filter(([field]) => before[field as keyof MemberBody] === null));
  const said = { ...weak, ...row.fields, ...(groupId ? { groupId } : {}) } as JsonObject;
  return Object.fromEntries(Object.entries(said).filter(([field, value]) => !sameJson((before as unknown as JsonObject)[field], value)));
}
