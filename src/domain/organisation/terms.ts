import { addMonths, daysBetween, type LocalDate } from '#domain/kernel/local-date.ts';
import type { BranchProfileBody } from '#domain/records/branch-profile.ts';
import type { Committee, OfficeBody } from '#domain/records/office.ts';
import type { TermBody } from '#domain/records/term.ts';
import type { RosterSettings } from '#domain/roster/settings.ts';
import type { RuleSource } from '#domain/rules/source.ts';

/** Where a term stands against its end: nothing to do, six and three months before it, and past it (EL-1). */
export type TermStage = 'running' | 'sixMonths' | 'threeMonths' | 'over';

/** A committee's term as it stands on a day. */
export type TermState = {
  readonly committee: Committee;
  /** The record; null where only the offices tell when it began. */
  readonly id: string | null;
  readonly electedOn: LocalDate;
  readonly years: number;
  /** The last day by the rule. */
  readonly ends: LocalDate;
  /** The last day with what was approved: the same, or the day it was put off to. */
  readonly dueOn: LocalDate;
  readonly daysLeft: number;
  readonly stage: TermStage;
  readonly source: RuleSource;
};

/** Years of office of a village committee, and of the 村务监督委员会 elected with it. */
const VILLAGE_COMMITTEE_YEARS = 5;
const MOST_MONTHS_PUT_OFF = 12;

const BRANCH_SOURCE: RuleSource = { document: 'branchRegulations2018', article: '21' };
const VILLAGE_SOURCE: RuleSource = { document: 'villageOrganisationLaw2018', article: '11' };

/** How long a committee is elected for: five years in a village, three elsewhere (支部工作条例 §21; BR-9), unless its record says otherwise. */
export function termYears(
  committee: Committee,
  profile: Pick<BranchProfileBody, 'village'>,
  settings: Pick<RosterSettings, 'villageTermYears' | 'otherTermYears'>,
): number {
  if (committee !== 'branch') return VILLAGE_COMMITTEE_YEARS;
  return profile.village ? settings.villageTermYears : settings.otherTermYears;
}

/** The day an election falls due, so many years after the last one (D19). */
export const termEnds = (electedOn: LocalDate, years: number): LocalDate => addMonths(electedOn, years * 12);

/** The latest day to which a term may be put off with approval: a year past its end (基层组织选举工作条例 §3; EL-2). */
export const latestPostponement = (ends: LocalDate): LocalDate => addMonths(ends, MOST_MONTHS_PUT_OFF);

/** What is wrong with putting a term off to a day; null when nothing is. */
export function postponeProblem(ends: LocalDate, to: LocalDate, paper: string): 'tooFar' | 'notLater' | 'noPaper' | null {
  if (to <= ends) return 'notLater';
  if (to > latestPostponement(ends)) return 'tooFar';
  return paper.trim() === '' ? 'noPaper' : null;
}

/** The stage of a term that is due on a day. The day itself is still in time. */
export function stageOf(dueOn: LocalDate, day: LocalDate): TermStage {
  if (day > dueOn) return 'over';
  if (day >= addMonths(dueOn, -3)) return 'threeMonths';
  return day >= addMonths(dueOn, -6) ? 'sixMonths' : 'running';
}

/** What the terms are worked out from. */
export type TermFacts = {
  readonly terms: readonly { readonly id: string; readonly body: TermBody }[];
  readonly offices: readonly { readonly body: OfficeBody }[];
  readonly profile: Pick<BranchProfileBody, 'village' | 'branchType'>;
};

/**
 * The term that runs in each committee on a day, the branch's first. Where nobody recorded one, it began with the longest-serving
 * of those in office. A 临时党支部 holds no elections (BR-4), so its committee has none.
 */
export function currentTerms(
  { terms, offices, profile }: TermFacts,
  day: LocalDate,
  settings: Pick<RosterSettings, 'villageTermYears' | 'otherTermYears'>,
): TermState[] {
  const committees: readonly Committee[] =
    profile.branchType === 'temporary' ? ['village', 'supervision'] : ['branch', 'village', 'supervision'];
  return committees.flatMap((committee): TermState[] => {
    const running = terms
      .filter(({ body }) => body.committee === committee && body.electedOn <= day && (body.endedOn === null || body.endedOn > day))
      .sort((a, b) => (a.body.electedOn === b.body.electedOn ? (a.id < b.id ? -1 : 1) : a.body.electedOn < b.body.electedOn ? 1 : -1))[0];
    const began = running?.body.electedOn ?? servingSince(offices, committee, day);
    if (began === undefined) return [];
    const years = running?.body.years ?? termYears(committee, profile, settings);
    const ends = termEnds(began, years);
    const postponed = running?.body.postponedTo ?? null;
    const allowed = postponed !== null && postponeProblem(ends, postponed, running?.body.postponePaper ?? '') === null;
    const dueOn = allowed ? postponed : ends;
    return [
      {
        committee,
        id: running?.id ?? null,
        electedOn: began,
        years,
        ends,
        dueOn,
        daysLeft: daysBetween(day, dueOn),
        stage: stageOf(dueOn, day),
        source: committee === 'branch' ? BRANCH_SOURCE : VILLAGE_SOURCE,
      },
    ];
  });
}

function servingSince(offices: TermFacts['offices'], committee: Committee, day: LocalDate): LocalDate | undefined {
  return offices
    .map(({ body }) => body)
    .filter((body) => body.committee === committee && body.from <= day && (body.until === null || body.until >= day))
    .map((body) => body.from)
    .sort()[0];
}
