import { z } from 'zod';
import type { Actor } from '#domain/access.ts';
import { BranchId, RecordId } from '#domain/kernel/ids.ts';
import { dayInChina, LocalDate, monthOf, YearMonth } from '#domain/kernel/local-date.ts';
import { DeskBranches, DeskRecords, Overview } from '#protocol/desk.ts';
import { BranchBook, DeskYear } from '#protocol/year.ts';
import { deskBranches } from '#server/desk/branches.ts';
import { overviewOf } from '#server/desk/overview.ts';
import { yearOf } from '#server/desk/year.ts';
import { findBranch } from '#server/repos/branches.ts';
import { townshipRecords } from '#server/repos/desk-records.ts';
import { livingOfKind, syncedOf } from '#server/repos/records.ts';
import { findTownship } from '#server/repos/townships.ts';
import type { Services } from '#server/services.ts';
import { answer, type Route, refuse, route } from './route.ts';

const MEMBERS_AT_ONCE = 3000;
const MEETINGS_AT_ONCE = 1000;

/** A page of a list: after which record, and how many at once. */
const pageOf = (most: number) => ({
  after: RecordId.optional(),
  limit: z.coerce.number().int().min(1).max(most).default(most),
});

const atDesk = { deed: 'desk', on: 'ownTownship' } as const;

/** Whether a filter names no branch, or one of the person's own township. */
export async function canFilterBy(services: Services, actor: Actor, branchId: string | undefined): Promise<boolean> {
  return branchId === undefined || (await findBranch(services.store.db, branchId))?.township_id === actor.townshipId;
}

const branches = route({
  method: 'GET',
  path: '/api/v1/desk/branches',
  access: atDesk,
  summary: 'The villages in register order',
  response: DeskBranches,
  handle: async ({ services, actor, now }) => {
    const township = await findTownship(services.store.db, actor.townshipId);
    if (!township) throw new Error('an account without a township');
    return answer({
      now,
      townshipName: township.name,
      practice: township.practice === 1,
      branches: await deskBranches(services.store.db, actor.townshipId, now),
    });
  },
});

const overview = route({
  method: 'GET',
  path: '/api/v1/desk/overview',
  access: atDesk,
  summary: 'Villages by obligations, for a month (the present one when left out)',
  query: z.strictObject({ month: YearMonth.optional() }),
  response: Overview,
  handle: async ({ services, actor, query, now }) =>
    answer(await overviewOf(services.store.db, actor.townshipId, query.month ?? monthOf(dayInChina(now)), now)),
});

const year = route({
  method: 'GET',
  path: '/api/v1/desk/year',
  access: atDesk,
  summary: 'Villages by obligations through a year, period by period',
  query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  response: DeskYear,
  handle: async ({ services, actor, query, now }) =>
    answer(await yearOf(services.store.db, actor.townshipId, query.year ?? Number(dayInChina(now).slice(0, 4)), now)),
});

const members = route({
  method: 'GET',
  path: '/api/v1/desk/members',
  access: atDesk,
  summary: 'Members, by village and name',
  query: z.strictObject({ branchId: BranchId.optional(), search: z.string().max(60).optional(), ...pageOf(MEMBERS_AT_ONCE) }),
  response: DeskRecords,
  handle: async ({ services, actor, query }) => {
    if (!(await canFilterBy(services, actor, query.branchId))) return refuse('not.found');
    const { limit, ...filter } = query;
    const rows = await townshipRecords(services.store.db, { townshipId: actor.townshipId, kinds: ['member'], ...filter }, limit + 1);
    return answer({ records: rows.slice(0, limit).map(syncedOf), more: rows.length > limit });
  },
});

const meetings = route({
  method: 'GET',
  path: '/api/v1/desk/meetings',
  access: atDesk,
  summary: 'Meetings, by village and day',
  query: z.strictObject({
    branchId: BranchId.optional(),
    from: LocalDate.optional(),
    to: LocalDate.optional(),
    ...pageOf(MEETINGS_AT_ONCE),
  }),
  response: DeskRecords,
  handle: async ({ services, actor, query }) => {
    if (!(await canFilterBy(services, actor, query.branchId))) return refuse('not.found');
    const { limit, ...filter } = query;
    const rows = await townshipRecords(services.store.db, { townshipId: actor.townshipId, kinds: ['meeting'], ...filter }, limit + 1);
    return answer({ records: rows.slice(0, limit).map(syncedOf), more: rows.length > limit });
  },
});

const plans = route({
  method: 'GET',
  path: '/api/v1/desk/plans',
  access: atDesk,
  summary: 'What the villages plan to hold, by day',
  query: z.strictObject({ from: LocalDate, to: LocalDate, ...pageOf(MEETINGS_AT_ONCE) }),
  response: DeskRecords,
  handle: async ({ services, actor, query }) => {
    const { limit, ...filter } = query;
    const rows = await townshipRecords(services.store.db, { townshipId: actor.townshipId, kinds: ['plan'], ...filter }, limit + 1);
    return answer({ records: rows.slice(0, limit).map(syncedOf), more: rows.length > limit });
  },
});

const BOOK_KINDS = ['member', 'group', 'office', 'excusal', 'structureEvent', 'appraisal'] as const;

const book = route({
  method: 'GET',
  path: '/api/v1/branches/:branchId/book',
  access: { deed: 'review', on: 'branchInPath' },
  summary: 'The records that a year of a village is read from as a book (the present year when left out)',
  params: z.strictObject({ branchId: BranchId }),
  query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  response: BranchBook,
  handle: async ({ services, actor, branch, query, now }) => {
    if (!branch) return refuse('not.found');
    const { db } = services.store;
    const year = query.year ?? Number(dayInChina(now).slice(0, 4));
    // A 组织生活会 may be held after the year it is for.
    const span = { from: `${year}-01-01`, to: `${year + 1}-12-31` };
    const of = { townshipId: actor.townshipId, branchId: branch.id, kinds: ['meeting'] as const, ...span };
    const rows = await townshipRecords(db, of, MEETINGS_AT_ONCE);
    for (const kind of BOOK_KINDS) rows.push(...(await livingOfKind(db, branch.id, kind)));
    return answer({ branchName: branch.name, day: dayInChina(now), records: rows.map(syncedOf) });
  },
});

/** The desk's views over all villages, and the book of one. */
export const deskRoutes: readonly Route[] = [branches, overview, year, members, meetings, plans, book];
