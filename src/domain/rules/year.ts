import type { RecordId } from '#domain/kernel/ids.ts';
import { addMonths, daysBetween, type LocalDate, lastDayOf, monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';
import { type Cadence, cadencesOn } from './cadence.ts';
import { defaultSettings, type Settings } from './settings.ts';
import type { RuleSource } from './source.ts';

/** A sitting as far as a year's verdicts depend on it. `complete`: its record has everything a record needs. */
export type YearMeeting = {
  readonly id: RecordId;
  readonly kinds: readonly MeetingKind[];
  readonly groupId: string | null;
  readonly day: LocalDate;
  /** The year a 组织生活会 is for; its day's year where it says none. */
  readonly forYear: number | null;
  readonly complete: boolean;
};

/** Something that is there from a day on, to a day. */
export type Standing = { readonly from: LocalDate | null; readonly until: LocalDate | null };

/** A branch as far as a year's verdicts depend on it. */
export type YearFacts = {
  readonly branch: Standing;
  readonly meetings: readonly YearMeeting[];
  readonly groups: readonly (Standing & { readonly id: string })[];
  readonly committeeSeats: readonly (Standing & { readonly leads: boolean })[];
  readonly appraisals: readonly { readonly id: RecordId; readonly year: number; readonly complete: boolean }[];
};

/** A stretch of days, both ends included. */
export type Span = { readonly first: LocalDate; readonly last: LocalDate };

/** Why nothing is asked for. */
export type NotAsked = 'noCommittee' | 'noGroups' | 'branchNew' | 'branchEnded' | 'setToNone';

/** Where one obligation of a branch stands in one period of the year. The texts say 一般: what is missing reminds and never blocks. */
export type YearCell = {
  readonly obligation: YearObligation;
  readonly span: Span;
  /** 'incomplete': held, and a record lacks something. 'missing': its time is over. 'due': its time runs. 'ahead': its time has not begun. */
  readonly state: 'held' | 'incomplete' | 'missing' | 'due' | 'ahead' | 'notAsked';
  readonly reason: NotAsked | null;
  readonly have: number;
  readonly need: number;
  /** Groups without their meeting, where it is a matter of groups. */
  readonly groupsMissing: readonly string[];
  readonly daysLeft: number | null;
  readonly records: readonly RecordId[];
  readonly source: RuleSource;
};

/** What a year is judged by. */
export type YearObligation = 'assembly' | 'committee' | 'group' | 'themeDay' | 'lesson' | 'lifeMeeting' | 'appraisal';

/** An obligation as a township's settings make it: how often, for whom, how many times. */
export type Rule = Omit<Cadence, 'id' | 'meetingKind'> & {
  readonly id: YearObligation;
  readonly meetingKind: MeetingKind | null;
  readonly times: number;
};

const yearOf = (year: number): Span => ({ first: `${year}-01-01` as LocalDate, last: `${year}-12-31` as LocalDate });

/** The periods of a year in their order: twelve months, four quarters or the year. */
export function spansOf(year: number, period: Cadence['period']): readonly Span[] {
  const months = { month: 1, quarter: 3, year: 12 }[period];
  return Array.from({ length: 12 / months }, (_, i) => {
    const first = `${year}-${String(i * months + 1).padStart(2, '0')}-01` as LocalDate;
    return { first, last: lastDayOf(monthOf(addMonths(first, months - 1)) as YearMonth) };
  });
}

/** The lessons of a year as a cadence: by the month or the quarter where the number divides so, else so many in the year. */
function lessonRule(cadence: Cadence, times: number): Rule {
  const even = { 12: 'month', 4: 'quarter' }[times] as Cadence['period'] | undefined;
  return { ...cadence, id: 'lesson', period: even ?? 'year', times: even ? 1 : times };
}

/** The obligations of a year in force on a day, by a township's settings. */
export function rulesOf(day: LocalDate, settings: Settings): readonly Rule[] {
  const rules = cadencesOn(day).map(
    (cadence): Rule =>
      cadence.meetingKind === 'lesson'
        ? lessonRule(cadence, settings.meetings.lessonsPerYear)
        : { ...cadence, id: cadence.meetingKind, times: 1 },
  );
  const appraisal: Rule = {
    id: 'appraisal',
    meetingKind: null,
    period: 'year',
    whose: 'branch',
    since: '2018-10-28' as LocalDate,
    until: null,
    times: 1,
    source: { document: 'branchRegulations2018', article: '18' },
  };
  return appraisal.since <= day ? [...rules, appraisal] : rules;
}

const throughout = ({ from, until }: Standing, span: Span): boolean =>
  (from === null || from <= span.first) && (until === null || until >= span.last);
const on = ({ from, until }: Standing, day: LocalDate): boolean => (from === null || from <= day) && (until === null || until >= day);

/** Whether a branch committee (支委会) stood from a period's first day to its last: somebody but the secretary and his deputy held a seat at both ends. */
export const committeeStood = (seats: YearFacts['committeeSeats'], span: Span): boolean =>
  [span.first, span.last].every((day) => seats.some((seat) => !seat.leads && on(seat, day)));

function notAsked(rule: Rule, facts: YearFacts, span: Span, today: LocalDate): NotAsked | null {
  if (rule.times === 0) return 'setToNone';
  if (facts.branch.from !== null && facts.branch.from > span.first) return 'branchNew';
  if (facts.branch.until !== null && facts.branch.until < span.last) return 'branchEnded';
  // Who holds a seat on days to come is not known yet; today's committee is asked.
  const known: Span = { first: span.first <= today ? span.first : today, last: span.last <= today ? span.last : today };
  if (rule.whose === 'committee' && !committeeStood(facts.committeeSeats, known)) return 'noCommittee';
  if (rule.whose === 'group' && !facts.groups.some((group) => throughout(group, span))) return 'noGroups';
  return null;
}

type Found = { readonly id: RecordId; readonly complete: boolean; readonly groupId: string | null };

function foundIn(rule: Rule, facts: YearFacts, span: Span): readonly Found[] {
  if (rule.meetingKind === null)
    return facts.appraisals
      .filter(({ year }) => year === Number(span.first.slice(0, 4)))
      .map(({ id, complete }) => ({ id, complete, groupId: null }));
  const kind = rule.meetingKind;
  const inSpan = ({ day, forYear }: YearMeeting): boolean =>
    kind === 'lifeMeeting' && forYear !== null ? forYear === Number(span.first.slice(0, 4)) : day >= span.first && day <= span.last;
  return facts.meetings.filter((meeting) => meeting.kinds.includes(kind) && inSpan(meeting));
}

function cellOf(rule: Rule, facts: YearFacts, span: Span, today: LocalDate): YearCell {
  const found = foundIn(rule, facts, span);
  const reason = notAsked(rule, facts, span, today);
  const groups = rule.whose === 'group' ? facts.groups.filter((group) => throughout(group, span)).map(({ id }) => id) : [];
  const ofGroup = (id: string): readonly Found[] => found.filter((one) => one.groupId === id);
  const have = rule.whose === 'group' ? groups.filter((id) => ofGroup(id).length > 0).length : Math.min(found.length, rule.times);
  const whole =
    rule.whose === 'group'
      ? groups.every((id) => ofGroup(id).some(({ complete }) => complete))
      : found.filter(({ complete }) => complete).length >= rule.times;
  const need = rule.whose === 'group' ? groups.length : rule.times;
  const over = today > span.last;
  const state = ((): YearCell['state'] => {
    if (reason !== null) return 'notAsked';
    if (have >= need) return whole ? 'held' : 'incomplete';
    return over ? 'missing' : today < span.first ? 'ahead' : 'due';
  })();
  return {
    obligation: rule.id,
    span,
    state,
    reason: state === 'notAsked' ? reason : null,
    have,
    need: reason === null ? need : 0,
    groupsMissing: groups.filter((id) => ofGroup(id).length === 0),
    daysLeft: state === 'due' ? daysBetween(today, span.last) : null,
    records: found.map(({ id }) => id).sort(),
    source: rule.source,
  };
}

/** A year of a branch: every obligation in every one of its periods, by natural month, quarter and year. The same whatever order things were entered in. */
export function yearOfBranch(facts: YearFacts, year: number, today: LocalDate, settings: Settings = defaultSettings): readonly YearCell[] {
  return rulesOf(yearOf(year).last, settings).flatMap((rule) => spansOf(year, rule.period).map((span) => cellOf(rule, facts, span, today)));
}

/** Whether nothing of the year is missing, incomplete or still to be held. */
export const yearMet = (cells: readonly YearCell[]): boolean => cells.every(({ state }) => state === 'held' || state === 'notAsked');
