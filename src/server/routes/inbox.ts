import { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { Instant, type LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingSettings } from '#domain/meetings/settings.ts';
import type { Review, ReviewState } from '#domain/review/review.ts';
import { isLate } from '#domain/rules/lateness.ts';
import { Inbox, InboxQuery, type InboxRow } from '#protocol/desk.ts';
import type { Db } from '#server/db/store.ts';
import type { RecordRow } from '#server/db/tables.ts';
import { namesThen } from '#server/desk/names-then.ts';
import { branchesOf } from '#server/repos/branches.ts';
import { type InboxFilter, inboxCount, inboxPage } from '#server/repos/inbox.ts';
import { findAnywhere, syncedOf } from '#server/repos/records.ts';
import { settingsOf } from '#server/repos/township-settings.ts';
import { canFilterBy } from './desk.ts';
import { answer, type Route, refuse, route } from './route.ts';

const STATES: Readonly<Record<InboxQuery['state'], readonly ReviewState[]>> = {
  waiting: ['submitted'],
  mended: ['resubmitted'],
  done: ['returned', 'approved'],
};

const keyOf = (row: RecordRow): string => `${row.handed_in_at}~${row.id}`;

function afterOf(key: string | undefined): { at: string; id: string } | null | undefined {
  if (key === undefined) return null;
  const [at, id] = key.split('~');
  const read = { at: Instant.safeParse(at), id: RecordId.safeParse(id) };
  return read.at.success && read.id.success ? { at: read.at.data, id: read.id.data } : undefined;
}

/** What the groups of these meetings were called on their days, by record. */
async function groupNames(db: Db, townshipId: string, rows: readonly RecordRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => (row.kind === 'meeting' && row.group_id !== null ? [row.group_id] : [])))];
  const groups = await findAnywhere(db, ids);
  // A body can name any id: only a group of the record's own branch lends its name.
  const names = new Map(
    groups.filter((row) => row.kind === 'group' && row.deleted === 0).map((row) => [`${row.branch_id} ${row.id}`, row.words]),
  );
  const then = await namesThen(db, townshipId);
  return new Map(
    rows.flatMap((row) => {
      const name = names.get(`${row.branch_id} ${row.group_id}`);
      if (row.kind !== 'meeting' || row.group_id === null || name === undefined) return [];
      return [[row.id, then.group(row.branch_id, row.group_id, name, row.day as LocalDate | null)] as const];
    }),
  );
}

function titleOf(row: RecordRow, body: JsonObject, groups: ReadonlyMap<string, string>): InboxRow['title'] {
  const groupName = groups.get(row.id);
  return {
    ...(typeof body['meetingKind'] === 'string' ? { meetingKind: body['meetingKind'] } : {}),
    ...(groupName === undefined ? {} : { groupName }),
    ...(typeof body['name'] === 'string' ? { name: body['name'] } : {}),
  };
}

const inbox = route({
  method: 'GET',
  path: '/api/v1/desk/inbox',
  access: { deed: 'desk', on: 'ownTownship' },
  summary: 'What came in, oldest hand-in first',
  query: InboxQuery,
  response: Inbox,
  handle: async ({ services, actor, query }) => {
    const { db } = services.store;
    if (!(await canFilterBy(services, actor, query.branchId))) return refuse('not.found');
    const after = afterOf(query.after);
    if (after === undefined) return refuse('request.malformed', { path: 'after' });
    const { meetings } = await settingsOf(db, actor.townshipId);
    const grace = meetings.graceDays;
    const { branchId, kind, search } = query;
    const asked = { townshipId: actor.townshipId, ...(branchId && { branchId }), ...(kind && { kind }), ...(search && { search }) };
    const done = query.state === 'done';
    // 补录 looks at everything that still waits, mended or not.
    const states = query.late && !done ? [...STATES.waiting, ...STATES.mended] : STATES[query.state];
    const filter: InboxFilter = { ...asked, states, newestFirst: done, ...(query.late && { laterThan: grace }) };
    const rows = await inboxPage(db, filter, after, query.limit + 1);
    const page = rows.slice(0, query.limit);
    const names = new Map((await branchesOf(db, actor.townshipId)).map((branch) => [branch.id, branch.name]));
    const groups = await groupNames(db, actor.townshipId, page);
    const waiting = [...STATES.waiting, ...STATES.mended];
    return answer({
      rows: page.map((row) => rowFor(row, names.get(row.branch_id) ?? '', groups, meetings)),
      more: rows.length > query.limit,
      counts: {
        waiting: await inboxCount(db, { ...asked, states: STATES.waiting }),
        mended: await inboxCount(db, { ...asked, states: STATES.mended }),
        late: await inboxCount(db, { ...asked, states: waiting, laterThan: grace }),
        done: await inboxCount(db, { ...asked, states: STATES.done }),
      },
    });
  },
});

function rowFor(row: RecordRow, branchName: string, groups: ReadonlyMap<string, string>, meetings: MeetingSettings): InboxRow {
  const record = syncedOf(row);
  const review: Review = record.review;
  const day = row.day as LocalDate | null;
  return {
    key: keyOf(row),
    id: record.id,
    branchId: record.branchId,
    branchName,
    kind: row.kind,
    title: titleOf(row, record.body, groups),
    day,
    daysLate: row.days_late,
    late: isLate(row.days_late, meetings),
    handedInAt: record.handedInAt,
    updatedAt: record.updatedAt,
    state: review.state,
    turn: review.turn,
    marks: review.marks.length,
  };
}

/** The township's inbox. */
export const inboxRoutes: readonly Route[] = [inbox];
