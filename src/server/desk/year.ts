import type { RecordId } from '#domain/kernel/ids.ts';
import { dayInChina, type Instant, type LocalDate } from '#domain/kernel/local-date.ts';
import { lacks } from '#domain/meetings/completeness.ts';
import { kindsCounted } from '#domain/meetings/kinds-counted.ts';
import type { AppraisalBody } from '#domain/records/appraisal.ts';
import type { BranchProfileBody } from '#domain/records/branch-profile.ts';
import type { ExcusalBody } from '#domain/records/excusal.ts';
import type { GroupBody } from '#domain/records/group.ts';
import { MeetingBody } from '#domain/records/meeting.ts';
import type { OfficeBody } from '#domain/records/office.ts';
import { appraisalHints } from '#domain/rules/appraisal.ts';
import type { Settings } from '#domain/rules/settings.ts';
import { type YearFacts, type YearMeeting, yearOfBranch } from '#domain/rules/year.ts';
import type { DeskYear } from '#protocol/year.ts';
import type { Db } from '#server/db/store.ts';
import { recordsAround } from '#server/repos/desk-records.ts';
import { settingsOf } from '#server/repos/township-settings.ts';
import { deskBranches } from './branches.ts';

type Row = { readonly id: string; readonly kind: string; readonly branch_id: string; readonly body: string };

/** A year of a township: every village's standing in every obligation, period by period, by the township's own numbers. Two questions to the store, however many villages. */
export async function yearOf(db: Db, townshipId: string, year: number, now: Instant): Promise<DeskYear> {
  const today = dayInChina(now);
  const settings = await settingsOf(db, townshipId);
  const branches = await deskBranches(db, townshipId, now);
  // A 组织生活会 or an appraisal may be held after the year it is for.
  const held = await recordsAround(db, townshipId, ['meeting', 'appraisal'], { from: `${year}-01-01`, to: `${year + 1}-12-31` });
  const standing = await recordsAround(db, townshipId, ['group', 'office', 'branchProfile', 'excusal'], null);
  const byBranch = Map.groupBy<string, Row>([...held, ...standing], (row) => row.branch_id);
  return {
    now,
    year,
    rows: branches.map((branch) => {
      const rows = byBranch.get(branch.id) ?? [];
      const names = new Map(rows.filter(({ kind }) => kind === 'group').map((row) => [row.id, (JSON.parse(row.body) as GroupBody).name]));
      const excusals = bodiesOf<ExcusalBody>(rows, 'excusal').map(({ body }) => body);
      const cells = yearOfBranch(factsOf(rows, settings, today), year, today, settings);
      return {
        branch,
        cells: cells.map(({ span, source: _, ...cell }) => ({
          ...cell,
          ...span,
          said: excusals
            .filter(({ meetingKind, from }) => meetingKind === cell.obligation && from === span.first)
            .map(({ reason }) => reason),
          groupsMissing: cell.groupsMissing.map((id) => names.get(id) ?? ''),
          records: [...cell.records],
        })),
      };
    }),
  };
}

function bodiesOf<T>(rows: readonly Row[], kind: string): { readonly id: RecordId; readonly body: T }[] {
  return rows.flatMap((row) => (row.kind === kind ? [{ id: row.id as RecordId, body: JSON.parse(row.body) as T }] : []));
}

function factsOf(rows: readonly Row[], settings: Settings, today: LocalDate): YearFacts {
  const founded = bodiesOf<BranchProfileBody>(rows, 'branchProfile').flatMap(({ body }) => body.foundedOn ?? []);
  return {
    branch: { from: founded.sort()[0] ?? null, until: null },
    meetings: bodiesOf<unknown>(rows, 'meeting').map(({ id, body }): YearMeeting => {
      // What was written before a field was there has its default.
      const meeting = MeetingBody.parse(body);
      return {
        id,
        kinds: kindsCounted(meeting, settings.meetings),
        groupId: meeting.groupId,
        day: meeting.heldOn,
        forYear: meeting.forYear,
        complete: lacks(meeting, meeting.roll, today).length === 0,
      };
    }),
    groups: bodiesOf<GroupBody>(rows, 'group').map(({ id, body }) => ({ id, from: body.foundedOn, until: body.dissolvedOn })),
    committeeSeats: bodiesOf<OfficeBody>(rows, 'office').flatMap(({ body }) =>
      body.committee === 'branch'
        ? [{ leads: body.title === 'secretary' || body.title === 'deputySecretary', from: body.from, until: body.until }]
        : [],
    ),
    appraisals: bodiesOf<AppraisalBody>(rows, 'appraisal').map(({ id, body }) => ({
      id,
      year: body.year,
      complete: appraisalHints(body).every(({ code }) => code === 'tooManyExcellent'),
    })),
  };
}
