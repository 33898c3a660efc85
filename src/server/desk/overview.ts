import type { RecordId } from '#domain/kernel/ids.ts';
import { dayInChina, type Instant, lastDayOf, type YearMonth } from '#domain/kernel/local-date.ts';
import { kindsCounted } from '#domain/meetings/kinds-counted.ts';
import type { MeetingSettings } from '#domain/meetings/settings.ts';
import type { GroupBody } from '#domain/records/group.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { OfficeBody } from '#domain/records/office.ts';
import { monthlyViewOn } from '#domain/rules/cadence.ts';
import { isLate } from '#domain/rules/lateness.ts';
import { type BranchFacts, overviewRow, periodOf } from '#domain/rules/overview.ts';
import type { Overview } from '#protocol/desk.ts';
import type { Db } from '#server/db/store.ts';
import type { RecordRow } from '#server/db/tables.ts';
import { recordsAround } from '#server/repos/desk-records.ts';
import { settingsOf } from '#server/repos/township-settings.ts';
import { deskBranches } from './branches.ts';

/** 各村一览 of a township: every village's standing in every obligation of the month and of its quarter. */
export async function overviewOf(db: Db, townshipId: string, month: YearMonth, now: Instant): Promise<Overview> {
  const quarter = periodOf({ period: 'quarter' }, month);
  const branches = await deskBranches(db, townshipId, now);
  const meetings = groupedByBranch(await recordsAround(db, townshipId, ['meeting'], { from: quarter.first, to: quarter.last }));
  const standing = groupedByBranch(await recordsAround(db, townshipId, ['group', 'office'], null));
  const today = dayInChina(now);
  const { meetings: settings } = await settingsOf(db, townshipId);
  return {
    now,
    month,
    obligations: monthlyViewOn(lastDayOf(month)).map(({ id, period }) => ({ id, period })),
    rows: branches.map((branch) => ({
      branch,
      cells: overviewRow(factsOf(meetings.get(branch.id) ?? [], standing.get(branch.id) ?? [], settings), month, today).map((cell) => ({
        ...cell,
        records: [...cell.records],
      })),
    })),
  };
}

function groupedByBranch(rows: readonly RecordRow[]): Map<string, RecordRow[]> {
  const groups = new Map<string, RecordRow[]>();
  for (const row of rows) {
    const known = groups.get(row.branch_id);
    if (known) known.push(row);
    else groups.set(row.branch_id, [row]);
  }
  return groups;
}

function factsOf(meetings: readonly RecordRow[], standing: readonly RecordRow[], settings: MeetingSettings): BranchFacts {
  return {
    meetings: meetings.map((row) => {
      const body = JSON.parse(row.body) as MeetingBody;
      return {
        id: row.id as RecordId,
        kinds: kindsCounted(body, settings),
        groupId: body.groupId,
        day: body.heldOn,
        review: row.review_state,
        late: isLate(row.days_late, settings),
      };
    }),
    groups: standing.flatMap((row) => {
      if (row.kind !== 'group') return [];
      const body = JSON.parse(row.body) as GroupBody;
      return [{ id: row.id, from: body.foundedOn, until: body.dissolvedOn }];
    }),
    committeeSeats: standing.flatMap((row) => {
      if (row.kind !== 'office') return [];
      const body = JSON.parse(row.body) as OfficeBody;
      return body.committee === 'branch'
        ? [{ leads: body.title === 'secretary' || body.title === 'deputySecretary', from: body.from, until: body.until }]
        : [];
    }),
  };
}
