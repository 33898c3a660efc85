import { z } from 'zod';
import { yearLedger } from '#domain/dues/year-ledger.ts';
import { BranchId } from '#domain/kernel/ids.ts';
import { dayInChina, LocalDate } from '#domain/kernel/local-date.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { AskDeskDues } from '#protocol/dues.ts';
import type { Db } from '#server/db/store.ts';
import type { BranchRow, RecordRow } from '#server/db/tables.ts';
import { deskDues } from '#server/desk/dues.ts';
import { duesOfBranch } from '#server/desk/dues-of-branch.ts';
import { namesThen } from '#server/desk/names-then.ts';
import { ledgerSheet, reconciliationSheet } from '#server/importing/dues-sheets.ts';
import { meetingsSheet } from '#server/importing/meetings-sheet.ts';
import { type RosterLine, rosterSheet, sampleSheet } from '#server/importing/roster-sheet.ts';
import { branchesOf } from '#server/repos/branches.ts';
import { recordsForExport } from '#server/repos/export-records.ts';
import { syncedOf } from '#server/repos/records.ts';
import { settingsOf } from '#server/repos/township-settings.ts';
import { type Route, refuse, route } from './route.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const file = (bytes: Uint8Array, name: string): Response =>
  new Response(bytes.slice().buffer, { headers: { 'Content-Type': XLSX, 'Content-Disposition': `attachment; filename="${name}"` } });

const nameIn = (row: RecordRow): string => (JSON.parse(row.body) as { name?: string }).name ?? '';

async function rosterLines(db: Db, townshipId: string, branches: readonly BranchRow[], branchId?: string): Promise<RosterLine[]> {
  const groups = new Map((await recordsForExport(db, townshipId, { kind: 'group', branchId })).map((row) => [row.id, nameIn(row)]));
  const place = new Map(branches.map((branch, i) => [branch.id, { i, name: branch.name }]));
  const members = await recordsForExport(db, townshipId, { kind: 'member', branchId });
  return members
    .sort((a, b) => (place.get(a.branch_id)?.i ?? 0) - (place.get(b.branch_id)?.i ?? 0) || a.seq - b.seq)
    .map((row) => {
      const body = JSON.parse(row.body) as MemberBody;
      return {
        branchName: place.get(row.branch_id)?.name ?? '',
        groupName: body.groupId === null ? '' : (groups.get(body.groupId) ?? ''),
        body,
      };
    });
}

const branchRoster = route({
  method: 'GET',
  path: '/api/v1/branches/:branchId/export/roster.xlsx',
  access: { deed: 'read', on: 'branchInPath' },
  summary: 'The roster of one branch as xlsx',
  params: z.strictObject({ branchId: BranchId }),
  response: null,
  handle: async ({ services, branch, now }) => {
    if (!branch) return refuse('not.found');
    const lines = await rosterLines(services.store.db, branch.township_id, [branch], branch.id);
    return file(await rosterSheet(lines, dayInChina(now)), 'roster.xlsx');
  },
});

const townshipRoster = route({
  method: 'GET',
  path: '/api/v1/desk/export/roster.xlsx',
  access: { deed: 'desk', on: 'ownTownship' },
  summary: 'The rosters of the whole township as xlsx',
  response: null,
  handle: async ({ services, actor, now }) => {
    const { db } = services.store;
    const lines = await rosterLines(db, actor.townshipId, await branchesOf(db, actor.townshipId));
    return file(await rosterSheet(lines, dayInChina(now)), 'rosters.xlsx');
  },
});

const meetings = route({
  method: 'GET',
  path: '/api/v1/desk/export/meetings.xlsx',
  access: { deed: 'desk', on: 'ownTownship' },
  summary: 'Meetings held in a stretch of days as xlsx',
  query: z.strictObject({ from: LocalDate.optional(), to: LocalDate.optional(), branchId: BranchId.optional() }),
  response: null,
  handle: async ({ services, actor, query }) => {
    const { db } = services.store;
    const branches = await branchesOf(db, actor.townshipId);
    const place = new Map(branches.map((branch, i) => [branch.id, { i, name: branch.name }]));
    if (query.branchId !== undefined && !place.has(query.branchId)) return refuse('not.found');
    const rows = await recordsForExport(db, actor.townshipId, { kind: 'meeting', ...query });
    const named = [
      ...(await recordsForExport(db, actor.townshipId, { kind: 'member', branchId: query.branchId })),
      ...(await recordsForExport(db, actor.townshipId, { kind: 'group', branchId: query.branchId })),
    ];
    const names = new Map(named.map((row) => [row.id, nameIn(row)]));
    const then = await namesThen(db, actor.townshipId, query.branchId);
    rows.sort(
      (a, b) =>
        (place.get(a.branch_id)?.i ?? 0) - (place.get(b.branch_id)?.i ?? 0) || (a.day ?? '').localeCompare(b.day ?? '') || a.seq - b.seq,
    );
    return file(
      await meetingsSheet(
        rows.map((row) => {
          const day = row.day as LocalDate | null;
          const groupName = row.group_id === null ? '' : then.group(row.branch_id, row.group_id, names.get(row.group_id) ?? '', day);
          return {
            branchName: then.branch(row.branch_id, place.get(row.branch_id)?.name ?? '', day),
            groupName,
            record: syncedOf(row),
            names,
          };
        }),
      ),
      'meetings.xlsx',
    );
  },
});

const duesLedger = route({
  method: 'GET',
  path: '/api/v1/branches/:branchId/export/dues.xlsx',
  access: { deed: 'read', on: 'branchInPath' },
  summary: 'The ledger of dues of one branch and year as xlsx',
  params: z.strictObject({ branchId: BranchId }),
  query: AskDeskDues,
  response: null,
  handle: async ({ services, branch, query, now }) => {
    if (!branch) return refuse('not.found');
    const { db } = services.store;
    const year = query.year ?? Number(dayInChina(now).slice(0, 4));
    const { dues } = await settingsOf(db, branch.township_id);
    const { members, groups } = await duesOfBranch(db, branch.township_id, branch.id);
    return file(await ledgerSheet(yearLedger(members, year, dues), groups), `dues-${year}.xlsx`);
  },
});

const duesReconciliation = route({
  method: 'GET',
  path: '/api/v1/desk/export/dues.xlsx',
  access: { deed: 'desk', on: 'ownTownship' },
  summary: 'What every village collected and handed up in a year, as xlsx',
  query: AskDeskDues,
  response: null,
  handle: async ({ services, actor, query, now }) => {
    const year = query.year ?? Number(dayInChina(now).slice(0, 4));
    return file(await reconciliationSheet(await deskDues(services.store.db, actor.townshipId, year)), `dues-${year}.xlsx`);
  },
});

const sample = route({
  method: 'GET',
  path: '/api/v1/import/sample.xlsx',
  access: 'signedIn',
  summary: 'A roster file to start from',
  response: null,
  handle: async () => file(await sampleSheet(), 'roster-sample.xlsx'),
});

/** Rosters, meetings and dues as files. */
export const exportRoutes: readonly Route[] = [branchRoster, townshipRoster, meetings, duesLedger, duesReconciliation, sample];
