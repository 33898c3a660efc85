import { addMonths, type LocalDate, lastDayOf, monthOf, quarterOf } from '#domain/kernel/local-date.ts';
import type { AppraisalBody } from '#domain/records/appraisal.ts';
import type { GroupBody } from '#domain/records/group.ts';
import type { MeetingBody, MeetingKind } from '#domain/records/meeting.ts';
import type { OfficeBody } from '#domain/records/office.ts';
import type { Cadence } from '#domain/rules/cadence.ts';
import { hasCommittee } from '#domain/rules/overview.ts';
import type { Settings } from '#domain/rules/settings.ts';
import { rulesOf } from '#domain/rules/year.ts';
import { kindsCounted } from './kinds-counted.ts';

/** A branch's year as far as its book asks. */
export type YearFacts<M extends BookMeeting> = {
  readonly year: number;
  readonly today: LocalDate;
  /** Those held in the year, and of the next year those that may be for this one. */
  readonly meetings: readonly M[];
  /** What the township has set. */
  readonly settings: Settings;
  readonly groups: readonly {
    readonly id: string;
    readonly name: string;
    readonly from: LocalDate | null;
    readonly until: LocalDate | null;
  }[];
  readonly committeeSeats: readonly { readonly leads: boolean; readonly from: LocalDate; readonly until: LocalDate | null }[];
};

/** A meeting as far as the book sorts it. */
export type BookMeeting = {
  readonly id: string;
  readonly body: Pick<MeetingBody, 'meetingKind' | 'alsoCounts' | 'topics' | 'groupId' | 'heldOn' | 'forYear'>;
};

/** One stretch of time of one obligation: what was held in it, or that nothing was. */
export type BookPeriod<M> = {
  readonly id: string;
  readonly unit: 'month' | 'quarter' | 'year';
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** By day. */
  readonly meetings: readonly M[];
  /** 'none': nobody owed it then. 'coming': its time is not over. 'missed': its time is over and nothing was held. */
  readonly state: 'held' | 'missed' | 'coming' | 'none';
};

/** One obligation's year: a kind, and of 党小组会 one group's. */
export type BookPart<M> = {
  readonly meetingKind: MeetingKind;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly periods: readonly BookPeriod<M>[];
};

const pad = (n: number): string => String(n).padStart(2, '0');

function periodsOf(unit: Cadence['period'], year: number) {
  const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12;
  return Array.from({ length: 12 / months }, (_, i) => {
    const from = `${year}-${pad(i * months + 1)}-01` as LocalDate;
    const to = lastDayOf(monthOf(addMonths(from, months - 1)));
    const id = unit === 'month' ? from.slice(0, 7) : unit === 'year' ? String(year) : `${year}-Q${quarterOf(from)}`;
    return { id, unit, from, to };
  });
}

/** A year of 三会一课 by kind and date, with a place for everything that was owed, whether it was held or not. What nobody owed all year and nobody held is left out. */
export function yearBook<M extends BookMeeting>(facts: YearFacts<M>): BookPart<M>[] {
  const { year, today, meetings } = facts;
  const counted = meetings.map((meeting) => ({ meeting, kinds: kindsCounted(meeting.body, facts.settings.meetings) }));
  const parts = rulesOf(`${year}-12-31` as LocalDate, facts.settings).flatMap((cadence): BookPart<M>[] => {
    const kind = cadence.meetingKind;
    if (kind === null) return [];
    const owners = cadence.whose === 'group' ? facts.groups.map(({ id, name, from, until }) => ({ id, name, from, until })) : [null];
    return owners.map((group) => ({
      meetingKind: kind,
      group: group && { id: group.id, name: group.name },
      periods: periodsOf(cadence.period, year).map((period) => {
        const held = counted
          .filter(
            ({ meeting: { body }, kinds }) =>
              kinds.includes(kind) && (group === null || body.groupId === group.id) && belongs(body, kind, period),
          )
          .map(({ meeting }) => meeting)
          .sort((a, b) => (a.body.heldOn < b.body.heldOn ? -1 : 1));
        const owes =
          cadence.times > 0 &&
          period.from >= cadence.since &&
          (cadence.whose !== 'committee' || hasCommittee(facts.committeeSeats, { first: period.from, last: period.to })) &&
          (group === null || ((group.from === null || group.from <= period.to) && (group.until === null || group.until > period.from)));
        const state = held.length >= Math.max(1, cadence.times) ? 'held' : !owes ? 'none' : period.to < today ? 'missed' : 'coming';
        return { ...period, meetings: held, state };
      }),
    }));
  });
  return parts.filter(({ periods }) => periods.some(({ state }) => state !== 'none'));
}

/** A 组织生活会 belongs to the year it is for, every other sitting to its day. */
const belongs = (
  { heldOn, forYear }: BookMeeting['body'],
  kind: MeetingKind,
  { unit, from, to }: { readonly unit: string; readonly from: LocalDate; readonly to: LocalDate },
): boolean =>
  kind === 'lifeMeeting' && unit === 'year' && typeof forYear === 'number'
    ? String(forYear) === from.slice(0, 4)
    : heldOn >= from && heldOn <= to;

/** The 民主评议党员 that a year's book holds: those for the year by day; nothing to say of a year before it was owed (支部工作条例 §18). */
export function appraisalsOfYear<A extends { readonly body: Pick<AppraisalBody, 'year' | 'heldOn'> }>(
  appraisals: readonly A[],
  { year, today, settings }: Pick<YearFacts<BookMeeting>, 'year' | 'today' | 'settings'>,
): { readonly held: readonly A[]; readonly state: 'held' | 'missed' | 'coming' } | null {
  const held = appraisals.filter(({ body }) => body.year === year).sort((a, b) => (a.body.heldOn < b.body.heldOn ? -1 : 1));
  const lastDay = `${year}-12-31` as LocalDate;
  if (held.length > 0) return { held, state: 'held' };
  return rulesOf(lastDay, settings).some(({ id }) => id === 'appraisal') ? { held, state: lastDay < today ? 'missed' : 'coming' } : null;
}

const leads: ReadonlySet<string> = new Set(['secretary', 'deputySecretary']);

/** The facts of a year from the branch's records. */
export function yearFactsOf<M extends BookMeeting>(
  asked: Pick<YearFacts<M>, 'year' | 'today' | 'settings' | 'meetings'>,
  groups: readonly { readonly id: string; readonly body: GroupBody }[],
  offices: readonly { readonly body: OfficeBody }[],
): YearFacts<M> {
  return {
    ...asked,
    groups: [...groups]
      .sort((a, b) => a.body.order - b.body.order)
      .map(({ id, body }) => ({ id, name: body.name, from: body.foundedOn, until: body.dissolvedOn })),
    committeeSeats: offices
      .filter(({ body }) => body.committee === 'branch')
      .map(({ body }) => ({ leads: leads.has(body.title), from: body.from, until: body.until })),
  };
}
