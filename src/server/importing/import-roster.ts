import { createHash } from 'node:crypto';
import { type Actor, may } from '#domain/access.ts';
import type { BranchId, RecordId, TownshipId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { dayInChina, type Instant } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { GroupBody } from '#domain/records/group.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { ImportRequest as Asked, ImportDone, ImportPreview } from '#protocol/importing.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { Db } from '#server/db/store.ts';
import type { BranchRow } from '#server/db/tables.ts';
import { lockBranch } from '#server/repos/branches.ts';
import { columnsOf, rememberColumns } from '#server/repos/import-columns.ts';
import { livingOfKind } from '#server/repos/records.ts';
import { samePeopleOf } from '#server/repos/same-people.ts';
import { type RecordToWrite, writeRecords } from '#server/repos/write-records.ts';
import type { Services } from '#server/services.ts';
import { judge } from '#server/sync/judge.ts';
import { nameSounds } from './name-sounds.ts';
import { type FileProblem, parseFile, type Table } from './parse-file.ts';
import { type ImportPlan, planImport, type RosterNow } from './plan-import.ts';
import { squeezed } from './roster-columns.ts';

/** A roster file on its way into a branch. */
export type ImportRequest = {
  readonly services: Services;
  readonly branch: BranchRow;
  readonly actor: Actor;
  /** The file, and what was said of it. */
  readonly asked: Asked;
  readonly now: Instant;
};

type Refusal = FileProblem | Problem<'import.noHeader' | 'import.changed'>;

type Compared = { readonly plan: ImportPlan; readonly roster: RosterNow; readonly ticket: string; readonly approved: ReadonlySet<string> };

const bytesOf = ({ asked }: ImportRequest): Uint8Array => new Uint8Array(Buffer.from(asked.file, 'base64'));

async function compare(db: Db, { branch, asked, now }: ImportRequest, table: Table): Promise<Result<Compared, Refusal>> {
  const [members, groups] = [await livingOfKind(db, branch.id, 'member'), await livingOfKind(db, branch.id, 'group')];
  const people = await samePeopleOf(db, branch.township_id);
  const read = members.map((row) => ({ id: row.id as RecordId, body: JSON.parse(row.body) as MemberBody }));
  const byId = new Map(read.map((member) => [member.id as string, member]));
  const roster: RosterNow = {
    branchName: branch.name,
    members: read.filter(({ id }) => !people.has(id)),
    merged: read.flatMap(({ id, body }) => {
      const member = byId.get(people.get(id) ?? '');
      return member ? [{ member, as: body }] : [];
    }),
    groups: groups.map((row) => ({ id: row.id as RecordId, body: JSON.parse(row.body) as GroupBody })),
  };
  const { columns: chosen, mends, decisions } = asked;
  const remembered = await columnsOf(db, branch.township_id);
  const plan = planImport(table, roster, dayInChina(now), { remembered, chosen, mends, decisions }, await nameSounds());
  if (!plan.ok) return plan;
  const hash = createHash('sha256')
    .update(JSON.stringify([asked, [...remembered]]))
    .update(branch.id);
  for (const row of [...members, ...groups]) hash.update(`${row.id}:${row.seq};`);
  const approved = new Set(members.filter((row) => row.review_state === 'approved').map((row) => row.id));
  return ok({ plan: plan.value, roster, ticket: hash.digest('base64url'), approved });
}

/** What bringing this file in would do, with a ticket that is good while neither the file nor the roster changes. Writes nothing. */
export async function previewImport(request: ImportRequest): Promise<Result<ImportPreview, Refusal>> {
  const table = await parseFile(bytesOf(request));
  if (!table.ok) return table;
  const compared = await compare(request.services.store.db, request, table.value);
  if (!compared.ok) return compared;
  const { plan, ticket } = compared.value;
  const counts = { add: 0, same: 0, update: 0, refuse: 0, ask: 0, skip: 0 };
  for (const row of plan.rows) counts[row.action] += 1;
  return ok({
    ticket,
    encoding: table.value.encoding,
    columns: [...plan.columns],
    needsName: plan.needsName,
    rows: [...plan.rows],
    counts,
    newGroups: [...plan.newGroups],
  });
}

/** Brings the good rows in, all in one transaction or none; refuses when the file or the roster is no longer what the ticket was given for. */
export async function runImport(request: ImportRequest, ticket: string): Promise<Result<ImportDone, Refusal>> {
  const table = await parseFile(bytesOf(request));
  if (!table.ok) return table;
  const { services, branch, actor, now } = request;
  const taken = await services.store.write(async (tx): Promise<Result<{ done: ImportDone; reopened: SyncedRecord[] }, Refusal>> => {
    await lockBranch(tx, services.store.flavour, branch.id);
    const compared = await compare(tx, request, table.value);
    if (!compared.ok) return compared;
    if (compared.value.ticket !== ticket) return fail('import.changed');
    const { plan, roster } = compared.value;
    if (plan.needsName) return fail('import.noHeader');
    const said = new Map(Object.entries(request.asked.columns).map(([heading, use]) => [squeezed(heading), use]));
    await rememberColumns(tx, branch.township_id, said, { name: actor.name, at: now });
    const { written } = await writeRecords(tx, recordsOf(plan, roster, request), {
      flavour: services.store.flavour,
      branchId: branch.id,
      by: { accountId: actor.accountId, name: actor.name },
      at: now,
      newId: services.newId,
    });
    const members = written.filter((record) => record.kind === 'member');
    const made = members.filter((record) => record.rev === 1).length;
    const added = made - plan.saidSame.length;
    const reopened = members.filter((record) => compared.value.approved.has(record.id) && record.review.state === 'resubmitted');
    const updated = members.length - made;
    return ok({ done: { added, updated, skipped: plan.rows.length - added - updated }, reopened });
  });
  if (!taken.ok) return taken;
  // An edit reopens an approved record; where the township itself wrote it, the township has read it.
  if (isDesk(request))
    await judge(
      services,
      actor,
      taken.value.reopened.map((record) => ({ id: record.id, act: { type: 'approve', turn: record.review.turn } })),
    );
  return ok(taken.value.done);
}

const isDesk = ({ actor, branch }: ImportRequest): boolean =>
  may.review(actor, { townshipId: branch.township_id as TownshipId, branchId: branch.id as BranchId });

function recordsOf(plan: ImportPlan, roster: RosterNow, request: ImportRequest): RecordToWrite[] {
  const { services, actor, now } = request;
  const groupIds = new Map(plan.newGroups.map((name) => [name, services.newId()]));
  const firstOrder = Math.max(-1, ...roster.groups.map((group) => (group.body as unknown as GroupBody).order)) + 1;
  const inGroup = (name: string | null): JsonObject => {
    const id = name === null ? undefined : groupIds.get(name);
    return id === undefined ? {} : { groupId: id };
  };
  // What the township itself brings in needs no second look by the township.
  const review = { state: 'approved', turn: 1, marks: [], mendBy: null, byName: actor.name, at: now } as const;
  const before = new Map(roster.members.map((member) => [member.id, member.body]));
  return [
    ...plan.newGroups.map(
      (name, i): RecordToWrite => ({
        id: groupIds.get(name) ?? '',
        kind: 'group',
        body: { name, order: Math.min(99, firstOrder + i), leaderId: null, grid: '', foundedOn: null, dissolvedOn: null },
      }),
    ),
    ...plan.adds.map(
      ({ body, groupName }): RecordToWrite => ({
        id: services.newId(),
        kind: 'member',
        body: { ...(body as unknown as JsonObject), ...inGroup(groupName) },
        ...(isDesk(request) ? { review: { ...review, marks: [] } } : {}),
      }),
    ),
    ...plan.saidSame.map(
      ({ keptId, changes, body }): RecordToWrite => ({
        id: services.newId(),
        kind: 'member',
        body: { ...(body as unknown as JsonObject), mergedInto: mergedInto(keptId, changes, before.get(keptId), request) },
        ...(isDesk(request) ? { review: { ...review, marks: [] } } : {}),
      }),
    ),
    ...plan.updates.map(
      ({ id, changes, groupName }): RecordToWrite => ({
        id,
        kind: 'member',
        body: { ...(before.get(id) as unknown as JsonObject), ...changes, ...inGroup(groupName) },
      }),
    ),
  ];
}

// By it the row can be made a member of its own again, and the other one has back what the file wrote over.
function mergedInto(keptId: RecordId, changes: JsonObject, before: MemberBody | undefined, { actor, now }: ImportRequest): JsonObject {
  const stood = (before ?? {}) as unknown as JsonObject;
  const was = Object.fromEntries(Object.keys(changes).map((field) => [field, stood[field] ?? null]));
  return { memberId: keptId, on: dayInChina(now), byName: actor.name, was, wrote: changes };
}
