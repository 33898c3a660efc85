import { guestsOf, isAway, nextContactOn, overdueBy, toRegister, transferFrom } from '#domain/floating/stays.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import { dayInChina, type Instant, type LocalDate } from '#domain/kernel/local-date.ts';
import { blankProfile, profileOf } from '#domain/organisation/profile.ts';
import { currentTerms } from '#domain/organisation/terms.ts';
import { type BodyOf, type KindName, kinds } from '#domain/records/registry.ts';
import type { RosterSettings } from '#domain/roster/settings.ts';
import type { DeskBranch } from '#protocol/desk.ts';
import type { DeskStays, DeskStaysRow } from '#protocol/desk-stays.ts';
import type { Db } from '#server/db/store.ts';
import type { RecordRow } from '#server/db/tables.ts';
import { recordsAround } from '#server/repos/desk-records.ts';
import { settingsOf } from '#server/repos/township-settings.ts';
import { deskBranches } from './branches.ts';

const NEEDED = ['member', 'floatingStay', 'term', 'office', 'branchProfile'] as const satisfies readonly KindName[];

/** Who is away and who is a guest, and when each committee is elected anew, of a township's villages in register order, by the rules of the phone. */
export async function deskStays(db: Db, townshipId: string, now: Instant): Promise<DeskStays> {
  const [branches, settings, rows] = [
    await deskBranches(db, townshipId, now),
    await settingsOf(db, townshipId),
    await recordsAround(db, townshipId, NEEDED, null),
  ];
  const byBranch = new Map<string, RecordRow[]>();
  for (const row of rows) byBranch.set(row.branch_id, [...(byBranch.get(row.branch_id) ?? []), row]);
  const today = dayInChina(now);
  return { now, rows: branches.map((branch) => rowOf(branch, byBranch.get(branch.id) ?? [], today, settings.roster)) };
}

/** The bodies of one kind as today's schema reads them: what an older phone left out has its default. */
const ofKind = <K extends (typeof NEEDED)[number]>(rows: readonly RecordRow[], kind: K): { id: string; body: BodyOf<K> }[] =>
  rows.flatMap((row) => {
    if (row.kind !== kind) return [];
    const read = kinds[kind].body.safeParse(JSON.parse(row.body));
    return read.success ? [{ id: row.id, body: read.data as BodyOf<K> }] : [];
  });

function rowOf(branch: DeskBranch, rows: readonly RecordRow[], today: LocalDate, settings: RosterSettings): DeskStaysRow {
  const all = ofKind(rows, 'floatingStay');
  // One card read by two phones is one guest, as on the phone.
  const stays = [...all.filter(({ body }) => body.direction === 'out'), ...guestsOf(all)].filter(({ body }) => isAway(body, today));
  const profile = profileOf(ofKind(rows, 'branchProfile') as never)?.body ?? blankProfile;
  const terms = currentTerms({ terms: ofKind(rows, 'term'), offices: ofKind(rows, 'office'), profile }, today, settings);
  return {
    branch,
    stays: stays
      .map(({ id, body }) => {
        const nextOn = nextContactOn(body, today, settings);
        const from = transferFrom(body);
        const { name, direction, place, since } = body;
        return {
          id: id as RecordId,
          name,
          direction,
          place,
          since,
          contactName: body.contact?.name ?? '',
          nextOn,
          overdueDays: overdueBy(nextOn, today),
          transferFrom: from !== null && from <= today ? from : null,
        };
      })
      .sort((a, b) => (a.direction === b.direction ? (a.since < b.since ? -1 : 1) : a.direction === 'out' ? -1 : 1)),
    unregistered: toRegister(ofKind(rows, 'member'), all, today).map(({ id, body }) => ({ id: id as RecordId, name: body.name })),
    terms: terms.map(({ committee, electedOn, dueOn, daysLeft, stage }) => ({ committee, electedOn, dueOn, daysLeft, stage })),
  };
}
