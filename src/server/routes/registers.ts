import { z } from 'zod';
import { BranchId } from '#domain/kernel/ids.ts';
import { dayInChina } from '#domain/kernel/local-date.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { structureOf, withheld } from '#domain/roster/structure.ts';
import { BranchRegisters, TownshipStructure } from '#protocol/registers.ts';
import { recordsForExport } from '#server/repos/export-records.ts';
import { livingOfKind, syncedOf } from '#server/repos/records.ts';
import { rowsAsOne, samePeopleOf } from '#server/repos/same-people.ts';
import { answer, type Route, refuse, route } from './route.ts';

const KINDS = ['member', 'group', 'office', 'candidate', 'reserveCadre'] as const;

const registers = route({
  method: 'GET',
  path: '/api/v1/branches/:branchId/registers',
  access: { deed: 'review', on: 'branchInPath' },
  summary: 'The records that the four registers of a branch are drawn from',
  params: z.strictObject({ branchId: BranchId }),
  response: BranchRegisters,
  handle: async ({ services, branch, now }) => {
    if (!branch) return refuse('not.found');
    const rows = [];
    for (const kind of KINDS) rows.push(...(await livingOfKind(services.store.db, branch.id, kind)));
    const people = await samePeopleOf(services.store.db, branch.township_id);
    return answer({ day: dayInChina(now), records: rowsAsOne(rows, people).map(syncedOf) });
  },
});

const structure = route({
  method: 'GET',
  path: '/api/v1/desk/structure',
  access: { deed: 'desk', on: 'ownTownship' },
  summary: 'How the members of the township are made up, without what is about fewer than three people',
  response: TownshipStructure,
  handle: async ({ services, actor, now }) => {
    const day = dayInChina(now);
    const rows = await recordsForExport(services.store.db, actor.townshipId, { kind: 'member' });
    const members = rows.map((row) => JSON.parse(row.body) as MemberBody).filter((body) => isOnRoll(body, day));
    const tables = structureOf(members, day)
      .map(withheld)
      .map(({ name, cells, hidden }) => ({
        name,
        // A sort that is not told is not named either: its name alone would say that somebody is of it.
        cells: cells.flatMap(({ key, n }) => (n === null || n === 0 ? [] : [{ key, n }])),
        hidden,
      }));
    return answer({ day, members: members.length, tables });
  },
});

/** The four registers at the desk, and how the members are made up. */
export const registerRoutes: readonly Route[] = [registers, structure];
