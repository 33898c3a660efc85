import { z } from 'zod';
import { type Actor, kindsKeptFrom, may } from '#domain/access.ts';
import { BranchId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { kindOf } from '#domain/records/registry.ts';
import { bodyAsOne } from '#domain/roster/one-person.ts';
import { isLate } from '#domain/rules/lateness.ts';
import { ApproveMany, ApproveManyResponse, DeskRecord, ReviewRequest, ReviewResponse } from '#protocol/desk.ts';
import { RecordHistory } from '#protocol/history.ts';
import type { Db } from '#server/db/store.ts';
import type { RecordRow } from '#server/db/tables.ts';
import { historyOf } from '#server/desk/history.ts';
import { type NamesThen, namesThen } from '#server/desk/names-then.ts';
import { questionsAbout } from '#server/desk/questions.ts';
import { findBranch } from '#server/repos/branches.ts';
import { operationsOn } from '#server/repos/operations.ts';
import { findRecord, livingOfKind, syncedOf } from '#server/repos/records.ts';
import { reviewEventsOn } from '#server/repos/review-events.ts';
import { rowsAsOne, samePeopleOf } from '#server/repos/same-people.ts';
import { settingsOf } from '#server/repos/township-settings.ts';
import { judge } from '#server/sync/judge.ts';
import { answer, type Route, refuse, route } from './route.ts';

const atDesk = { deed: 'desk', on: 'ownTownship' } as const;
const ById = z.strictObject({ id: RecordId });

/** What a record's ids stand for; its groups by the names they had on its day. */
async function namesIn(db: Db, record: RecordRow, then: NamesThen): Promise<Record<string, string>> {
  const members = await livingOfKind(db, record.branch_id, 'member');
  const groups = await livingOfKind(db, record.branch_id, 'group');
  return Object.fromEntries([
    ...members.map((row) => [row.id, row.words]),
    ...groups.map((row) => [row.id, then.group(row.branch_id, row.id, row.words, record.day as LocalDate | null)]),
  ]);
}

const read = route({
  method: 'GET',
  path: '/api/v1/desk/records/:id',
  access: atDesk,
  summary: 'A record with its history and the body as it was last judged',
  params: ById,
  response: DeskRecord,
  handle: async ({ services, actor, params }) => {
    const { db } = services.store;
    const row = await findRecord(db, params.id);
    const branch = row && (await findBranch(db, row.branch_id));
    if (
      !row ||
      !branch ||
      !may.read(actor, { townshipId: row.township_id as Actor['townshipId'], branchId: row.branch_id as NonNullable<Actor['branchId']> })
    )
      return refuse('not.found');
    const events = await reviewEventsOn(db, row.id);
    const judged = events.at(-1);
    const people = await samePeopleOf(db, row.township_id);
    const isMember = row.kind === 'member';
    const then = await namesThen(db, row.township_id, row.branch_id);
    const calledThen = then.branch(branch.id, branch.name, row.day as LocalDate | null);
    return answer({
      // A member is shown as he was written, also when he is read as another; every other record as it is read.
      record: syncedOf(isMember ? row : (rowsAsOne([row], people)[0] ?? row)),
      branchName: branch.name,
      branchNameThen: calledThen === branch.name ? null : calledThen,
      daysLate: row.days_late,
      late: isLate(row.days_late, (await settingsOf(db, actor.townshipId)).meetings),
      history: historyOf(await operationsOn(db, row.branch_id, row.id), events),
      judgedBody: judged ? bodyAsOne(JSON.parse(judged.body) as JsonObject, isMember ? new Map() : people) : null,
      names: await namesIn(db, row, then),
      questions: await questionsAbout(db, row),
    });
  },
});

const ownHistory = route({
  method: 'GET',
  path: '/api/v1/branches/:branchId/records/:id/history',
  access: { deed: 'read', on: 'branchInPath' },
  summary: 'A record of the branch and every change of it, for its own people',
  params: z.strictObject({ branchId: BranchId, id: RecordId }),
  response: RecordHistory,
  handle: async ({ services, actor, branch, params }) => {
    const { db } = services.store;
    const row = await findRecord(db, params.id);
    if (row && kindsKeptFrom(actor).has(row.kind)) return refuse('not.found');
    // Words that do not stay are not brought back by their history.
    if (!row || !branch || row.branch_id !== branch.id || row.deleted === 1 || kindOf(row.kind)?.fades) return refuse('not.found');
    return answer({
      record: syncedOf(row),
      history: historyOf(await operationsOn(db, row.branch_id, row.id), await reviewEventsOn(db, row.id)),
    });
  },
});

const review = route({
  method: 'POST',
  path: '/api/v1/desk/records/:id/review',
  access: atDesk,
  summary: 'Return a record with marks, or approve it',
  params: ById,
  json: ReviewRequest,
  response: ReviewResponse,
  handle: async ({ services, actor, params, body }) => {
    const { act, ...rest } = body;
    const [result] = await judge(services, actor, [
      { id: params.id, act: { type: act, ...rest } as Parameters<typeof judge>[2][number]['act'] },
    ]);
    if (!result) throw new Error('a judgement without a result');
    return result.ok ? answer({ review: result.value }) : refuse(result.problem.code, result.problem.facts);
  },
});

const approveMany = route({
  method: 'POST',
  path: '/api/v1/desk/approve-many',
  access: atDesk,
  summary: 'Approve records, each by itself',
  json: ApproveMany,
  response: ApproveManyResponse,
  handle: async ({ services, actor, body }) => {
    const results = await judge(
      services,
      actor,
      body.items.map((item) => ({ id: item.id, act: { type: 'approve' as const, turn: item.turn } })),
    );
    return answer({ results: body.items.map((item, index) => ({ id: item.id, code: codeOf(results[index]) })) });
  },
});

const codeOf = (result: Awaited<ReturnType<typeof judge>>[number] | undefined): string | null =>
  result?.ok ? null : (result?.problem.code ?? 'not.found');

/** Reading one record and its history, at the desk and in its own branch, and judging it. */
export const reviewRoutes: readonly Route[] = [read, ownHistory, review, approveMany];
